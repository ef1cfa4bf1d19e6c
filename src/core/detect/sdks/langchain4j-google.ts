import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const VALUE = { names: ['modelName'], position: 0 };
const NAMES = '{modelName,model}';
const GOOGLE = 'dev.langchain4j.model.googleai';
const GENAI = 'dev.langchain4j.model.google.genai';

/** LangChain4j's two modules for the Gemini API. */
export const langchain4jGoogle: SdkTable = {
  id: 'langchain4j-google',
  documentation: 'https://docs.langchain4j.dev/integrations/language-models/google-ai-gemini',
  packages: [
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-google-ai-gemini', modules: [GOOGLE] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-google-genai', modules: [GENAI] },
  ],
  provider: 'google',
  grammar: 'native',
  clients: [{ callee: [`${GOOGLE}#*.builder().**.baseUrl`], provider: 'google', endpoint: ADDRESS }],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [
        `${GOOGLE}#{GoogleAiGeminiChatModel,GoogleAiGeminiStreamingChatModel,GoogleAiGeminiImageModel,GoogleAiGeminiBatchChatModel,GoogleAiGeminiBatchImageModel,GoogleAiGeminiTokenCountEstimator,GoogleAiGeminiTokenizer,GoogleAiGeminiChatRequestParameters}.builder().**.${NAMES}`,
        `${GENAI}#{GoogleGenAiChatModel,GoogleGenAiStreamingChatModel,GoogleGenAiImageModel,GoogleGenAiBatchChatModel,GoogleGenAiBatchImageModel,GoogleGenAiTokenCountEstimator}.builder().**.${NAMES}`,
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [
        `${GOOGLE}#{GoogleAiEmbeddingModel,GoogleAiGeminiBatchEmbeddingModel}.builder().**.${NAMES}`,
        `${GENAI}#{GoogleGenAiEmbeddingModel,GoogleGenAiBatchEmbeddingModel}.builder().**.${NAMES}`,
      ],
      argument: VALUE,
    },
  ],
};
