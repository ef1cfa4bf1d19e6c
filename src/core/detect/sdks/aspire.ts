import type { SdkTable } from '../signature.ts';

/**
 * What is called on a resource of the host. Projects import the builder's namespace for all files, which name its class
 * alone; a builder that is a parameter is an instance of its interface.
 */
function added(resource: string, method: string): readonly string[] {
  const path = method === '' ? resource : `${resource}().**.${method}`;
  return [
    `Aspire.Hosting#DistributedApplication.CreateBuilder().${path}`,
    `DistributedApplication#CreateBuilder().${path}`,
    `IDistributedApplicationBuilder()#${path}`,
  ];
}

/** What is called on a client of an application whose connection the host gives. */
function connected(client: string, method: string): readonly string[] {
  return [
    `WebApplication#CreateBuilder().${client}().**.${method}`,
    `Host#CreateApplicationBuilder().${client}().**.${method}`,
    `IHostApplicationBuilder()#${client}().**.${method}`,
  ];
}

/** Aspire hosts: models that are deployed or pulled beside the application. */
export const aspire: SdkTable = {
  id: 'aspire',
  documentation: 'https://aspire.dev/integrations/ai/ollama/ollama-host/',
  packages: [
    {
      ecosystem: 'nuget',
      name: 'Aspire.Hosting',
      modules: ['Aspire.Hosting', 'DistributedApplication', 'IDistributedApplicationBuilder()'],
    },
    {
      ecosystem: 'nuget',
      name: 'Aspire.OpenAI',
      modules: ['WebApplication', 'Host', 'IHostApplicationBuilder()'],
    },
  ],
  provider: null,
  grammar: 'native',
  signatures: [
    {
      id: 'ollama',
      subject: 'model',
      callee: added('AddOllama', 'AddModel'),
      argument: { names: ['modelName'], position: -1 },
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'huggingface',
      subject: 'model',
      callee: added('AddOllama', 'AddHuggingFaceModel'),
      argument: { names: ['modelName'], position: 1 },
      provider: 'huggingface',
      grammar: 'hub',
    },
    {
      id: 'azure-openai',
      subject: 'model',
      callee: added('AddAzureOpenAI', 'AddDeployment'),
      argument: { names: ['modelName'], position: 1 },
      provider: 'azure-openai',
    },
    {
      id: 'foundry',
      subject: 'model',
      callee: added('{AddAzureAIFoundry,AddFoundry}', 'AddDeployment'),
      argument: { names: ['modelName'], position: 1 },
      provider: 'azure-foundry',
      grammar: 'guess',
    },
    {
      id: 'openai',
      subject: 'model',
      callee: added('AddOpenAI', 'AddModel'),
      argument: { names: ['model'], position: 1 },
      provider: 'openai',
    },
    {
      id: 'github',
      subject: 'model',
      callee: added('AddGitHubModel', ''),
      argument: { names: ['model'], position: 1 },
      provider: 'github-models',
      grammar: 'guess',
    },
    {
      id: 'azure-client',
      subject: 'model',
      callee: connected('AddAzureOpenAIClient', '{AddChatClient,AddKeyedChatClient}'),
      argument: { names: ['deploymentName'], position: -1 },
      provider: 'azure-openai',
    },
    {
      id: 'azure-client-embedding',
      subject: 'embedding-model',
      callee: connected('AddAzureOpenAIClient', '{AddEmbeddingGenerator,AddKeyedEmbeddingGenerator}'),
      argument: { names: ['deploymentName'], position: -1 },
      provider: 'azure-openai',
    },
    {
      id: 'openai-client',
      subject: 'model',
      callee: connected('AddOpenAIClient', '{AddChatClient,AddKeyedChatClient}'),
      argument: { names: ['deploymentName'], position: -1 },
      provider: 'openai',
    },
    {
      id: 'openai-client-embedding',
      subject: 'embedding-model',
      callee: connected('AddOpenAIClient', '{AddEmbeddingGenerator,AddKeyedEmbeddingGenerator}'),
      argument: { names: ['deploymentName'], position: -1 },
      provider: 'openai',
    },
  ],
};
