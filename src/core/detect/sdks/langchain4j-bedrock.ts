import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };
const BEDROCK = 'dev.langchain4j.model.bedrock';

/** LangChain4j on Amazon Bedrock. */
export const langchain4jBedrock: SdkTable = {
  id: 'langchain4j-bedrock',
  documentation: 'https://docs.langchain4j.dev/integrations/language-models/amazon-bedrock',
  packages: [{ ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-bedrock', modules: [BEDROCK] }],
  provider: 'bedrock',
  grammar: 'bedrock',
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [
        `${BEDROCK}#{BedrockChatModel,BedrockStreamingChatModel,BedrockChatRequestParameters,BedrockAnthropicMessageChatModel,BedrockAnthropicStreamingChatModel,BedrockTitanChatModel,BedrockLlamaChatModel,BedrockMistralAiChatModel,BedrockCohereChatModel}.builder().**.{modelId,model,modelName}`,
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [
        `${BEDROCK}#{BedrockTitanEmbeddingModel,BedrockCohereEmbeddingModel}.builder().**.{model,modelId,modelName}`,
      ],
      argument: VALUE,
    },
  ],
};
