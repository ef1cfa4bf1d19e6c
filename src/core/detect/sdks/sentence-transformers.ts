import type { SdkTable } from '../signature.ts';

const REVISION = { names: ['revision'] };

/** Sentence Transformers; a bare name means the `sentence-transformers` organisation of the Hub. */
export const sentenceTransformers: SdkTable = {
  id: 'sentence-transformers',
  documentation: 'https://sbert.net/docs/package_reference/sentence_transformer/SentenceTransformer.html',
  packages: [{ ecosystem: 'pypi', name: 'sentence-transformers', modules: ['sentence_transformers'] }],
  provider: 'huggingface',
  grammar: 'hub',
  signatures: [
    {
      id: 'model',
      subject: 'embedding-model',
      callee: ['sentence_transformers#{SentenceTransformer,SparseEncoder}', 'sentence_transformers#models.Transformer'],
      tails: ['SentenceTransformer'],
      argument: { names: ['model_name_or_path'], position: 0 },
      revision: REVISION,
    },
    {
      id: 'cross-encoder',
      subject: 'model',
      callee: ['sentence_transformers#CrossEncoder'],
      argument: { names: ['model_name_or_path', 'model_name'], position: 0 },
      revision: REVISION,
    },
  ],
};
