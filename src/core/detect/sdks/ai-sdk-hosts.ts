import type { SdkTable } from '../signature.ts';

const CALL =
  '{languageModel,chat,chatModel,responses,completion,completionModel,messages,interactions,deepseek,image,imageModel,speech,transcription,video,reranking}';
const EMBEDDING = '{embedding,embeddingModel,textEmbedding,textEmbeddingModel}';
const ID = { names: ['modelId'], position: 0 };

/** Provider functions of the Vercel AI SDK for hosts of other people's models. */
export const aiSdkHosts: SdkTable = {
  id: 'ai-sdk-hosts',
  documentation: 'https://ai-sdk.dev/providers/ai-sdk-providers',
  packages: [
    { ecosystem: 'npm', name: '@ai-sdk/groq', modules: ['@ai-sdk/groq'] },
    { ecosystem: 'npm', name: '@ai-sdk/togetherai', modules: ['@ai-sdk/togetherai'] },
    { ecosystem: 'npm', name: '@ai-sdk/fireworks', modules: ['@ai-sdk/fireworks'] },
    { ecosystem: 'npm', name: '@ai-sdk/perplexity', modules: ['@ai-sdk/perplexity'] },
    { ecosystem: 'npm', name: '@ai-sdk/deepinfra', modules: ['@ai-sdk/deepinfra'] },
    { ecosystem: 'npm', name: '@ai-sdk/cerebras', modules: ['@ai-sdk/cerebras'] },
    { ecosystem: 'npm', name: '@ai-sdk/replicate', modules: ['@ai-sdk/replicate'] },
    { ecosystem: 'npm', name: '@ai-sdk/huggingface', modules: ['@ai-sdk/huggingface'] },
  ],
  provider: null,
  grammar: 'native',
  clients: [
    { callee: ['@ai-sdk/groq#createGroq'], provider: 'groq', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/togetherai#createTogetherAI'], provider: 'together', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/fireworks#createFireworks'], provider: 'fireworks', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/perplexity#createPerplexity'], provider: 'perplexity', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/deepinfra#createDeepInfra'], provider: 'deepinfra', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/cerebras#createCerebras'], provider: 'cerebras', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/replicate#createReplicate'], provider: 'replicate', endpoint: { names: ['baseURL'] } },
    { callee: ['@ai-sdk/huggingface#createHuggingFace'], provider: 'huggingface', endpoint: { names: ['baseURL'] } },
  ],
  signatures: [
    {
      id: 'groq',
      subject: 'model',
      callee: [
        '@ai-sdk/groq#groq',
        '@ai-sdk/groq#createGroq()',
        `@ai-sdk/groq#groq.${CALL}`,
        `@ai-sdk/groq#createGroq().${CALL}`,
      ],
      argument: ID,
      provider: 'groq',
    },
    {
      id: 'together',
      subject: 'model',
      callee: [
        '@ai-sdk/togetherai#togetherai',
        '@ai-sdk/togetherai#createTogetherAI()',
        `@ai-sdk/togetherai#togetherai.${CALL}`,
        `@ai-sdk/togetherai#createTogetherAI().${CALL}`,
      ],
      argument: ID,
      provider: 'together',
    },
    {
      id: 'together-embedding',
      subject: 'embedding-model',
      callee: [`@ai-sdk/togetherai#togetherai.${EMBEDDING}`, `@ai-sdk/togetherai#createTogetherAI().${EMBEDDING}`],
      argument: ID,
      provider: 'together',
    },
    {
      id: 'fireworks',
      subject: 'model',
      callee: [
        '@ai-sdk/fireworks#fireworks',
        '@ai-sdk/fireworks#createFireworks()',
        `@ai-sdk/fireworks#fireworks.${CALL}`,
        `@ai-sdk/fireworks#createFireworks().${CALL}`,
      ],
      argument: ID,
      provider: 'fireworks',
    },
    {
      id: 'fireworks-embedding',
      subject: 'embedding-model',
      callee: [`@ai-sdk/fireworks#fireworks.${EMBEDDING}`, `@ai-sdk/fireworks#createFireworks().${EMBEDDING}`],
      argument: ID,
      provider: 'fireworks',
    },
    {
      id: 'perplexity',
      subject: 'model',
      callee: [
        '@ai-sdk/perplexity#perplexity',
        '@ai-sdk/perplexity#createPerplexity()',
        `@ai-sdk/perplexity#perplexity.${CALL}`,
        `@ai-sdk/perplexity#createPerplexity().${CALL}`,
      ],
      argument: ID,
      provider: 'perplexity',
    },
    {
      id: 'deepinfra',
      subject: 'model',
      callee: [
        '@ai-sdk/deepinfra#{deepinfra,deepInfra}',
        '@ai-sdk/deepinfra#createDeepInfra()',
        `@ai-sdk/deepinfra#{deepinfra,deepInfra}.${CALL}`,
        `@ai-sdk/deepinfra#createDeepInfra().${CALL}`,
      ],
      argument: ID,
      provider: 'deepinfra',
    },
    {
      id: 'deepinfra-embedding',
      subject: 'embedding-model',
      callee: [
        `@ai-sdk/deepinfra#{deepinfra,deepInfra}.${EMBEDDING}`,
        `@ai-sdk/deepinfra#createDeepInfra().${EMBEDDING}`,
      ],
      argument: ID,
      provider: 'deepinfra',
    },
    {
      id: 'cerebras',
      subject: 'model',
      callee: [
        '@ai-sdk/cerebras#cerebras',
        '@ai-sdk/cerebras#createCerebras()',
        `@ai-sdk/cerebras#cerebras.${CALL}`,
        `@ai-sdk/cerebras#createCerebras().${CALL}`,
      ],
      argument: ID,
      provider: 'cerebras',
    },
    {
      id: 'replicate',
      subject: 'model',
      callee: [
        '@ai-sdk/replicate#replicate',
        '@ai-sdk/replicate#createReplicate()',
        `@ai-sdk/replicate#replicate.${CALL}`,
        `@ai-sdk/replicate#createReplicate().${CALL}`,
      ],
      argument: ID,
      provider: 'replicate',
    },
    {
      id: 'huggingface',
      subject: 'model',
      callee: [
        '@ai-sdk/huggingface#{huggingface,huggingFace}',
        '@ai-sdk/huggingface#createHuggingFace()',
        `@ai-sdk/huggingface#{huggingface,huggingFace}.${CALL}`,
        `@ai-sdk/huggingface#createHuggingFace().${CALL}`,
      ],
      argument: ID,
      provider: 'huggingface',
      grammar: 'hub',
    },
  ],
};
