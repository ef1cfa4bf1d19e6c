import type { SdkTable } from '../signature.ts';

const CLIENT = 'OllamaSharp#{OllamaApiClient,IOllamaApiClient}()';

/** OllamaSharp, the client of Ollama that Microsoft's abstractions build on. */
export const ollamaDotnet: SdkTable = {
  id: 'ollama-dotnet',
  documentation: 'https://github.com/awaescher/OllamaSharp',
  packages: [{ ecosystem: 'nuget', name: 'OllamaSharp', modules: ['OllamaSharp'] }],
  provider: 'ollama',
  grammar: 'ollama',
  clients: [
    {
      callee: ['OllamaSharp#OllamaApiClient'],
      provider: 'ollama',
      endpoint: { names: ['uri', 'uriString'], position: 0 },
    },
  ],
  signatures: [
    {
      id: 'client',
      subject: 'model',
      callee: ['OllamaSharp#OllamaApiClient'],
      tails: ['OllamaApiClient'],
      argument: { names: ['defaultModel'], position: 1 },
    },
    {
      id: 'initializer',
      subject: 'model',
      callee: ['OllamaSharp#OllamaApiClient'],
      argument: { names: ['SelectedModel'] },
    },
    {
      id: 'selected-model',
      subject: 'model',
      callee: [`${CLIENT}.SelectedModel`],
      tails: ['SelectedModel'],
      argument: { names: ['value'], position: 0 },
    },
    {
      id: 'models',
      subject: 'model',
      callee: [`${CLIENT}.{PullModelAsync,ShowModelAsync}`],
      tails: ['PullModelAsync'],
      argument: { names: ['model', 'Model'], position: 0 },
    },
    {
      id: 'request',
      subject: 'model',
      callee: ['OllamaSharp#{ChatRequest,GenerateRequest,PullModelRequest,ShowModelRequest}'],
      argument: { names: ['Model'] },
    },
    {
      id: 'embed',
      subject: 'embedding-model',
      callee: ['OllamaSharp#EmbedRequest'],
      argument: { names: ['Model'] },
    },
  ],
};
