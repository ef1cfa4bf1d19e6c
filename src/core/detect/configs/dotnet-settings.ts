import type { ConfigTable } from '../config-table.ts';

const SECTION =
  '{OpenAI*,AzureOpenAI*,AOAI*,AzureAI*,AzureFoundry*,Ollama*,Anthropic*,Claude*,Gemini*,GoogleAI*,GoogleGemini*,Mistral*,HuggingFace*,Bedrock*,VertexAI*,GitHubModels*,DeepSeek*,Groq*}';

const PROVIDERS = [
  [/^(?:azureopenai|aoai)/, 'azure-openai'],
  [/^(?:azureai|azurefoundry)/, 'azure-foundry'],
  [/^openai/, 'openai'],
  [/^ollama/, 'ollama'],
  [/^(?:anthropic|claude)/, 'anthropic'],
  [/^(?:gemini|googleai|googlegemini)/, 'google'],
  [/^vertexai/, 'vertex'],
  [/^mistral/, 'mistral'],
  [/^huggingface/, 'huggingface'],
  [/^bedrock/, 'bedrock'],
  [/^githubmodels/, 'github-models'],
  [/^deepseek/, 'deepseek'],
  [/^groq/, 'groq'],
] as const;

/** Settings of .NET applications: a section per provider, as the samples of Semantic Kernel and Microsoft.Extensions.AI have it. */
export const dotnetSettings: ConfigTable = {
  id: 'dotnet-settings',
  documentation: 'https://learn.microsoft.com/semantic-kernel/concepts/ai-services/chat-completion/',
  documents: [{ files: ['{appsettings,secrets,local.settings}*.json', '*appsettings*.json'] }],
  settings: [
    {
      id: 'embedding-model',
      subject: 'embedding-model',
      paths: [
        `**.${SECTION}.**.{Embedding*,TextEmbedding*}.{Model*,Deployment*}`,
        `**.${SECTION}.{EmbeddingModel*,EmbeddingDeployment*,EmbeddingsModel*,EmbeddingsDeployment*,TextEmbedding*}`,
      ],
      providerKey: true,
      providers: PROVIDERS,
      written: [{ pattern: /^(\S+)$/ }],
    },
    {
      id: 'model',
      subject: 'model',
      paths: [
        `**.${SECTION}.{Model,ModelId,ModelName,ChatModel,ChatModelId,ChatModelName,DefaultModel,TextModel,Deployment,DeploymentName,DeploymentId,ChatDeployment,ChatDeploymentName,ChatModelDeployment,Gpt*}`,
        `**.${SECTION}.**.{ModelId,ModelName,DeploymentName,ChatDeploymentName}`,
      ],
      providerKey: true,
      providers: PROVIDERS,
      written: [{ pattern: /^(?!https?:)(\S+)$/ }],
    },
  ],
};
