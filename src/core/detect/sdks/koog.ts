import type { SdkTable } from '../signature.ts';

const EXECUTOR = 'ai.koog.prompt.executor';
const AGENTS = 'ai.koog.agents';
const PACKAGES: SdkTable['packages'] = [{ ecosystem: 'maven', name: 'ai.koog:koog-agents', modules: ['ai.koog'] }];
const DOCUMENTATION = 'https://docs.koog.ai/llm-providers/';

/** Koog, JetBrains' agents for Kotlin: a model is a constant of its provider, or an `LLModel`. */
export const koog: SdkTable = {
  id: 'koog',
  documentation: DOCUMENTATION,
  packages: PACKAGES,
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'agent',
      subject: 'model',
      callee: [`${AGENTS}#{AIAgent,AIAgentConfig,simpleChatAgent,simpleSingleRunAgent,chatAgent}`],
      argument: { names: ['llmModel', 'model'], position: 1 },
    },
    {
      id: 'execute',
      subject: 'model',
      callee: [
        `${EXECUTOR}#*().{execute,executeStreaming,moderate}`,
        `${EXECUTOR}#{simpleOpenAIExecutor,simpleAnthropicExecutor,simpleGoogleAIExecutor,simpleOpenRouterExecutor,simpleOllamaAIExecutor}().{execute,executeStreaming}`,
      ],
      argument: { names: ['model'], position: 1 },
    },
    {
      id: 'embedder',
      subject: 'embedding-model',
      callee: ['ai.koog.embeddings.local#LLMEmbedder'],
      argument: { names: ['model'], position: 1 },
    },
    {
      id: 'model',
      subject: 'model',
      callee: ['ai.koog.prompt.llm#LLModel'],
      argument: { names: ['id'], position: 1 },
    },
  ],
};
