import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };
const GENAI = 'org.springframework.ai.google.genai';

/** Spring AI's modules for the Gemini API. */
export const springAiGoogle: SdkTable = {
  id: 'spring-ai-google-genai',
  documentation: 'https://docs.spring.io/spring-ai/reference/api/chat/google-genai-chat.html',
  packages: [
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-google-genai', modules: [GENAI] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-starter-model-google-genai', modules: [GENAI] },
  ],
  provider: 'google',
  grammar: 'native',
  constants: [
    `${GENAI}#GoogleGenAiChatModel.ChatModel.*`,
    `${GENAI}#GoogleGenAiChatModel.ChatModel.*.{getValue,getName,value}()`,
    `${GENAI}#{GoogleGenAiTextEmbeddingModelName,GoogleGenAiImageModelName}.*`,
  ],
  signatures: [
    {
      id: 'options',
      subject: 'model',
      callee: [`${GENAI}#{GoogleGenAiChatOptions,GoogleGenAiImageOptions}.builder().**.model`],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${GENAI}#GoogleGenAiTextEmbeddingOptions.builder().**.model`],
      argument: VALUE,
    },
  ],
};
