import type { SdkTable } from '../signature.ts';

const CHAT = [
  'langchain_aws#{ChatBedrock,ChatBedrockConverse,BedrockLLM,ChatAnthropicBedrock}',
  'langchain_community#{BedrockChat,Bedrock}',
  '@langchain/aws#ChatBedrockConverse',
  '@langchain/community#{BedrockChat,Bedrock}',
];
const EMBEDDINGS = [
  'langchain_aws#BedrockEmbeddings',
  'langchain_community#BedrockEmbeddings',
  '@langchain/aws#BedrockEmbeddings',
  '@langchain/community#BedrockEmbeddings',
];

/** LangChain's Amazon Bedrock classes. */
export const langchainAws: SdkTable = {
  id: 'langchain-aws',
  documentation: 'https://reference.langchain.com/python/integrations/langchain_aws/',
  packages: [
    { ecosystem: 'pypi', name: 'langchain-aws', modules: ['langchain_aws'] },
    { ecosystem: 'npm', name: '@langchain/aws', modules: ['@langchain/aws'] },
  ],
  provider: 'bedrock',
  grammar: 'bedrock',
  clients: [
    { callee: [...CHAT, ...EMBEDDINGS], provider: 'bedrock', endpoint: { names: ['endpoint_url', 'endpointHost'] } },
  ],
  signatures: [
    { id: 'chat', subject: 'model', callee: CHAT, argument: { names: ['model_id', 'model', 'modelId'] } },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: EMBEDDINGS,
      argument: { names: ['model_id', 'model', 'modelId'] },
    },
  ],
};
