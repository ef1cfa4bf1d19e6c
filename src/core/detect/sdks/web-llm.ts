import type { SdkTable } from '../signature.ts';

/** Models that run in the browser; ids are those of the library's list. */
export const webLlm: SdkTable = {
  id: 'web-llm',
  documentation: 'https://webllm.mlc.ai/docs/user/basic_usage.html',
  packages: [{ ecosystem: 'npm', name: '@mlc-ai/web-llm', modules: ['@mlc-ai/web-llm'] }],
  provider: 'web-llm',
  grammar: 'native',
  signatures: [
    {
      id: 'engine',
      subject: 'model',
      callee: ['@mlc-ai/web-llm#{CreateMLCEngine,CreateServiceWorkerMLCEngine}'],
      argument: { names: ['modelId'], position: 0 },
      many: true,
    },
    {
      id: 'worker-engine',
      subject: 'model',
      callee: ['@mlc-ai/web-llm#{CreateWebWorkerMLCEngine}'],
      argument: { names: ['modelId'], position: 1 },
      many: true,
    },
    {
      id: 'reload',
      subject: 'model',
      callee: ['@mlc-ai/web-llm#{MLCEngine,CreateMLCEngine}().reload'],
      argument: { names: ['modelId'], position: 0 },
      many: true,
    },
  ],
};
