import type { SdkTable } from '../signature.ts';

/** LanceDB: embedding functions of its registry, and rerankers; which platform embeds is named by the key in front. */
export const lancedb: SdkTable = {
  id: 'lancedb',
  documentation: 'https://lancedb.github.io/lancedb/embeddings/embedding_functions/',
  packages: [
    { ecosystem: 'pypi', name: 'lancedb', modules: ['lancedb'] },
    { ecosystem: 'npm', name: '@lancedb/lancedb', modules: ['@lancedb/lancedb'] },
  ],
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'embedding',
      subject: 'embedding-model',
      callee: [
        // `get` with a key that is written is a member of that name.
        'lancedb#get_registry().*.create',
        'lancedb#get_registry().get().create',
        'lancedb#EmbeddingFunctionRegistry.get_instance().*.create',
        '@lancedb/lancedb#getRegistry().*.create',
        '@lancedb/lancedb#getRegistry().get().create',
      ],
      argument: { names: ['name', 'model'] },
    },
    {
      id: 'reranker',
      subject: 'model',
      callee: [
        'lancedb#{CohereReranker,CrossEncoderReranker,ColbertReranker,AnswerdotaiRerankers,JinaReranker,OpenaiReranker,VoyageAIReranker}',
      ],
      argument: { names: ['model_name'] },
    },
  ],
};
