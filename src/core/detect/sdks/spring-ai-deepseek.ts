import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };
const DEEPSEEK = 'org.springframework.ai.deepseek';

/** Spring AI's DeepSeek module. */
export const springAiDeepseek: SdkTable = {
  id: 'spring-ai-deepseek',
  documentation: 'https://docs.spring.io/spring-ai/reference/api/chat/deepseek-chat.html',
  packages: [
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-deepseek', modules: [DEEPSEEK] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-starter-model-deepseek', modules: [DEEPSEEK] },
  ],
  provider: 'deepseek',
  grammar: 'native',
  constants: [`${DEEPSEEK}#DeepSeekApi.ChatModel.*`, `${DEEPSEEK}#DeepSeekApi.ChatModel.*.{getValue,getName,value}()`],
  signatures: [
    {
      id: 'options',
      subject: 'model',
      callee: [`${DEEPSEEK}#DeepSeekChatOptions.builder().**.model`],
      argument: VALUE,
    },
  ],
};
