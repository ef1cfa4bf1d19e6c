import type { SdkTable } from '../signature.ts';

const MODEL = { names: ['model'] };

/** The community's openai for R. */
export const openaiR: SdkTable = {
  id: 'openai-r',
  documentation: 'https://irudnyts.github.io/openai/reference/',
  packages: [{ ecosystem: 'cran', name: 'openai', modules: ['openai'] }],
  provider: 'openai',
  grammar: 'native',
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: ['openai#create_chat_completion'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'call',
      subject: 'model',
      callee: [
        'openai#{create_completion,create_edit,create_fine_tune,create_moderation,create_transcription,create_translation}',
      ],
      argument: MODEL,
    },
    {
      id: 'embedding',
      subject: 'embedding-model',
      callee: ['openai#create_embedding'],
      argument: MODEL,
    },
  ],
};
