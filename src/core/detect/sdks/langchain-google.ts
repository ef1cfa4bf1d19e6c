import type { SdkTable } from '../signature.ts';

/** LangChain's classes for the Gemini API and for Vertex AI. */
export const langchainGoogle: SdkTable = {
  id: 'langchain-google',
  documentation: 'https://reference.langchain.com/python/integrations/langchain_google_genai/',
  packages: [
    { ecosystem: 'pypi', name: 'langchain-google-genai', modules: ['langchain_google_genai'] },
    { ecosystem: 'pypi', name: 'langchain-google-vertexai', modules: ['langchain_google_vertexai'] },
    { ecosystem: 'npm', name: '@langchain/google-genai', modules: ['@langchain/google-genai'] },
    { ecosystem: 'npm', name: '@langchain/google-vertexai', modules: ['@langchain/google-vertexai'] },
    { ecosystem: 'npm', name: '@langchain/google-vertexai-web', modules: ['@langchain/google-vertexai-web'] },
    { ecosystem: 'npm', name: '@langchain/google', modules: ['@langchain/google'] },
  ],
  provider: 'google',
  grammar: 'native',
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [
        'langchain_google_genai#{ChatGoogleGenerativeAI,GoogleGenerativeAI}',
        '@langchain/google-genai#ChatGoogleGenerativeAI',
        '@langchain/google#ChatGoogle',
      ],
      argument: { names: ['model', 'modelName'] },
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [
        'langchain_google_genai#GoogleGenerativeAIEmbeddings',
        '@langchain/google-genai#GoogleGenerativeAIEmbeddings',
      ],
      argument: { names: ['model', 'modelName'] },
    },
    {
      id: 'vertex-chat',
      subject: 'model',
      callee: [
        'langchain_google_vertexai#{ChatVertexAI,VertexAI,ChatAnthropicVertex,VertexAIModelGarden}',
        'langchain_community#{ChatVertexAI,VertexAI}',
        '@langchain/google-vertexai#{ChatVertexAI,VertexAI}',
        '@langchain/google-vertexai-web#{ChatVertexAI,VertexAI}',
      ],
      argument: { names: ['model', 'model_name', 'modelName'] },
      provider: 'vertex',
      grammar: 'vertex',
    },
    {
      id: 'vertex-embeddings',
      subject: 'embedding-model',
      callee: [
        'langchain_google_vertexai#VertexAIEmbeddings',
        '@langchain/google-vertexai#VertexAIEmbeddings',
        '@langchain/google-vertexai-web#VertexAIEmbeddings',
      ],
      argument: { names: ['model_name', 'model'] },
      provider: 'vertex',
      grammar: 'vertex',
    },
  ],
};
