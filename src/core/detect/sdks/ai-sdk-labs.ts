import type { SdkTable } from '../signature.ts';

const CALL =
  '{languageModel,chat,chatModel,responses,completion,completionModel,messages,interactions,deepseek,image,imageModel,speech,transcription,video,reranking}';
const EMBEDDING = '{embedding,embeddingModel,textEmbedding,textEmbeddingModel}';
const ID = { names: ['modelId'], position: 0 };

/** Provider functions of the Vercel AI SDK for the labs' own APIs. */
export const aiSdkLabs: SdkTable = {
  id: 'ai-sdk-labs',
  documentation: 'https://ai-sdk.dev/providers/ai-sdk-providers',
  packages: [
    { ecosystem: 'npm', name: '@ai-sdk/openai', modules: ['@ai-sdk/openai'] },
    { ecosystem: 'npm', name: '@ai-sdk/anthropic', modules: ['@ai-sdk/anthropic'] },
    { ecosystem: 'npm', name: '@ai-sdk/anthropic-aws', modules: ['@ai-sdk/anthropic-aws'] },
    { ecosystem: 'npm', name: '@ai-sdk/google', modules: ['@ai-sdk/google'] },
  ],
  provider: null,
  grammar: 'native',
  clients: [
    { callee: ['@ai-sdk/openai#createOpenAI'], provider: 'openai', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/anthropic#createAnthropic'], provider: 'anthropic', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/anthropic-aws#createAnthropicAws'], provider: 'anthropic', endpoint: { names: ['baseURL'] } },
    {
      callee: ['@ai-sdk/google#{createGoogleGenerativeAI,createGoogle}'],
      provider: 'google',
      endpoint: { names: ['baseURL'] },
    },
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
      // `openai-language-model-capabilities.ts`, `getModelCapabilities`.
      fits: true,
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
      // `openai-language-model-capabilities.ts`, `getModelCapabilities`.
      fits: true,
      provider: 'anthropic',
    },
    {
      id: 'anthropic-aws',
      subject: 'model',
      callee: [
        '@ai-sdk/anthropic-aws#anthropicAws',
        '@ai-sdk/anthropic-aws#createAnthropicAws()',
        `@ai-sdk/anthropic-aws#anthropicAws.${CALL}`,
        `@ai-sdk/anthropic-aws#createAnthropicAws().${CALL}`,
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
  ],
};
