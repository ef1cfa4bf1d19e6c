import type { SdkTable } from '../signature.ts';

const API = 'com.aallam.openai.api';

/** The community's OpenAI client for Kotlin: an id is a `ModelId`, wherever it is given. */
export const openaiKotlin: SdkTable = {
  id: 'openai-kotlin',
  documentation: 'https://github.com/aallam/openai-kotlin',
  packages: [
    { ecosystem: 'maven', name: 'com.aallam.openai:openai-client', modules: ['com.aallam.openai'] },
    { ecosystem: 'maven', name: 'com.aallam.openai:openai-client-bom', modules: ['com.aallam.openai'] },
  ],
  provider: 'openai',
  grammar: 'native',
  clients: [
    {
      callee: ['com.aallam.openai.client#OpenAIHost'],
      provider: 'openai',
      endpoint: { names: ['baseUrl'], position: 0 },
    },
  ],
  signatures: [
    {
      id: 'model-id',
      subject: 'model',
      callee: [`${API}.model#ModelId`],
      argument: { names: ['id'], position: 0 },
      takenBy: [
        { name: 'ChatCompletionRequest', api: 'chat-completions' },
        { name: 'CompletionRequest', api: 'completions' },
        { name: 'EmbeddingRequest', api: 'embeddings' },
        { name: 'ImageCreation', api: 'images' },
        { name: 'SpeechRequest', api: 'speech' },
        { name: 'TranscriptionRequest', api: 'transcription' },
        { name: 'TranslationRequest', api: 'translation' },
      ],
    },
  ],
};
