import type { SdkTable } from '../signature.ts';

const CLIENT = 'OpenAI#OpenAIClient()';
const MODEL = { names: ['model'], position: 0 };

/** OpenAI's own clients for .NET; compatible servers are reached through `OpenAIClientOptions.Endpoint`. */
export const openaiDotnet: SdkTable = {
  id: 'openai-dotnet',
  documentation: 'https://github.com/openai/openai-dotnet',
  packages: [{ ecosystem: 'nuget', name: 'OpenAI', modules: ['OpenAI'] }],
  provider: 'openai',
  grammar: 'native',
  rank: 10,
  clients: [
    {
      callee: [
        'OpenAI#OpenAIClient',
        'OpenAI#{ChatClient,EmbeddingClient,ImageClient,AudioClient,ModerationClient,AssistantClient,RealtimeClient}',
        'OpenAI#{ResponsesClient,OpenAIResponseClient}',
      ],
      provider: 'openai',
      endpoint: { names: ['Endpoint', 'options.Endpoint'] },
    },
    {
      callee: ['OpenAI#{OpenAIClientOptions,ResponsesClientOptions}'],
      provider: 'openai',
      endpoint: { names: ['Endpoint'] },
    },
  ],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: ['OpenAI#ChatClient', `${CLIENT}.GetChatClient`],
      tails: ['GetChatClient', 'ChatClient'],
      argument: MODEL,
      asks: { methods: 'CompleteChat', options: 'ChatCompletionOptions', api: 'chat-completions' },
    },
    {
      id: 'responses',
      subject: 'model',
      callee: [
        'OpenAI#{OpenAIResponseClient,ResponsesClient}',
        `${CLIENT}.{GetOpenAIResponseClient,GetResponsesClient}`,
        'OpenAI#CreateResponseOptions',
      ],
      tails: ['GetOpenAIResponseClient', 'OpenAIResponseClient'],
      argument: { names: ['model', 'Model'], position: 0 },
    },
    {
      id: 'create-response',
      subject: 'model',
      callee: [
        'OpenAI#ResponsesClient().{CreateResponse,CreateResponseAsync,CreateResponseStreaming,CreateResponseStreamingAsync}',
        `${CLIENT}.GetResponsesClient().{CreateResponse,CreateResponseAsync,CreateResponseStreaming,CreateResponseStreamingAsync}`,
      ],
      argument: { names: ['model', 'Model'], position: 0 },
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: ['OpenAI#EmbeddingClient', `${CLIENT}.GetEmbeddingClient`],
      tails: ['GetEmbeddingClient', 'EmbeddingClient'],
      argument: MODEL,
    },
    {
      id: 'images',
      subject: 'model',
      callee: ['OpenAI#ImageClient', `${CLIENT}.GetImageClient`],
      tails: ['GetImageClient', 'ImageClient'],
      argument: MODEL,
      asks: { methods: 'GenerateImage', options: 'ImageGenerationOptions', api: 'images' },
    },
    {
      id: 'audio',
      subject: 'model',
      callee: ['OpenAI#AudioClient', `${CLIENT}.GetAudioClient`],
      tails: ['GetAudioClient', 'AudioClient'],
      argument: MODEL,
    },
    {
      id: 'moderations',
      subject: 'model',
      callee: ['OpenAI#ModerationClient', `${CLIENT}.GetModerationClient`],
      tails: ['GetModerationClient', 'ModerationClient'],
      argument: MODEL,
    },
    {
      id: 'realtime',
      subject: 'model',
      callee: [
        'OpenAI#RealtimeClient().{StartConversationSession,StartConversationSessionAsync}',
        `${CLIENT}.GetRealtimeClient().{StartConversationSession,StartConversationSessionAsync}`,
        'OpenAI#RealtimeConversationClient',
      ],
      argument: MODEL,
    },
    {
      id: 'assistants',
      subject: 'model',
      callee: [
        'OpenAI#AssistantClient().{CreateAssistant,CreateAssistantAsync}',
        `${CLIENT}.GetAssistantClient().{CreateAssistant,CreateAssistantAsync}`,
      ],
      argument: MODEL,
    },
    {
      id: 'fine-tuning',
      subject: 'model',
      callee: [
        'OpenAI#FineTuningClient().{FineTune,FineTuneAsync}',
        `${CLIENT}.GetFineTuningClient().{FineTune,FineTuneAsync}`,
      ],
      argument: { names: ['baseModel'], position: 0 },
    },
  ],
};
