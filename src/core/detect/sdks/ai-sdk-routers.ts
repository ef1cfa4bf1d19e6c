import type { SdkTable } from '../signature.ts';

const CALL =
  '{languageModel,chat,chatModel,responses,completion,completionModel,messages,interactions,deepseek,image,imageModel,speech,transcription,video,reranking}';
const EMBEDDING = '{embedding,embeddingModel,textEmbedding,textEmbeddingModel}';
const ID = { names: ['modelId'], position: 0 };

/** Provider functions of the Vercel AI SDK for routers, local and OpenAI-compatible servers. */
export const aiSdkRouters: SdkTable = {
  id: 'ai-sdk-routers',
  documentation: 'https://ai-sdk.dev/providers/ai-sdk-providers',
  packages: [
    { ecosystem: 'npm', name: '@openrouter/ai-sdk-provider', modules: ['@openrouter/ai-sdk-provider'] },
    { ecosystem: 'npm', name: 'ollama-ai-provider', modules: ['ollama-ai-provider'] },
    { ecosystem: 'npm', name: 'ollama-ai-provider-v2', modules: ['ollama-ai-provider-v2'] },
    { ecosystem: 'npm', name: '@ai-sdk/openai-compatible', modules: ['@ai-sdk/openai-compatible'] },
  ],
  provider: null,
  grammar: 'native',
  clients: [
    {
      callee: ['@openrouter/ai-sdk-provider#createOpenRouter'],
      provider: 'openrouter',
      endpoint: { names: ['baseURL'] },
    },
    { callee: ['ollama-ai-provider#createOllama'], provider: 'ollama', endpoint: { names: ['baseURL'] } },
    { callee: ['ollama-ai-provider-v2#createOllama'], provider: 'ollama', endpoint: { names: ['baseURL'] } },
    {
      callee: ['@ai-sdk/openai-compatible#createOpenAICompatible'],
      provider: 'openai-compatible',
      endpoint: { names: ['baseURL'] },
    },
  ],
  signatures: [
    {
      id: 'openrouter',
      subject: 'model',
      callee: [
        '@openrouter/ai-sdk-provider#openrouter',
        '@openrouter/ai-sdk-provider#createOpenRouter()',
        `@openrouter/ai-sdk-provider#openrouter.${CALL}`,
        `@openrouter/ai-sdk-provider#createOpenRouter().${CALL}`,
      ],
      argument: ID,
      provider: 'openrouter',
      grammar: 'openrouter',
    },
    {
      id: 'openrouter-embedding',
      subject: 'embedding-model',
      callee: [
        `@openrouter/ai-sdk-provider#openrouter.${EMBEDDING}`,
        `@openrouter/ai-sdk-provider#createOpenRouter().${EMBEDDING}`,
      ],
      argument: ID,
      provider: 'openrouter',
      grammar: 'openrouter',
    },
    {
      id: 'ollama',
      subject: 'model',
      callee: [
        'ollama-ai-provider#ollama',
        'ollama-ai-provider#createOllama()',
        `ollama-ai-provider#ollama.${CALL}`,
        `ollama-ai-provider#createOllama().${CALL}`,
      ],
      argument: ID,
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'ollama-embedding',
      subject: 'embedding-model',
      callee: [`ollama-ai-provider#ollama.${EMBEDDING}`, `ollama-ai-provider#createOllama().${EMBEDDING}`],
      argument: ID,
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'ollama-v2',
      subject: 'model',
      callee: [
        'ollama-ai-provider-v2#ollama',
        'ollama-ai-provider-v2#createOllama()',
        `ollama-ai-provider-v2#ollama.${CALL}`,
        `ollama-ai-provider-v2#createOllama().${CALL}`,
      ],
      argument: ID,
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'ollama-v2-embedding',
      subject: 'embedding-model',
      callee: [`ollama-ai-provider-v2#ollama.${EMBEDDING}`, `ollama-ai-provider-v2#createOllama().${EMBEDDING}`],
      argument: ID,
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'compatible',
      subject: 'model',
      callee: [
        '@ai-sdk/openai-compatible#createOpenAICompatible()',
        `@ai-sdk/openai-compatible#createOpenAICompatible().${CALL}`,
      ],
      argument: ID,
      provider: 'openai-compatible',
      grammar: 'guess',
    },
    {
      id: 'compatible-embedding',
      subject: 'embedding-model',
      callee: [`@ai-sdk/openai-compatible#createOpenAICompatible().${EMBEDDING}`],
      argument: ID,
      provider: 'openai-compatible',
      grammar: 'guess',
    },
  ],
};
