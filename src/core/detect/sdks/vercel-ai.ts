import type { SdkTable } from '../signature.ts';

const TEXT = '{languageModel,chat}';
const MEDIA = '{image,imageModel,video,videoModel,speech,speechModel,reranking,rerankingModel,transcription}';
const EMBEDDING = '{embedding,embeddingModel,textEmbeddingModel}';

/** Vercel AI SDK: a model that is given as text goes through Vercel's gateway. */
export const vercelAi: SdkTable = {
  id: 'vercel-ai',
  documentation: 'https://ai-sdk.dev/docs/reference/ai-sdk-core',
  packages: [
    { ecosystem: 'npm', name: 'ai', modules: ['ai'] },
    { ecosystem: 'npm', name: '@ai-sdk/gateway', modules: ['@ai-sdk/gateway'] },
    { ecosystem: 'npm', name: '@ai-sdk/react', modules: ['@ai-sdk/react'] },
    { ecosystem: 'npm', name: '@ai-sdk/provider', modules: ['@ai-sdk/provider'] },
  ],
  provider: 'vercel-gateway',
  grammar: 'gateway',
  clients: [
    {
      callee: ['ai#createGateway', '@ai-sdk/gateway#createGateway'],
      provider: 'vercel-gateway',
      endpoint: { names: ['baseURL'] },
    },
  ],
  signatures: [
    {
      id: 'generate',
      subject: 'model',
      callee: [
        'ai#{generateText,streamText,generateObject,streamObject}',
        'ai#{ToolLoopAgent,Experimental_Agent,Agent}',
        'ai#{generateImage,experimental_generateImage,generateSpeech,experimental_generateSpeech}',
        'ai#{transcribe,experimental_transcribe,generateVideo,experimental_generateVideo,rerank}',
        'ai#{wrapLanguageModel,wrapImageModel}',
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'embed',
      subject: 'embedding-model',
      callee: ['ai#{embed,embedMany,wrapEmbeddingModel}'],
      argument: { names: ['model'] },
    },
    {
      id: 'gateway',
      subject: 'model',
      callee: [
        'ai#gateway',
        'ai#createGateway()',
        `ai#gateway.${TEXT}`,
        `ai#createGateway().${TEXT}`,
        `ai#gateway.${MEDIA}`,
        `ai#createGateway().${MEDIA}`,
        '@ai-sdk/gateway#gateway',
        '@ai-sdk/gateway#createGateway()',
        `@ai-sdk/gateway#gateway.${TEXT}`,
        `@ai-sdk/gateway#createGateway().${TEXT}`,
        `@ai-sdk/gateway#gateway.${MEDIA}`,
        `@ai-sdk/gateway#createGateway().${MEDIA}`,
      ],
      argument: { names: ['modelId'], position: 0 },
    },
    {
      id: 'gateway-embedding',
      subject: 'embedding-model',
      callee: [
        `ai#gateway.${EMBEDDING}`,
        `ai#createGateway().${EMBEDDING}`,
        `@ai-sdk/gateway#gateway.${EMBEDDING}`,
        `@ai-sdk/gateway#createGateway().${EMBEDDING}`,
      ],
      argument: { names: ['modelId'], position: 0 },
    },
    {
      id: 'registry',
      subject: 'model',
      callee: [
        'ai#{createProviderRegistry,experimental_createProviderRegistry}().{languageModel,imageModel,speechModel}',
      ],
      argument: { names: ['id'], position: 0 },
      grammar: 'langchain',
    },
    {
      id: 'registry-embedding',
      subject: 'embedding-model',
      callee: ['ai#createProviderRegistry().{embeddingModel,textEmbeddingModel}'],
      argument: { names: ['id'], position: 0 },
      grammar: 'langchain',
    },
  ],
};
