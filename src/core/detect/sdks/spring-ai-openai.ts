import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const OPENAI = 'org.springframework.ai.openai';
const VALUE = { names: ['modelName'], position: 0 };

const CHAT =
  '{OpenAiChatOptions,OpenAiImageOptions,OpenAiAudioTranscriptionOptions,OpenAiAudioSpeechOptions,OpenAiModerationOptions}';

/** Spring AI's OpenAI module. Options are built, or (before 1.0) begun with `builder()` and told `withModel`. */
export const springAiOpenai: SdkTable = {
  id: 'spring-ai-openai',
  documentation: 'https://docs.spring.io/spring-ai/reference/api/chat/openai-chat.html',
  packages: [
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-openai', modules: [OPENAI] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-starter-model-openai', modules: [OPENAI] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-openai-spring-boot-starter', modules: [OPENAI] },
  ],
  provider: 'openai',
  grammar: 'native',
  clients: [
    { callee: [`${OPENAI}#OpenAiApi.builder().**.baseUrl`], provider: 'openai', endpoint: ADDRESS },
    { callee: [`${OPENAI}#OpenAiApi`], provider: 'openai', endpoint: { names: ['baseUrl'] } },
  ],
  constants: [
    `${OPENAI}#OpenAiApi.{ChatModel,EmbeddingModel}.*`,
    `${OPENAI}#OpenAiApi.{ChatModel,EmbeddingModel}.*.{getValue,getName,value}()`,
    `${OPENAI}#{OpenAiImageApi,OpenAiAudioApi,OpenAiModerationApi}.*.*`,
    `${OPENAI}#{OpenAiImageApi,OpenAiAudioApi,OpenAiModerationApi}.*.*.{getValue,getName,value}()`,
  ],
  signatures: [
    {
      id: 'options',
      subject: 'model',
      callee: [
        `${OPENAI}#${CHAT}.builder().**.{model,withModel}`,
        `${OPENAI}#${CHAT}().setModel`,
        `${OPENAI}#${CHAT}.builder().**.build().setModel`,
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [
        `${OPENAI}#OpenAiEmbeddingOptions.builder().**.{model,withModel}`,
        `${OPENAI}#OpenAiEmbeddingOptions().setModel`,
      ],
      argument: VALUE,
    },
  ],
};
