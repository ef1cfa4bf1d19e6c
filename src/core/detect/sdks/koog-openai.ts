import type { SdkTable } from '../signature.ts';

/** Koog's constants for models of OpenAI; the calls that take them are in `koog`. */
export const koogOpenai: SdkTable = {
  id: 'koog-openai',
  documentation: 'https://docs.koog.ai/llm-providers/',
  packages: [
    {
      ecosystem: 'maven',
      name: 'ai.koog:prompt-executor-openai-client',
      modules: ['ai.koog.prompt.executor.clients.openai'],
    },
  ],
  provider: 'openai',
  grammar: 'native',
  constants: ['ai.koog.prompt.executor.clients.openai#OpenAIModels.*.*'],
  signatures: [],
};
