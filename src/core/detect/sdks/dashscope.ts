import type { SdkTable } from '../signature.ts';

const MODEL = { names: ['model'], position: 0 };

/** Alibaba's DashScope; each task is a class whose `call` takes the model first. */
export const dashscope: SdkTable = {
  id: 'dashscope',
  documentation: 'https://pypi.org/project/dashscope/',
  packages: [{ ecosystem: 'pypi', name: 'dashscope', modules: ['dashscope'] }],
  provider: 'alibaba-model-studio',
  grammar: 'native',
  signatures: [
    {
      id: 'generation',
      subject: 'model',
      callee: ['dashscope#{Generation,AioGeneration,MultiModalConversation}.call'],
      argument: MODEL,
    },
    {
      id: 'embedding',
      subject: 'embedding-model',
      callee: ['dashscope#TextEmbedding.call'],
      argument: MODEL,
    },
    {
      id: 'rerank',
      subject: 'model',
      callee: ['dashscope#TextReRank.call'],
      argument: MODEL,
    },
  ],
};
