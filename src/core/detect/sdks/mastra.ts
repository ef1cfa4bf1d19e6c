import type { SdkTable } from '../signature.ts';

/** Mastra: its model router reads `provider/model`. */
export const mastra: SdkTable = {
  id: 'mastra',
  documentation: 'https://mastra.ai/docs/models',
  packages: [
    { ecosystem: 'npm', name: '@mastra/core', modules: ['@mastra/core'] },
    { ecosystem: 'npm', name: '@mastra/memory', modules: ['@mastra/memory'] },
    { ecosystem: 'npm', name: '@mastra/rag', modules: ['@mastra/rag'] },
  ],
  provider: null,
  grammar: 'litellm',
  signatures: [
    { id: 'agent', subject: 'model', callee: ['@mastra/core#Agent'], argument: { names: ['model'] } },
    {
      id: 'embedding-router',
      subject: 'embedding-model',
      callee: ['@mastra/core#ModelRouterEmbeddingModel'],
      argument: { names: ['modelId'], position: 0 },
    },
  ],
};
