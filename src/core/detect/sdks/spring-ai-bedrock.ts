import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };
const BEDROCK = 'org.springframework.ai.bedrock';

/** Spring AI on Amazon Bedrock. */
export const springAiBedrock: SdkTable = {
  id: 'spring-ai-bedrock',
  documentation: 'https://docs.spring.io/spring-ai/reference/api/chat/bedrock-converse.html',
  packages: [
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-bedrock-converse', modules: [BEDROCK] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-bedrock', modules: [BEDROCK] },
  ],
  provider: 'bedrock',
  grammar: 'bedrock',
  signatures: [
    {
      id: 'options',
      subject: 'model',
      callee: [`${BEDROCK}#BedrockChatOptions.builder().**.model`],
      argument: VALUE,
    },
  ],
};
