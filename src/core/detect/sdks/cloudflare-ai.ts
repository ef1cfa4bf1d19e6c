import type { SdkTable } from '../signature.ts';

/** Cloudflare Workers AI: the binding of a worker, and its provider for the AI SDK. */
export const cloudflareAi: SdkTable = {
  id: 'cloudflare-ai',
  documentation: 'https://developers.cloudflare.com/workers-ai/configuration/bindings/',
  packages: [
    { ecosystem: 'npm', name: 'workers-ai-provider', modules: ['workers-ai-provider'] },
    { ecosystem: 'npm', name: '@cloudflare/ai', modules: ['@cloudflare/ai'] },
    { ecosystem: 'npm', name: '@langchain/cloudflare', modules: ['@langchain/cloudflare'] },
  ],
  provider: 'cloudflare',
  grammar: 'native',
  signatures: [
    {
      id: 'run',
      subject: 'model',
      callee: ['@cloudflare/ai#Ai().run'],
      tails: ['AI.run', 'ai.run'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'provider',
      subject: 'model',
      callee: ['workers-ai-provider#createWorkersAI()', 'workers-ai-provider#createWorkersAI().{chat,image}'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'langchain',
      subject: 'model',
      callee: ['@langchain/cloudflare#{ChatCloudflareWorkersAI,CloudflareWorkersAI}'],
      argument: { names: ['model'] },
    },
    {
      id: 'langchain-embeddings',
      subject: 'embedding-model',
      callee: ['@langchain/cloudflare#CloudflareWorkersAIEmbeddings'],
      argument: { names: ['modelName', 'model'] },
    },
  ],
};
