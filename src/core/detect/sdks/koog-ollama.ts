import type { SdkTable } from '../signature.ts';

/** Koog's constants for models of Ollama; the calls that take them are in `koog`. */
export const koogOllama: SdkTable = {
  id: 'koog-ollama',
  documentation: 'https://docs.koog.ai/llm-providers/',
  packages: [{ ecosystem: 'maven', name: 'ai.koog:prompt-llm', modules: ['ai.koog.prompt.llm'] }],
  provider: 'ollama',
  grammar: 'ollama',
  constants: ['ai.koog.prompt.llm#OllamaModels.*.*'],
  signatures: [],
};
