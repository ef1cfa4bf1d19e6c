import type { SdkTable } from '../signature.ts';

/** Smaller first-party clients with one or two calls each. */
export const otherHosts: SdkTable = {
  id: 'other-hosts',
  documentation: 'https://docs.x.ai/docs/guides/chat',
  packages: [
    { ecosystem: 'pypi', name: 'xai-sdk', modules: ['xai_sdk'] },
    { ecosystem: 'pypi', name: 'cerebras-cloud-sdk', modules: ['cerebras.cloud.sdk'] },
    { ecosystem: 'npm', name: '@cerebras/cerebras_cloud_sdk', modules: ['@cerebras/cerebras_cloud_sdk'] },
    { ecosystem: 'npm', name: '@openrouter/sdk', modules: ['@openrouter/sdk'] },
    { ecosystem: 'pypi', name: 'azure-ai-inference', modules: ['azure.ai.inference'] },
  ],
  provider: null,
  grammar: 'native',
  clients: [
    {
      callee: ['azure.ai.inference#{ChatCompletionsClient,EmbeddingsClient}'],
      provider: 'azure-foundry',
      endpoint: { names: ['endpoint'], position: 0 },
    },
  ],
  signatures: [
    {
      id: 'xai',
      subject: 'model',
      callee: ['xai_sdk#{Client,AsyncClient}().chat.create', 'xai_sdk#{Client,AsyncClient}().image.sample'],
      argument: { names: ['model'] },
      provider: 'xai',
    },
    {
      id: 'cerebras',
      subject: 'model',
      callee: [
        'cerebras.cloud.sdk#{Cerebras,AsyncCerebras}().chat.completions.create',
        '@cerebras/cerebras_cloud_sdk#{Cerebras,default}().chat.completions.create',
      ],
      argument: { names: ['model'] },
      provider: 'cerebras',
    },
    {
      id: 'openrouter',
      subject: 'model',
      callee: ['@openrouter/sdk#OpenRouter().chat.send', '@openrouter/sdk#OpenRouter().callModel'],
      argument: { names: ['model', 'chatGenerationParams.model'] },
      provider: 'openrouter',
      grammar: 'openrouter',
    },
    {
      id: 'azure-inference',
      subject: 'model',
      callee: ['azure.ai.inference#ChatCompletionsClient().complete', 'azure.ai.inference#ChatCompletionsClient'],
      argument: { names: ['model'] },
      provider: 'azure-foundry',
    },
  ],
};
