import type { SdkTable } from '../signature.ts';

/** Embeddings databases and pipelines over models of the Hub. */
export const txtai: SdkTable = {
  id: 'txtai',
  documentation: 'https://neuml.github.io/txtai/embeddings/configuration/vectors/',
  packages: [{ ecosystem: 'pypi', name: 'txtai', modules: ['txtai'] }],
  provider: 'huggingface',
  grammar: 'hub',
  signatures: [
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: ['txtai#Embeddings'],
      argument: { names: ['path'] },
    },
    {
      id: 'pipeline',
      subject: 'model',
      callee: ['txtai#{LLM,RAG,Extractor,Labels,Summary,Transcription,TextToSpeech,Textractor,Similarity,Generator}'],
      argument: { names: ['path'], position: 0 },
    },
  ],
};
