import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const OLLAMA = 'dev.langchain4j.model.ollama';
const VALUE = { names: ['modelName'], position: 0 };

/** LangChain4j's Ollama module. */
export const langchain4jOllama: SdkTable = {
  id: 'langchain4j-ollama',
  documentation: 'https://docs.langchain4j.dev/integrations/language-models/ollama',
  packages: [{ ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-ollama', modules: [OLLAMA] }],
  provider: 'ollama',
  grammar: 'ollama',
  clients: [{ callee: [`${OLLAMA}#*.builder().**.baseUrl`], provider: 'ollama', endpoint: ADDRESS }],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [
        `${OLLAMA}#{OllamaChatModel,OllamaStreamingChatModel,OllamaLanguageModel,OllamaStreamingLanguageModel,OllamaImageModel,OllamaChatRequestParameters}.builder().**.{modelName,model}`,
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${OLLAMA}#OllamaEmbeddingModel.builder().**.{modelName,model}`],
      argument: VALUE,
    },
  ],
};
