import type { SdkTable } from '../signature.ts';

const MODEL = { names: ['model', 'model_name'], position: 0 };

/** LlamaIndex: one integration package per provider under `llama_index.llms` and `llama_index.embeddings`. */
export const llamaIndex: SdkTable = {
  id: 'llama-index',
  documentation: 'https://developers.llamaindex.ai/python/framework/module_guides/models/llms/',
  packages: [
    { ecosystem: 'pypi', name: 'llama-index', modules: ['llama_index', 'llama_index.core'] },
    { ecosystem: 'pypi', name: 'llama-index-llms-openai', modules: ['llama_index.llms.openai'] },
    { ecosystem: 'pypi', name: 'llama-index-embeddings-openai', modules: ['llama_index.embeddings.openai'] },
    { ecosystem: 'pypi', name: 'llama-index-embeddings-huggingface', modules: ['llama_index.embeddings.huggingface'] },
    { ecosystem: 'npm', name: 'llamaindex', modules: ['llamaindex'] },
    { ecosystem: 'npm', name: '@llamaindex/openai', modules: ['@llamaindex/openai'] },
    { ecosystem: 'npm', name: '@llamaindex/anthropic', modules: ['@llamaindex/anthropic'] },
    { ecosystem: 'npm', name: '@llamaindex/google', modules: ['@llamaindex/google'] },
    { ecosystem: 'npm', name: '@llamaindex/ollama', modules: ['@llamaindex/ollama'] },
  ],
  provider: 'openai',
  grammar: 'native',
  clients: [
    {
      callee: ['llama_index.llms#{OpenAI,OpenAIResponses,OpenAILike}', 'llama_index.embeddings#OpenAIEmbedding'],
      provider: 'openai',
      endpoint: { names: ['api_base'] },
    },
    {
      callee: ['llama_index.llms#Ollama', 'llama_index.embeddings#OllamaEmbedding'],
      provider: 'ollama',
      endpoint: { names: ['base_url'] },
    },
    { callee: ['llama_index.llms#AzureOpenAI'], provider: 'azure-openai', endpoint: { names: ['azure_endpoint'] } },
  ],
  signatures: [
    {
      id: 'openai',
      subject: 'model',
      callee: [
        'llama_index.llms#{OpenAI,OpenAIResponses,OpenAILike}',
        'llamaindex#{OpenAI,openai}',
        '@llamaindex/openai#{OpenAI,openai,openaiResponses}',
      ],
      argument: MODEL,
    },
    {
      id: 'openai-embedding',
      subject: 'embedding-model',
      callee: [
        'llama_index.embeddings#OpenAIEmbedding',
        'llamaindex#OpenAIEmbedding',
        '@llamaindex/openai#OpenAIEmbedding',
      ],
      argument: { names: ['model', 'model_name'] },
    },
    {
      id: 'azure',
      subject: 'model',
      callee: ['llama_index.llms#AzureOpenAI'],
      argument: { names: ['engine', 'azure_deployment', 'deployment_name', 'model'] },
      provider: 'azure-openai',
    },
    {
      id: 'anthropic',
      subject: 'model',
      callee: ['llama_index.llms#Anthropic', 'llamaindex#Anthropic', '@llamaindex/anthropic#{Anthropic,anthropic}'],
      argument: MODEL,
      provider: 'anthropic',
    },
    {
      id: 'google',
      subject: 'model',
      callee: ['llama_index.llms#{Gemini,GoogleGenAI}', '@llamaindex/google#{Gemini,gemini}'],
      argument: MODEL,
      provider: 'google',
    },
    {
      id: 'google-embedding',
      subject: 'embedding-model',
      callee: ['llama_index.embeddings#{GeminiEmbedding,GoogleGenAIEmbedding}'],
      argument: MODEL,
      provider: 'google',
    },
    {
      id: 'bedrock',
      subject: 'model',
      callee: ['llama_index.llms#{Bedrock,BedrockConverse}'],
      argument: MODEL,
      provider: 'bedrock',
      grammar: 'bedrock',
    },
    { id: 'mistral', subject: 'model', callee: ['llama_index.llms#MistralAI'], argument: MODEL, provider: 'mistral' },
    {
      id: 'groq',
      subject: 'model',
      callee: ['llama_index.llms#Groq', 'llamaindex#Groq'],
      argument: MODEL,
      provider: 'groq',
    },
    {
      id: 'cohere',
      subject: 'model',
      callee: ['llama_index.llms#Cohere', 'llama_index.postprocessor#CohereRerank'],
      argument: { names: ['model'] },
      provider: 'cohere',
    },
    {
      id: 'ollama',
      subject: 'model',
      callee: ['llama_index.llms#Ollama', 'llamaindex#Ollama', '@llamaindex/ollama#{Ollama,ollama}'],
      argument: MODEL,
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'ollama-embedding',
      subject: 'embedding-model',
      callee: ['llama_index.embeddings#OllamaEmbedding'],
      argument: { names: ['model_name'], position: 0 },
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'huggingface',
      subject: 'model',
      callee: [
        'llama_index.llms#{HuggingFaceLLM,HuggingFaceInferenceAPI}',
        'llama_index#{SentenceTransformerRerank,FlagEmbeddingReranker}',
      ],
      argument: { names: ['model_name', 'model'] },
      provider: 'huggingface',
      grammar: 'hub',
    },
    {
      id: 'huggingface-embedding',
      subject: 'embedding-model',
      callee: ['llama_index.embeddings#{HuggingFaceEmbedding,HuggingFaceInferenceAPIEmbedding,FastEmbedEmbedding}'],
      argument: { names: ['model_name'], position: 0 },
      provider: 'huggingface',
      grammar: 'hub',
    },
  ],
};
