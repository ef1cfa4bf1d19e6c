import type { SdkTable } from '../signature.ts';

const CALL =
  '{languageModel,chat,chatModel,responses,completion,completionModel,messages,interactions,deepseek,image,imageModel,speech,transcription,video,reranking}';
const EMBEDDING = '{embedding,embeddingModel,textEmbedding,textEmbeddingModel}';
const ID = { names: ['modelId'], position: 0 };

/** Provider functions of the Vercel AI SDK for labs most of whose models are open. */
export const aiSdkOpenLabs: SdkTable = {
  id: 'ai-sdk-open-labs',
  documentation: 'https://ai-sdk.dev/providers/ai-sdk-providers',
  packages: [
    { ecosystem: 'npm', name: '@ai-sdk/mistral', modules: ['@ai-sdk/mistral'] },
    { ecosystem: 'npm', name: '@ai-sdk/cohere', modules: ['@ai-sdk/cohere'] },
    { ecosystem: 'npm', name: '@ai-sdk/xai', modules: ['@ai-sdk/xai'] },
    { ecosystem: 'npm', name: '@ai-sdk/deepseek', modules: ['@ai-sdk/deepseek'] },
    { ecosystem: 'npm', name: '@ai-sdk/alibaba', modules: ['@ai-sdk/alibaba'] },
    { ecosystem: 'npm', name: '@ai-sdk/voyage', modules: ['@ai-sdk/voyage'] },
    { ecosystem: 'npm', name: '@ai-sdk/moonshotai', modules: ['@ai-sdk/moonshotai'] },
  ],
  provider: null,
  grammar: 'native',
  clients: [
    { callee: ['@ai-sdk/mistral#createMistral'], provider: 'mistral', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/cohere#createCohere'], provider: 'cohere', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/xai#createXai'], provider: 'xai', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/deepseek#createDeepSeek'], provider: 'deepseek', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/alibaba#createAlibaba'], provider: 'alibaba-model-studio', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/voyage#createVoyage'], provider: 'voyage', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/moonshotai#createMoonshotAI'], provider: 'moonshot', endpoint: { names: ['baseURL'] } },
  ],
  signatures: [
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
      id: 'alibaba',
      subject: 'model',
      callee: [
        '@ai-sdk/alibaba#alibaba',
        '@ai-sdk/alibaba#createAlibaba()',
        `@ai-sdk/alibaba#alibaba.${CALL}`,
        `@ai-sdk/alibaba#createAlibaba().${CALL}`,
      ],
      argument: ID,
      provider: 'alibaba-model-studio',
    },
    {
      id: 'alibaba-embedding',
      subject: 'embedding-model',
      callee: [`@ai-sdk/alibaba#alibaba.${EMBEDDING}`, `@ai-sdk/alibaba#createAlibaba().${EMBEDDING}`],
      argument: ID,
      provider: 'alibaba-model-studio',
    },
    {
      id: 'voyage',
      subject: 'model',
      callee: [
        '@ai-sdk/voyage#voyage',
        '@ai-sdk/voyage#createVoyage()',
        `@ai-sdk/voyage#voyage.${CALL}`,
        `@ai-sdk/voyage#createVoyage().${CALL}`,
      ],
      argument: ID,
      provider: 'voyage',
    },
    {
      id: 'voyage-embedding',
      subject: 'embedding-model',
      callee: [`@ai-sdk/voyage#voyage.${EMBEDDING}`, `@ai-sdk/voyage#createVoyage().${EMBEDDING}`],
      argument: ID,
      provider: 'voyage',
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
