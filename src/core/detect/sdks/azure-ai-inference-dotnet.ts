import type { SdkTable } from '../signature.ts';

/** Azure AI Inference for .NET: models of Azure AI Foundry and of GitHub Models, as the address says. */
export const azureAiInferenceDotnet: SdkTable = {
  id: 'azure-ai-inference-dotnet',
  documentation: 'https://learn.microsoft.com/dotnet/api/overview/azure/ai.inference-readme',
  packages: [{ ecosystem: 'nuget', name: 'Azure.AI.Inference', modules: ['Azure.AI.Inference'] }],
  provider: 'azure-foundry',
  grammar: 'guess',
  clients: [
    {
      callee: ['Azure.AI.Inference#{ChatCompletionsClient,EmbeddingsClient,ImageEmbeddingsClient}'],
      provider: 'azure-foundry',
      endpoint: { names: ['endpoint'], position: 0 },
    },
  ],
  signatures: [
    {
      id: 'options',
      subject: 'model',
      callee: ['Azure.AI.Inference#ChatCompletionsOptions'],
      argument: { names: ['Model'] },
    },
    {
      id: 'embeddings-options',
      subject: 'embedding-model',
      callee: ['Azure.AI.Inference#{EmbeddingsOptions,ImageEmbeddingsOptions}'],
      argument: { names: ['Model'] },
    },
    {
      id: 'complete',
      subject: 'model',
      callee: [
        'Azure.AI.Inference#ChatCompletionsClient().{Complete,CompleteAsync,CompleteStreaming,CompleteStreamingAsync}',
      ],
      argument: { names: ['Model'] },
    },
    {
      id: 'as-chat-client',
      subject: 'model',
      callee: ['Azure.AI.Inference#ChatCompletionsClient().{AsIChatClient,AsChatClient}'],
      argument: { names: ['modelId'], position: 0 },
    },
    {
      id: 'as-embedding-generator',
      subject: 'embedding-model',
      callee: [
        'Azure.AI.Inference#{EmbeddingsClient,ImageEmbeddingsClient}().{AsIEmbeddingGenerator,AsEmbeddingGenerator}',
      ],
      argument: { names: ['modelId', 'defaultModelId'], position: 0 },
    },
  ],
};
