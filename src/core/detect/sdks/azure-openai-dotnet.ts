import type { SdkTable } from '../signature.ts';

const CLIENT = 'Azure.AI.OpenAI#AzureOpenAIClient()';
const DEPLOYMENT = { names: ['deploymentName', 'model'], position: 0 };

/** Azure OpenAI for .NET: what is named is a deployment, which people mostly call like its model. */
export const azureOpenaiDotnet: SdkTable = {
  id: 'azure-openai-dotnet',
  documentation: 'https://learn.microsoft.com/dotnet/api/overview/azure/ai.openai-readme',
  packages: [{ ecosystem: 'nuget', name: 'Azure.AI.OpenAI', modules: ['Azure.AI.OpenAI'] }],
  provider: 'azure-openai',
  grammar: 'native',
  rank: 9,
  clients: [
    {
      callee: ['Azure.AI.OpenAI#AzureOpenAIClient'],
      provider: 'azure-openai',
      endpoint: { names: ['endpoint'], position: 0 },
    },
  ],
  signatures: [
    {
      id: 'deployment',
      subject: 'model',
      callee: [
        `${CLIENT}.{GetChatClient,GetImageClient,GetAudioClient,GetResponsesClient,GetOpenAIResponseClient}`,
        `${CLIENT}.GetRealtimeConversationClient`,
      ],
      argument: DEPLOYMENT,
    },
    {
      id: 'create-response',
      subject: 'model',
      callee: [
        `${CLIENT}.GetResponsesClient().{CreateResponse,CreateResponseAsync,CreateResponseStreaming,CreateResponseStreamingAsync}`,
        `${CLIENT}.GetAssistantClient().{CreateAssistant,CreateAssistantAsync}`,
      ],
      argument: DEPLOYMENT,
    },
    {
      id: 'embedding-deployment',
      subject: 'embedding-model',
      callee: [`${CLIENT}.GetEmbeddingClient`],
      argument: DEPLOYMENT,
    },
    {
      id: 'options',
      subject: 'model',
      callee: [
        'Azure.AI.OpenAI#{ChatCompletionsOptions,CompletionsOptions,ImageGenerationOptions,ImageGenerations}',
        'Azure.AI.OpenAI#{AudioTranscriptionOptions,AudioTranslationOptions,AudioSpeechOptions}',
      ],
      argument: { names: ['deploymentName', 'DeploymentName'], position: 0 },
    },
    {
      id: 'embeddings-options',
      subject: 'embedding-model',
      callee: ['Azure.AI.OpenAI#EmbeddingsOptions'],
      argument: { names: ['deploymentName', 'DeploymentName'], position: 0 },
    },
    {
      id: 'legacy-client',
      subject: 'model',
      callee: [
        'Azure.AI.OpenAI#OpenAIClient().{GetCompletions,GetCompletionsAsync,GetCompletionsStreaming,GetCompletionsStreamingAsync}',
        'Azure.AI.OpenAI#OpenAIClient().{GetChatCompletions,GetChatCompletionsAsync,GetChatCompletionsStreaming,GetChatCompletionsStreamingAsync}',
      ],
      argument: { names: ['deploymentOrModelName', 'DeploymentName'] },
    },
  ],
};
