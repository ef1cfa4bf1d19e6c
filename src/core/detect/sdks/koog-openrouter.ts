import type { SdkTable } from '../signature.ts';

/** Koog's constants for models of OpenRouter; the calls that take them are in `koog`. */
export const koogOpenrouter: SdkTable = {
  id: 'koog-openrouter',
  documentation: 'https://docs.koog.ai/llm-providers/',
  packages: [
    {
      ecosystem: 'maven',
      name: 'ai.koog:prompt-executor-openrouter-client',
      modules: ['ai.koog.prompt.executor.clients.openrouter'],
    },
  ],
  provider: 'openrouter',
  grammar: 'openrouter',
  constants: ['ai.koog.prompt.executor.clients.openrouter#OpenRouterModels.*'],
  signatures: [],
};
