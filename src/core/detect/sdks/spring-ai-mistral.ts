import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };
const SET = '{model,withModel}';
const MISTRAL = 'org.springframework.ai.mistralai';

/** Spring AI's Mistral AI module. */
export const springAiMistral: SdkTable = {
  id: 'spring-ai-mistral',
  documentation: 'https://docs.spring.io/spring-ai/reference/api/chat/mistralai-chat.html',
  packages: [
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-mistral-ai', modules: [MISTRAL] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-starter-model-mistral-ai', modules: [MISTRAL] },
  ],
  provider: 'mistral',
  grammar: 'native',
  constants: [
    `${MISTRAL}#MistralAiApi.{ChatModel,EmbeddingModel}.*`,
    `${MISTRAL}#MistralAiApi.{ChatModel,EmbeddingModel}.*.{getValue,getName,value}()`,
  ],
  signatures: [
    {
      id: 'options',
      subject: 'model',
      callee: [
        `${MISTRAL}#{MistralAiChatOptions,MistralAiModerationOptions,MistralAiOcrOptions}.builder().**.${SET}`,
        `${MISTRAL}#MistralAiChatOptions().setModel`,
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${MISTRAL}#MistralAiEmbeddingOptions.builder().**.${SET}`],
      argument: VALUE,
    },
  ],
};
