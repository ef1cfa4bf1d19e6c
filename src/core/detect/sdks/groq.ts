import type { SdkTable } from '../signature.ts';

const CLIENT = '{Groq,AsyncGroq,default}()';

/** Groq's clients; their shape is OpenAI's. */
export const groq: SdkTable = {
  id: 'groq',
  documentation: 'https://console.groq.com/docs/libraries',
  packages: [
    { ecosystem: 'pypi', name: 'groq', modules: ['groq'] },
    { ecosystem: 'npm', name: 'groq-sdk', modules: ['groq-sdk'] },
  ],
  provider: 'groq',
  grammar: 'native',
  clients: [
    {
      callee: ['groq#{Groq,AsyncGroq}', 'groq-sdk#{Groq,default}'],
      provider: 'groq',
      endpoint: { names: ['base_url', 'baseURL'] },
    },
  ],
  signatures: [
    {
      id: 'chat-completions',
      subject: 'model',
      callee: [
        `groq#${CLIENT}.chat.completions.create`,
        `groq#${CLIENT}.chat.completions.{with_raw_response,with_streaming_response}.create`,
        `groq-sdk#${CLIENT}.chat.completions.create`,
      ],
      tails: ['chat.completions.create'],
      argument: { names: ['model'] },
    },
    {
      id: 'audio',
      subject: 'model',
      callee: [
        `groq#${CLIENT}.audio.{speech,transcriptions,translations}.create`,
        `groq-sdk#${CLIENT}.audio.{speech,transcriptions,translations}.create`,
      ],
      tails: ['audio.speech.create', 'audio.transcriptions.create', 'audio.translations.create'],
      argument: { names: ['model'] },
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`groq#${CLIENT}.embeddings.create`, `groq-sdk#${CLIENT}.embeddings.create`],
      argument: { names: ['model'] },
    },
  ],
};
