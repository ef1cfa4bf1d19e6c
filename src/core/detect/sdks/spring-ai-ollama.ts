import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const VALUE = { names: ['modelName'], position: 0 };
const SET = '{model,withModel}';
const OLLAMA = 'org.springframework.ai.ollama';

/** Spring AI's Ollama module. */
export const springAiOllama: SdkTable = {
  id: 'spring-ai-ollama',
  documentation: 'https://docs.spring.io/spring-ai/reference/api/chat/ollama-chat.html',
  packages: [
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-ollama', modules: [OLLAMA] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-starter-model-ollama', modules: [OLLAMA] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-ollama-spring-boot-starter', modules: [OLLAMA] },
  ],
  provider: 'ollama',
  grammar: 'ollama',
  clients: [
    { callee: [`${OLLAMA}#OllamaApi.builder().**.baseUrl`], provider: 'ollama', endpoint: ADDRESS },
    { callee: [`${OLLAMA}#OllamaApi`], provider: 'ollama', endpoint: ADDRESS },
  ],
  constants: [`${OLLAMA}#OllamaModel.*`, `${OLLAMA}#OllamaModel.*.{id,getName}()`],
  signatures: [
    {
      id: 'options',
      subject: 'model',
      callee: [
        `${OLLAMA}#{OllamaOptions,OllamaChatOptions}.{builder,create}().**.${SET}`,
        `${OLLAMA}#{OllamaOptions,OllamaChatOptions}().setModel`,
        `${OLLAMA}#OllamaModelManager().pullModel`,
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${OLLAMA}#OllamaEmbeddingOptions.builder().**.${SET}`],
      argument: VALUE,
    },
  ],
};
