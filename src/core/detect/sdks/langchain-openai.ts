import type { SdkTable } from '../signature.ts';

const CHAT = [
  'langchain_openai#{ChatOpenAI,OpenAI}',
  'langchain_community#{ChatOpenAI,OpenAI,OpenAIChat}',
  'langchain#{ChatOpenAI,OpenAI,OpenAIChat}',
  '@langchain/openai#{ChatOpenAI,OpenAI,ChatOpenAIResponses,ChatOpenAICompletions}',
];
const EMBEDDINGS = [
  'langchain_openai#OpenAIEmbeddings',
  'langchain_community#OpenAIEmbeddings',
  'langchain#OpenAIEmbeddings',
  '@langchain/openai#OpenAIEmbeddings',
];
const AZURE_CHAT = [
  'langchain_openai#{AzureChatOpenAI,AzureOpenAI}',
  'langchain_community#{AzureChatOpenAI,AzureOpenAI}',
  'langchain#{AzureChatOpenAI,AzureOpenAI}',
  '@langchain/openai#{AzureChatOpenAI,AzureOpenAI}',
];
const AZURE_EMBEDDINGS = [
  'langchain_openai#AzureOpenAIEmbeddings',
  'langchain_community#AzureOpenAIEmbeddings',
  'langchain#AzureOpenAIEmbeddings',
  '@langchain/openai#AzureOpenAIEmbeddings',
];
const DEPLOYMENT = ['azure_deployment', 'deployment_name', 'azureOpenAIApiDeploymentName', 'deploymentName'];

/** LangChain's OpenAI and Azure OpenAI classes, also under their former homes. */
export const langchainOpenai: SdkTable = {
  id: 'langchain-openai',
  documentation: 'https://reference.langchain.com/python/integrations/langchain_openai/',
  packages: [
    { ecosystem: 'pypi', name: 'langchain-openai', modules: ['langchain_openai'] },
    { ecosystem: 'npm', name: '@langchain/openai', modules: ['@langchain/openai'] },
  ],
  provider: 'openai',
  grammar: 'native',
  clients: [
    {
      callee: [...CHAT, ...EMBEDDINGS],
      provider: 'openai',
      endpoint: { names: ['base_url', 'openai_api_base', 'configuration.baseURL', 'configuration.basePath'] },
    },
    {
      callee: [...AZURE_CHAT, ...AZURE_EMBEDDINGS],
      provider: 'azure-openai',
      endpoint: { names: ['azure_endpoint', 'openai_api_base', 'azureOpenAIEndpoint', 'azureOpenAIBasePath'] },
    },
  ],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: CHAT,
      argument: { names: ['model', 'model_name', 'modelName'] },
      // Another one in each language and from version to version.
      omitted: { uses: null },
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: EMBEDDINGS,
      argument: { names: ['model', 'model_name', 'modelName'] },
      omitted: { uses: 'text-embedding-ada-002' },
    },
    {
      id: 'azure-chat',
      subject: 'model',
      callee: AZURE_CHAT,
      argument: { names: [...DEPLOYMENT, 'model', 'model_name'] },
      provider: 'azure-openai',
    },
    {
      id: 'azure-embeddings',
      subject: 'embedding-model',
      callee: AZURE_EMBEDDINGS,
      argument: { names: [...DEPLOYMENT, 'azureOpenAIApiEmbeddingsDeploymentName', 'deployment', 'model'] },
      provider: 'azure-openai',
    },
  ],
};
