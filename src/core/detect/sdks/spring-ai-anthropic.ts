import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const VALUE = { names: ['modelName'], position: 0 };
const SET = '{model,withModel}';
const ANTHROPIC = 'org.springframework.ai.anthropic';

/** Spring AI's Anthropic module. */
export const springAiAnthropic: SdkTable = {
  id: 'spring-ai-anthropic',
  documentation: 'https://docs.spring.io/spring-ai/reference/api/chat/anthropic-chat.html',
  packages: [
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-anthropic', modules: [ANTHROPIC] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-starter-model-anthropic', modules: [ANTHROPIC] },
  ],
  provider: 'anthropic',
  grammar: 'native',
  clients: [{ callee: [`${ANTHROPIC}#AnthropicApi.builder().**.baseUrl`], provider: 'anthropic', endpoint: ADDRESS }],
  constants: [
    `${ANTHROPIC}#AnthropicApi.ChatModel.*`,
    `${ANTHROPIC}#AnthropicApi.ChatModel.*.{getValue,getName,value}()`,
  ],
  signatures: [
    {
      id: 'options',
      subject: 'model',
      callee: [`${ANTHROPIC}#AnthropicChatOptions.builder().**.${SET}`, `${ANTHROPIC}#AnthropicChatOptions().setModel`],
      argument: VALUE,
    },
  ],
};
