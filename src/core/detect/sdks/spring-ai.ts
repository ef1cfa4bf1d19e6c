import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };

/** Spring AI's own options, which any of its modules may serve: only the text tells which. */
export const springAi: SdkTable = {
  id: 'spring-ai',
  documentation: 'https://docs.spring.io/spring-ai/reference/api/chatmodel.html',
  packages: [
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-model', modules: ['org.springframework.ai'] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-client-chat', modules: ['org.springframework.ai'] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-core', modules: ['org.springframework.ai'] },
  ],
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'options',
      subject: 'model',
      callee: [
        'org.springframework.ai.chat.prompt#{ChatOptions,ChatOptionsBuilder,DefaultChatOptions}.builder().**.{model,withModel}',
        'org.springframework.ai.model.tool#{ToolCallingChatOptions,DefaultToolCallingChatOptions}.builder().**.model',
        'org.springframework.ai.image#ImageOptionsBuilder.builder().**.{model,withModel}',
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [
        'org.springframework.ai.embedding#{EmbeddingOptions,EmbeddingOptionsBuilder}.builder().**.{model,withModel}',
      ],
      argument: VALUE,
    },
  ],
};
