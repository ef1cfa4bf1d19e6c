import type { SdkTable } from '../signature.ts';

const OPENAI = 'OpenAI#OpenAIClient()';
const AZURE = 'Azure.AI.OpenAI#AzureOpenAIClient()';

/** The common abstractions of .NET: who serves is told by the client that they wrap. */
export const microsoftExtensionsAi: SdkTable = {
  id: 'microsoft-extensions-ai',
  documentation: 'https://learn.microsoft.com/dotnet/ai/microsoft-extensions-ai',
  packages: [{ ecosystem: 'nuget', name: 'Microsoft.Extensions.AI', modules: ['Microsoft.Extensions.AI'] }],
  provider: null,
  grammar: 'guess',
  clients: [
    {
      callee: ['Microsoft.Extensions.AI#{OllamaChatClient,OllamaEmbeddingGenerator}'],
      provider: 'ollama',
      endpoint: { names: ['endpoint'], position: 0 },
    },
  ],
  signatures: [
    {
      id: 'as-chat-client',
      subject: 'model',
      callee: [
        `${OPENAI}.{AsChatClient,AsIChatClient}`,
        `${AZURE}.{AsChatClient,AsIChatClient}`,
        `${OPENAI}.GetResponsesClient().AsIChatClient`,
        `${AZURE}.GetResponsesClient().AsIChatClient`,
        'OpenAI#ResponsesClient().AsIChatClient',
      ],
      tails: ['AsChatClient', 'AsIChatClient'],
      argument: { names: ['modelId', 'defaultModelId', 'model'], position: 0 },
    },
    {
      id: 'as-embedding-generator',
      subject: 'embedding-model',
      callee: [
        `${OPENAI}.{AsEmbeddingGenerator,AsIEmbeddingGenerator}`,
        `${AZURE}.{AsEmbeddingGenerator,AsIEmbeddingGenerator}`,
      ],
      tails: ['AsEmbeddingGenerator', 'AsIEmbeddingGenerator'],
      argument: { names: ['modelId', 'defaultModelId', 'model'], position: 0 },
    },
    {
      id: 'client',
      subject: 'model',
      callee: ['Microsoft.Extensions.AI#{OpenAIChatClient,AzureAIInferenceChatClient}'],
      argument: { names: ['modelId'], position: 1 },
    },
    {
      id: 'ollama',
      subject: 'model',
      callee: ['Microsoft.Extensions.AI#OllamaChatClient'],
      tails: ['OllamaChatClient'],
      argument: { names: ['modelId'], position: 1 },
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'ollama-embedding',
      subject: 'embedding-model',
      callee: ['Microsoft.Extensions.AI#OllamaEmbeddingGenerator'],
      tails: ['OllamaEmbeddingGenerator'],
      argument: { names: ['modelId'], position: 1 },
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'options',
      subject: 'model',
      callee: ['Microsoft.Extensions.AI#{ChatOptions,ImageGenerationOptions,SpeechToTextOptions,TextToSpeechOptions}'],
      argument: { names: ['ModelId'] },
    },
    {
      id: 'embedding-options',
      subject: 'embedding-model',
      callee: ['Microsoft.Extensions.AI#EmbeddingGenerationOptions'],
      argument: { names: ['ModelId'] },
    },
  ],
};
