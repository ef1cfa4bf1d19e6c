import type { SdkTable } from '../signature.ts';

/** Koog's constants for models of Anthropic; the calls that take them are in `koog`. */
export const koogAnthropic: SdkTable = {
  id: 'koog-anthropic',
  documentation: 'https://docs.koog.ai/llm-providers/',
  packages: [
    {
      ecosystem: 'maven',
      name: 'ai.koog:prompt-executor-anthropic-client',
      modules: ['ai.koog.prompt.executor.clients.anthropic'],
    },
  ],
  provider: 'anthropic',
  grammar: 'native',
  constants: ['ai.koog.prompt.executor.clients.anthropic#AnthropicModels.*'],
  signatures: [],
};
