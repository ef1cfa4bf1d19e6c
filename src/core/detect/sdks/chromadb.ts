import type { SdkTable } from '../signature.ts';

/** Chroma's embedding functions. */
export const chromadb: SdkTable = {
  id: 'chromadb',
  documentation: 'https://docs.trychroma.com/docs/embeddings/embedding-functions',
  packages: [
    { ecosystem: 'pypi', name: 'chromadb', modules: ['chromadb'] },
    { ecosystem: 'npm', name: 'chromadb', modules: ['chromadb'] },
  ],
  provider: 'openai',
  grammar: 'native',
  clients: [{ callee: ['chromadb#OllamaEmbeddingFunction'], provider: 'ollama', endpoint: { names: ['url'] } }],
  signatures: [
    {
      id: 'openai',
      subject: 'embedding-model',
      callee: ['chromadb#OpenAIEmbeddingFunction'],
      argument: { names: ['model_name', 'openai_model', 'modelName'] },
    },
    {
      id: 'sentence-transformer',
      subject: 'embedding-model',
      callee: ['chromadb#{SentenceTransformerEmbeddingFunction,HuggingFaceEmbeddingFunction}'],
      argument: { names: ['model_name'] },
      provider: 'huggingface',
      grammar: 'hub',
    },
    {
      id: 'ollama',
      subject: 'embedding-model',
      callee: ['chromadb#OllamaEmbeddingFunction'],
      argument: { names: ['model_name'] },
      provider: 'ollama',
      grammar: 'ollama',
    },
  ],
};
