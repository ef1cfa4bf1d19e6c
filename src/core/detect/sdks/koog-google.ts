import type { SdkTable } from '../signature.ts';

/** Koog's constants for models of Google; the calls that take them are in `koog`. */
export const koogGoogle: SdkTable = {
  id: 'koog-google',
  documentation: 'https://docs.koog.ai/llm-providers/',
  packages: [
    {
      ecosystem: 'maven',
      name: 'ai.koog:prompt-executor-google-client',
      modules: ['ai.koog.prompt.executor.clients.google'],
    },
  ],
  provider: 'google',
  grammar: 'native',
  constants: [
    'ai.koog.prompt.executor.clients.google#GoogleModels.*',
    'ai.koog.prompt.executor.clients.google#GoogleModels.*.*',
  ],
  signatures: [],
};
