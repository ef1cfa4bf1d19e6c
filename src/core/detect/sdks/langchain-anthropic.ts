import type { SdkTable } from '../signature.ts';

const CHAT = [
  'langchain_anthropic#{ChatAnthropic,Anthropic,AnthropicLLM}',
  'langchain_community#{ChatAnthropic,Anthropic}',
  'langchain#{ChatAnthropic,Anthropic}',
  '@langchain/anthropic#ChatAnthropic',
];

/** LangChain's Anthropic classes. */
export const langchainAnthropic: SdkTable = {
  id: 'langchain-anthropic',
  documentation: 'https://reference.langchain.com/python/integrations/langchain_anthropic/',
  packages: [
    { ecosystem: 'pypi', name: 'langchain-anthropic', modules: ['langchain_anthropic'] },
    { ecosystem: 'npm', name: '@langchain/anthropic', modules: ['@langchain/anthropic'] },
  ],
  provider: 'anthropic',
  grammar: 'native',
  clients: [
    {
      callee: CHAT,
      provider: 'anthropic',
      endpoint: { names: ['base_url', 'anthropic_api_url', 'anthropicApiUrl', 'clientOptions.baseURL'] },
    },
  ],
  signatures: [
    { id: 'chat', subject: 'model', callee: CHAT, argument: { names: ['model', 'model_name', 'modelName'] } },
  ],
};
