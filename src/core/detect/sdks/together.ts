import type { SdkTable } from '../signature.ts';

const CLIENT = '{Together,AsyncTogether,default}()';

/** Together AI's clients. */
export const together: SdkTable = {
  id: 'together',
  documentation: 'https://docs.together.ai/reference',
  packages: [
    { ecosystem: 'pypi', name: 'together', modules: ['together'] },
    { ecosystem: 'npm', name: 'together-ai', modules: ['together-ai'] },
  ],
  provider: 'together',
  grammar: 'native',
  clients: [
    {
      callee: ['together#{Together,AsyncTogether}', 'together-ai#{Together,default}'],
      provider: 'together',
      endpoint: { names: ['base_url', 'baseURL'] },
    },
  ],
  signatures: [
    {
      id: 'chat-completions',
      subject: 'model',
      callee: [
        `together#${CLIENT}.chat.completions.{create,stream}`,
        `together#${CLIENT}.completions.create`,
        `together-ai#${CLIENT}.chat.completions.{create,stream}`,
        `together-ai#${CLIENT}.completions.create`,
      ],
      tails: ['chat.completions.create', 'chat.completions.stream'],
      argument: { names: ['model'] },
    },
    {
      id: 'media',
      subject: 'model',
      callee: [
        `together#${CLIENT}.images.{generate,create}`,
        `together#${CLIENT}.audio.{speech,transcriptions}.create`,
        `together#${CLIENT}.rerank.create`,
        `together-ai#${CLIENT}.images.{generate,create}`,
        `together-ai#${CLIENT}.audio.create`,
        `together-ai#${CLIENT}.rerank.create`,
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`together#${CLIENT}.embeddings.create`, `together-ai#${CLIENT}.embeddings.create`],
      argument: { names: ['model'] },
    },
    {
      id: 'fine-tuning',
      subject: 'model',
      callee: [`together#${CLIENT}.fine_tuning.create`, `together-ai#${CLIENT}.fineTuning.create`],
      argument: { names: ['model'] },
    },
  ],
};
