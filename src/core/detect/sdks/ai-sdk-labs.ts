import type { SdkTable } from '../signature.ts';

const CALL =
  '{languageModel,chat,chatModel,responses,completion,completionModel,messages,interactions,image,imageModel,speech,transcription,video,reranking}';
const EMBEDDING = '{embedding,embeddingModel,textEmbedding,textEmbeddingModel}';
const ID = { names: ['modelId'], position: 0 };

/** Provider functions of the Vercel AI SDK for the labs' own APIs. */
export const aiSdkLabs: SdkTable = {
  id: 'ai-sdk-labs',
  documentation: 'https://ai-sdk.dev/providers/ai-sdk-providers',
  packages: [
    { ecosystem: 'npm', name: '@ai-sdk/openai', modules: ['@ai-sdk/openai'] },
    { ecosystem: 'npm', name: '@ai-sdk/anthropic', modules: ['@ai-sdk/anthropic'] },
    { ecosystem: 'npm', name: '@ai-sdk/google', modules: ['@ai-sdk/google'] },
    { ecosystem: 'npm', name: '@ai-sdk/mistral', modules: ['@ai-sdk/mistral'] },
    { ecosystem: 'npm', name: '@ai-sdk/cohere', modules: ['@ai-sdk/cohere'] },
    { ecosystem: 'npm', name: '@ai-sdk/xai', modules: ['@ai-sdk/xai'] },
    { ecosystem: 'npm', name: '@ai-sdk/deepseek', modules: ['@ai-sdk/deepseek'] },
    { ecosystem: 'npm', name: '@ai-sdk/moonshotai', modules: ['@ai-sdk/moonshotai'] },
  ],
  provider: null,
  grammar: 'native',
  clients: [
    { callee: ['@ai-sdk/openai#createOpenAI'], provider: 'openai', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/anthropic#createAnthropic'], provider: 'anthropic', endpoint: { names: ['baseURL'] } },
    {
      callee: ['@ai-sdk/google#{createGoogleGenerativeAI,createGoogle}'],
      provider: 'google',
      endpoint: { names: ['baseURL'] },
    },
    { callee: ['@ai-sdk/mistral#createMistral'], provider: 'mistral', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/cohere#createCohere'], provider: 'cohere', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/xai#createXai'], provider: 'xai', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/deepseek#createDeepSeek'], provider: 'deepseek', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/moonshotai#createMoonshotAI'], provider: 'moonshot', endpoint: { names: ['baseURL'] } },
  ],
  signatures: [
    {
      id: 'openai',
      subject: 'model',
      callee: [
        '@ai-sdk/openai#openai',
        '@ai-sdk/openai#createOpenAI()',
        `@ai-sdk/openai#openai.${CALL}`,
        `@ai-sdk/openai#createOpenAI().${CALL}`,
      ],
      argument: ID,
      provider: 'openai',
    },
    {
      id: 'openai-embedding',
      subject: 'embedding-model',
      callee: [`@ai-sdk/openai#openai.${EMBEDDING}`, `@ai-sdk/openai#createOpenAI().${EMBEDDING}`],
      argument: ID,
      provider: 'openai',
    },
    {
      id: 'anthropic',
      subject: 'model',
      callee: [
        '@ai-sdk/anthropic#anthropic',
        '@ai-sdk/anthropic#createAnthropic()',
        `@ai-sdk/anthropic#anthropic.${CALL}`,
        `@ai-sdk/anthropic#createAnthropic().${CALL}`,
      ],
      argument: ID,
      provider: 'anthropic',
    },
    {
      id: 'google',
      subject: 'model',
      callee: [
        '@ai-sdk/google#google',
        '@ai-sdk/google#{createGoogleGenerativeAI,createGoogle}()',
        `@ai-sdk/google#google.${CALL}`,
        `@ai-sdk/google#{createGoogleGenerativeAI,createGoogle}().${CALL}`,
      ],
      argument: ID,
      provider: 'google',
    },
    {
      id: 'google-embedding',
      subject: 'embedding-model',
      callee: [
        `@ai-sdk/google#google.${EMBEDDING}`,
        `@ai-sdk/google#{createGoogleGenerativeAI,createGoogle}().${EMBEDDING}`,
      ],
      argument: ID,
      provider: 'google',
    },
    {
      id: 'mistral',
      subject: 'model',
      callee: [
        '@ai-sdk/mistral#mistral',
        '@ai-sdk/mistral#createMistral()',
        `@ai-sdk/mistral#mistral.${CALL}`,
        `@ai-sdk/mistral#createMistral().${CALL}`,
      ],
      argument: ID,
      provider: 'mistral',
    },
    {
      id: 'mistral-embedding',
      subject: 'embedding-model',
      callee: [`@ai-sdk/mistral#mistral.${EMBEDDING}`, `@ai-sdk/mistral#createMistral().${EMBEDDING}`],
      argument: ID,
      provider: 'mistral',
    },
    {
      id: 'cohere',
      subject: 'model',
      callee: [
        '@ai-sdk/cohere#cohere',
        '@ai-sdk/cohere#createCohere()',
        `@ai-sdk/cohere#cohere.${CALL}`,
        `@ai-sdk/cohere#createCohere().${CALL}`,
      ],
      argument: ID,
      provider: 'cohere',
    },
    {
      id: 'cohere-embedding',
      subject: 'embedding-model',
      callee: [`@ai-sdk/cohere#cohere.${EMBEDDING}`, `@ai-sdk/cohere#createCohere().${EMBEDDING}`],
      argument: ID,
      provider: 'cohere',
    },
    {
      id: 'xai',
      subject: 'model',
      callee: [
        '@ai-sdk/xai#xai',
        '@ai-sdk/xai#createXai()',
        `@ai-sdk/xai#xai.${CALL}`,
        `@ai-sdk/xai#createXai().${CALL}`,
      ],
      argument: ID,
      provider: 'xai',
    },
    {
      id: 'deepseek',
      subject: 'model',
      callee: [
        '@ai-sdk/deepseek#{deepseek,deepSeek}',
        '@ai-sdk/deepseek#createDeepSeek()',
        `@ai-sdk/deepseek#{deepseek,deepSeek}.${CALL}`,
        `@ai-sdk/deepseek#createDeepSeek().${CALL}`,
      ],
      argument: ID,
      provider: 'deepseek',
    },
    {
      id: 'moonshot',
      subject: 'model',
      callee: [
        '@ai-sdk/moonshotai#moonshotai',
        '@ai-sdk/moonshotai#createMoonshotAI()',
        `@ai-sdk/moonshotai#moonshotai.${CALL}`,
        `@ai-sdk/moonshotai#createMoonshotAI().${CALL}`,
      ],
      argument: ID,
      provider: 'moonshot',
    },
  ],
};
