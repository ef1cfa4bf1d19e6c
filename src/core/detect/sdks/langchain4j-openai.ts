import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const OPENAI = 'dev.langchain4j.model.openai';
const VALUE = { names: ['modelName'], position: 0 };
const NAMES = '{modelName,model}';

const CHAT =
  '{OpenAiChatModel,OpenAiStreamingChatModel,OpenAiLanguageModel,OpenAiStreamingLanguageModel,OpenAiResponsesChatModel,OpenAiResponsesStreamingChatModel,OpenAiChatRequestParameters,OpenAiModerationModel,OpenAiImageModel,OpenAiAudioTranscriptionModel,OpenAiTextToSpeechModel,OpenAiBatchChatModel}';

const OFFICIAL =
  '{OpenAiOfficialChatModel,OpenAiOfficialStreamingChatModel,OpenAiOfficialResponsesChatModel,OpenAiOfficialResponsesStreamingChatModel,OpenAiOfficialImageModel,OpenAiOfficialChatRequestParameters}';

/** LangChain4j's two OpenAI modules. */
export const langchain4jOpenai: SdkTable = {
  id: 'langchain4j-openai',
  documentation: 'https://docs.langchain4j.dev/integrations/language-models/open-ai',
  packages: [
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-open-ai', modules: [OPENAI] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-open-ai-spring-boot-starter', modules: [OPENAI] },
    {
      ecosystem: 'maven',
      name: 'dev.langchain4j:langchain4j-open-ai-official',
      modules: ['dev.langchain4j.model.openaiofficial'],
    },
  ],
  provider: 'openai',
  grammar: 'native',
  clients: [
    {
      callee: [`${OPENAI}#*.builder().**.baseUrl`, 'dev.langchain4j.model.openaiofficial#*.builder().**.baseUrl'],
      provider: 'openai',
      endpoint: ADDRESS,
    },
  ],
  constants: [
    `${OPENAI}#{OpenAiChatModelName,OpenAiEmbeddingModelName,OpenAiImageModelName,OpenAiLanguageModelName,OpenAiModerationModelName,OpenAiAudioTranscriptionModelName,OpenAiTextToSpeechModelName,OpenAiModelName}.*`,
    'com.openai.models#{ChatModel,embeddings.EmbeddingModel,images.ImageModel}.*',
  ],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [
        `${OPENAI}#${CHAT}.builder().**.${NAMES}`,
        `dev.langchain4j.model.openaiofficial#${OFFICIAL}.builder().**.${NAMES}`,
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [
        `${OPENAI}#OpenAiEmbeddingModel.builder().**.${NAMES}`,
        `dev.langchain4j.model.openaiofficial#OpenAiOfficialEmbeddingModel.builder().**.${NAMES}`,
      ],
      argument: VALUE,
    },
    {
      id: 'token-count',
      subject: 'model',
      callee: [`${OPENAI}#{OpenAiTokenCountEstimator,OpenAiTokenizer}`],
      argument: VALUE,
    },
  ],
};
