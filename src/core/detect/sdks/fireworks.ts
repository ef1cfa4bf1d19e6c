import type { SdkTable } from '../signature.ts';

const CLIENT = '{Fireworks,AsyncFireworks}()';

/** Fireworks AI's Python client. */
export const fireworks: SdkTable = {
  id: 'fireworks',
  documentation: 'https://docs.fireworks.ai/tools-sdks/python-sdk',
  packages: [{ ecosystem: 'pypi', name: 'fireworks-ai', modules: ['fireworks'] }],
  provider: 'fireworks',
  grammar: 'native',
  clients: [
    { callee: ['fireworks#{Fireworks,AsyncFireworks}'], provider: 'fireworks', endpoint: { names: ['base_url'] } },
  ],
  signatures: [
    {
      id: 'chat-completions',
      subject: 'model',
      callee: [
        `fireworks#${CLIENT}.chat.completions.{create,acreate}`,
        `fireworks#${CLIENT}.completions.{create,acreate}`,
        'fireworks#{ChatCompletion,Completion}.{create,acreate}',
      ],
      tails: ['chat.completions.create', 'chat.completions.acreate'],
      argument: { names: ['model'] },
    },
    { id: 'llm', subject: 'model', callee: ['fireworks#LLM'], argument: { names: ['model'] } },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`fireworks#${CLIENT}.embeddings.create`],
      argument: { names: ['model'] },
    },
  ],
};
