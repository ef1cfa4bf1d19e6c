import type { SdkTable } from '../signature.ts';

const NAMES = ['model', 'engine', 'deployment_id'];

/** The module-level API before openai-python 1.0 and openai-node 4; `engine` and `deployment_id` name Azure deployments. */
export const openaiLegacy: SdkTable = {
  id: 'openai-legacy',
  documentation: 'https://github.com/openai/openai-python/discussions/742',
  packages: [],
  provider: 'openai',
  grammar: 'native',
  rank: 11,
  signatures: [
    {
      id: 'completion',
      subject: 'model',
      callee: [
        'openai#{ChatCompletion,Completion,Edit}.{create,acreate}',
        'openai#{OpenAIApi,default}().{createChatCompletion,createCompletion,createEdit}',
        'openai#{Image,Moderation}.{create,acreate}',
      ],
      tails: ['ChatCompletion.create', 'ChatCompletion.acreate', 'createChatCompletion'],
      argument: { names: NAMES },
    },
    {
      id: 'audio',
      subject: 'model',
      callee: ['openai#Audio.{transcribe,translate,atranscribe,atranslate}'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'embedding',
      subject: 'embedding-model',
      callee: ['openai#Embedding.{create,acreate}', 'openai#{OpenAIApi,default}().createEmbedding'],
      argument: { names: NAMES },
    },
  ],
};
