import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };
const NAMES = '{modelName,model}';
const GEMINI = 'dev.langchain4j.model.vertexai.gemini';
const VERTEX = 'dev.langchain4j.model.vertexai';

/** LangChain4j on Vertex AI: Gemini, Anthropic's models, and the older ones. */
export const langchain4jVertex: SdkTable = {
  id: 'langchain4j-vertex',
  documentation: 'https://docs.langchain4j.dev/integrations/language-models/google-vertex-ai-gemini',
  packages: [
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-vertex-ai-gemini', modules: [GEMINI] },
    {
      ecosystem: 'maven',
      name: 'dev.langchain4j:langchain4j-vertex-ai-anthropic',
      modules: ['dev.langchain4j.model.vertexai.anthropic'],
    },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-vertex-ai', modules: [VERTEX] },
  ],
  provider: 'vertex',
  grammar: 'vertex',
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [
        `${VERTEX}#{VertexAiGeminiChatModel,VertexAiGeminiStreamingChatModel,VertexAiAnthropicChatModel,VertexAiAnthropicStreamingChatModel,VertexAiChatModel,VertexAiLanguageModel,VertexAiImageModel,VertexAiScoringModel}.builder().**.${NAMES}`,
      ],
      argument: VALUE,
    },
    {
      id: 'gemini',
      subject: 'model',
      callee: [`${GEMINI}#{VertexAiGeminiChatModel,VertexAiGeminiStreamingChatModel}`],
      argument: { names: ['modelName'], position: 1 },
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${VERTEX}#VertexAiEmbeddingModel.builder().**.${NAMES}`],
      argument: VALUE,
    },
  ],
};
