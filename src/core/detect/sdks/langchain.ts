import type { SdkTable } from '../signature.ts';

/** LangChain's model-agnostic entry points: ids are written `provider:model`. */
export const langchain: SdkTable = {
  id: 'langchain',
  documentation: 'https://reference.langchain.com/python/langchain/models/',
  packages: [
    { ecosystem: 'pypi', name: 'langchain', modules: ['langchain'] },
    { ecosystem: 'pypi', name: 'langchain-classic', modules: ['langchain_classic'] },
    { ecosystem: 'pypi', name: 'langgraph', modules: ['langgraph'] },
    { ecosystem: 'pypi', name: 'deepagents', modules: ['deepagents'] },
    { ecosystem: 'npm', name: 'langchain', modules: ['langchain'] },
    { ecosystem: 'npm', name: '@langchain/classic', modules: ['@langchain/classic'] },
    { ecosystem: 'npm', name: 'deepagents', modules: ['deepagents'] },
    { ecosystem: 'npm', name: '@langchain/langgraph', modules: ['@langchain/langgraph'] },
  ],
  provider: null,
  grammar: 'langchain',
  signatures: [
    {
      id: 'init-chat-model',
      subject: 'model',
      callee: ['langchain#{init_chat_model,initChatModel}', 'langchain_classic#init_chat_model'],
      tails: ['init_chat_model', 'initChatModel'],
      argument: { names: ['model'], position: 0 },
      providerArgument: { names: ['model_provider', 'modelProvider'] },
    },
    {
      id: 'init-embeddings',
      subject: 'embedding-model',
      callee: ['langchain#init_embeddings', 'langchain_classic#init_embeddings'],
      tails: ['init_embeddings'],
      argument: { names: ['model'], position: 0 },
      providerArgument: { names: ['provider'] },
    },
    {
      id: 'agent',
      subject: 'model',
      callee: ['langchain#create_agent', 'langgraph#create_react_agent'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'agent-options',
      subject: 'model',
      callee: [
        'deepagents#{create_deep_agent,createDeepAgent}',
        'langchain#createAgent',
        'langchain#{SummarizationMiddleware,LLMToolSelectorMiddleware,LLMToolEmulator}',
        'langchain#{summarizationMiddleware,llmToolSelectorMiddleware}',
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'fallback',
      subject: 'model',
      callee: ['langchain#{ModelFallbackMiddleware,modelFallbackMiddleware}'],
      argument: { names: ['first_model'], position: 0 },
    },
  ],
};
