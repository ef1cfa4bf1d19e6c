import type { SdkTable } from '../signature.ts';

const CALL =
  '{languageModel,chat,chatModel,responses,completion,completionModel,messages,interactions,deepseek,image,imageModel,speech,transcription,video,reranking}';
const EMBEDDING = '{embedding,embeddingModel,textEmbedding,textEmbeddingModel}';
const ID = { names: ['modelId'], position: 0 };

/** Provider functions of the Vercel AI SDK for Azure, Vertex AI and Bedrock. */
export const aiSdkClouds: SdkTable = {
  id: 'ai-sdk-clouds',
  documentation: 'https://ai-sdk.dev/providers/ai-sdk-providers',
  packages: [
    { ecosystem: 'npm', name: '@ai-sdk/azure', modules: ['@ai-sdk/azure'] },
    { ecosystem: 'npm', name: '@ai-sdk/google-vertex', modules: ['@ai-sdk/google-vertex'] },
    { ecosystem: 'npm', name: '@ai-sdk/amazon-bedrock', modules: ['@ai-sdk/amazon-bedrock'] },
  ],
  provider: null,
  grammar: 'native',
  clients: [
    { callee: ['@ai-sdk/azure#createAzure'], provider: 'azure-openai', endpoint: { names: ['baseURL'] } },
    {
      callee: [
        '@ai-sdk/google-vertex#{createVertex,createGoogleVertex,createVertexAnthropic,createGoogleVertexAnthropic,createVertexXai,createGoogleVertexXai,createVertexMaas,createGoogleVertexMaas}',
      ],
      provider: 'vertex',
      endpoint: { names: ['baseURL'] },
    },
    {
      callee: ['@ai-sdk/amazon-bedrock#{createAmazonBedrock,createBedrockAnthropic,createAmazonBedrockAnthropic}'],
      provider: 'bedrock',
      endpoint: { names: ['baseURL'] },
    },
  ],
  signatures: [
    {
      id: 'azure',
      subject: 'model',
      callee: [
        '@ai-sdk/azure#azure',
        '@ai-sdk/azure#createAzure()',
        `@ai-sdk/azure#azure.${CALL}`,
        `@ai-sdk/azure#createAzure().${CALL}`,
      ],
      argument: ID,
      provider: 'azure-openai',
    },
    {
      id: 'azure-embedding',
      subject: 'embedding-model',
      callee: [`@ai-sdk/azure#azure.${EMBEDDING}`, `@ai-sdk/azure#createAzure().${EMBEDDING}`],
      argument: ID,
      provider: 'azure-openai',
    },
    {
      id: 'vertex',
      subject: 'model',
      callee: [
        '@ai-sdk/google-vertex#{vertex,googleVertex,vertexAnthropic,googleVertexAnthropic,vertexXai,googleVertexXai,vertexMaas,googleVertexMaas}',
        '@ai-sdk/google-vertex#{createVertex,createGoogleVertex,createVertexAnthropic,createGoogleVertexAnthropic,createVertexXai,createGoogleVertexXai,createVertexMaas,createGoogleVertexMaas}()',
        `@ai-sdk/google-vertex#{vertex,googleVertex,vertexAnthropic,googleVertexAnthropic,vertexXai,googleVertexXai,vertexMaas,googleVertexMaas}.${CALL}`,
        `@ai-sdk/google-vertex#{createVertex,createGoogleVertex,createVertexAnthropic,createGoogleVertexAnthropic,createVertexXai,createGoogleVertexXai,createVertexMaas,createGoogleVertexMaas}().${CALL}`,
      ],
      argument: ID,
      provider: 'vertex',
      grammar: 'vertex',
    },
    {
      id: 'vertex-embedding',
      subject: 'embedding-model',
      callee: [
        `@ai-sdk/google-vertex#{vertex,googleVertex,vertexAnthropic,googleVertexAnthropic,vertexXai,googleVertexXai,vertexMaas,googleVertexMaas}.${EMBEDDING}`,
        `@ai-sdk/google-vertex#{createVertex,createGoogleVertex,createVertexAnthropic,createGoogleVertexAnthropic,createVertexXai,createGoogleVertexXai,createVertexMaas,createGoogleVertexMaas}().${EMBEDDING}`,
      ],
      argument: ID,
      provider: 'vertex',
      grammar: 'vertex',
    },
    {
      id: 'bedrock',
      subject: 'model',
      callee: [
        '@ai-sdk/amazon-bedrock#{bedrock,amazonBedrock,bedrockAnthropic,amazonBedrockAnthropic}',
        '@ai-sdk/amazon-bedrock#{createAmazonBedrock,createBedrockAnthropic,createAmazonBedrockAnthropic}()',
        `@ai-sdk/amazon-bedrock#{bedrock,amazonBedrock,bedrockAnthropic,amazonBedrockAnthropic}.${CALL}`,
        `@ai-sdk/amazon-bedrock#{createAmazonBedrock,createBedrockAnthropic,createAmazonBedrockAnthropic}().${CALL}`,
      ],
      argument: ID,
      provider: 'bedrock',
      grammar: 'bedrock',
    },
    {
      id: 'bedrock-embedding',
      subject: 'embedding-model',
      callee: [
        `@ai-sdk/amazon-bedrock#{bedrock,amazonBedrock,bedrockAnthropic,amazonBedrockAnthropic}.${EMBEDDING}`,
        `@ai-sdk/amazon-bedrock#{createAmazonBedrock,createBedrockAnthropic,createAmazonBedrockAnthropic}().${EMBEDDING}`,
      ],
      argument: ID,
      provider: 'bedrock',
      grammar: 'bedrock',
    },
  ],
};
