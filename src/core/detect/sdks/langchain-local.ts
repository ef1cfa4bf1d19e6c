import type { SdkTable } from '../signature.ts';

const OLLAMA_CHAT = [
  'langchain_ollama#{ChatOllama,OllamaLLM}',
  'langchain_community#{ChatOllama,Ollama}',
  'langchain#{ChatOllama,Ollama}',
  '@langchain/ollama#{ChatOllama,Ollama}',
  '@langchain/community#{ChatOllama,Ollama}',
];
const OLLAMA_EMBEDDINGS = [
  'langchain_ollama#OllamaEmbeddings',
  'langchain_community#OllamaEmbeddings',
  '@langchain/ollama#OllamaEmbeddings',
  '@langchain/community#OllamaEmbeddings',
];

/** LangChain over Ollama and over weights of the Hugging Face Hub. */
export const langchainLocal: SdkTable = {
  id: 'langchain-local',
  documentation: 'https://reference.langchain.com/python/integrations/langchain_huggingface/',
  packages: [
    { ecosystem: 'pypi', name: 'langchain-ollama', modules: ['langchain_ollama'] },
    { ecosystem: 'npm', name: '@langchain/ollama', modules: ['@langchain/ollama'] },
    { ecosystem: 'pypi', name: 'langchain-huggingface', modules: ['langchain_huggingface'] },
    { ecosystem: 'pypi', name: 'langchain-community', modules: ['langchain_community'] },
    { ecosystem: 'npm', name: '@langchain/community', modules: ['@langchain/community'] },
  ],
  provider: 'huggingface',
  grammar: 'hub',
  clients: [
    {
      callee: [...OLLAMA_CHAT, ...OLLAMA_EMBEDDINGS],
      provider: 'ollama',
      endpoint: { names: ['base_url', 'baseUrl'] },
    },
    {
      callee: ['langchain_huggingface#{HuggingFaceEndpoint,HuggingFaceEndpointEmbeddings}'],
      provider: 'huggingface',
      endpoint: { names: ['endpoint_url'] },
    },
  ],
  signatures: [
    {
      id: 'ollama',
      subject: 'model',
      callee: OLLAMA_CHAT,
      argument: { names: ['model'] },
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'ollama-embeddings',
      subject: 'embedding-model',
      callee: OLLAMA_EMBEDDINGS,
      argument: { names: ['model'] },
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'huggingface',
      subject: 'model',
      callee: [
        'langchain_huggingface#{HuggingFaceEndpoint,ChatHuggingFace}',
        'langchain_huggingface#HuggingFacePipeline.from_model_id',
        'langchain_community#{HuggingFaceHub,HuggingFaceEndpoint,HuggingFaceCrossEncoder}',
        'langchain_community#HuggingFacePipeline.from_model_id',
        'langchain#{HuggingFaceHub,HuggingFaceEndpoint}',
        '@langchain/community#HuggingFaceInference',
      ],
      argument: { names: ['repo_id', 'model_id', 'model_name', 'model'] },
    },
    {
      id: 'huggingface-embeddings',
      subject: 'embedding-model',
      callee: [
        'langchain_huggingface#{HuggingFaceEmbeddings,HuggingFaceEndpointEmbeddings}',
        'langchain_community#{HuggingFaceEmbeddings,HuggingFaceBgeEmbeddings,HuggingFaceInstructEmbeddings}',
        'langchain_community#{SentenceTransformerEmbeddings,HuggingFaceInferenceAPIEmbeddings}',
        'langchain#{HuggingFaceEmbeddings,HuggingFaceInstructEmbeddings,SentenceTransformerEmbeddings}',
        '@langchain/community#{HuggingFaceTransformersEmbeddings,HuggingFaceInferenceEmbeddings}',
      ],
      argument: { names: ['model_name', 'model', 'repo_id', 'modelName'] },
      // `sentence-transformers/all-mpnet-base-v2` in some of them, another one or none in others.
      omitted: { uses: null },
      revision: { names: ['model_kwargs.revision'] },
    },
  ],
};
