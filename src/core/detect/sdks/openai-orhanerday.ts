import type { SdkTable } from '../signature.ts';

const CLIENT = 'Orhanerday\\OpenAi#OpenAi()';
const MODEL = { names: ['model'] };

/** orhanerday/open-ai: one class with a method for each address of the API. */
export const openaiOrhanerday: SdkTable = {
  id: 'openai-orhanerday',
  documentation: 'https://github.com/orhanerday/open-ai',
  packages: [{ ecosystem: 'composer', name: 'orhanerday/open-ai', modules: ['Orhanerday\\OpenAi'] }],
  provider: 'openai',
  grammar: 'native',
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [`${CLIENT}.{chat,completion,complete,createEdit,image,moderation,transcribe,translate,tts}`],
      argument: MODEL,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${CLIENT}.embeddings`],
      argument: MODEL,
    },
    {
      id: 'jobs',
      subject: 'model',
      callee: [`${CLIENT}.{createFineTune,createAssistant,createThreadAndRun}`],
      argument: MODEL,
    },
  ],
};
