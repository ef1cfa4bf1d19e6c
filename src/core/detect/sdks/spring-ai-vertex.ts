import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };
const SET = '{model,withModel}';
const VERTEX = 'org.springframework.ai.vertexai';

/** Spring AI on Vertex AI. */
export const springAiVertex: SdkTable = {
  id: 'spring-ai-vertex',
  documentation: 'https://docs.spring.io/spring-ai/reference/1.0/api/chat/vertexai-gemini-chat.html',
  packages: [
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-vertex-ai-gemini', modules: [VERTEX] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-vertex-ai-embedding', modules: [VERTEX] },
  ],
  provider: 'vertex',
  grammar: 'vertex',
  constants: [
    `${VERTEX}#VertexAiGeminiChatModel.ChatModel.*`,
    `${VERTEX}#VertexAiGeminiChatModel.ChatModel.*.{getValue,getName,value}()`,
    `${VERTEX}#{VertexAiTextEmbeddingModelName,VertexAiMultimodalEmbeddingModelName}.*`,
  ],
  signatures: [
    {
      id: 'options',
      subject: 'model',
      callee: [`${VERTEX}#VertexAiGeminiChatOptions.builder().**.${SET}`],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${VERTEX}#{VertexAiTextEmbeddingOptions,VertexAiMultimodalEmbeddingOptions}.builder().**.${SET}`],
      argument: VALUE,
    },
  ],
};
