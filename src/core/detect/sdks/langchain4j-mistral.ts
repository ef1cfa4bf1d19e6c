import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const VALUE = { names: ['modelName'], position: 0 };
const NAMES = '{modelName,model}';
const MISTRAL = 'dev.langchain4j.model.mistralai';

/** LangChain4j's Mistral AI module. */
export const langchain4jMistral: SdkTable = {
  id: 'langchain4j-mistral',
  documentation: 'https://docs.langchain4j.dev/integrations/language-models/mistral-ai',
  packages: [{ ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-mistral-ai', modules: [MISTRAL] }],
  provider: 'mistral',
  grammar: 'native',
  clients: [{ callee: [`${MISTRAL}#*.builder().**.baseUrl`], provider: 'mistral', endpoint: ADDRESS }],
  constants: [`${MISTRAL}#{MistralAiChatModelName,MistralAiEmbeddingModelName,MistralAiFimModelName}.*`],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [
        `${MISTRAL}#{MistralAiChatModel,MistralAiStreamingChatModel,MistralAiFimModel,MistralAiStreamingFimModel,MistralAiModerationModel,MistralAiBatchChatModel,MistralAiChatRequestParameters}.builder().**.${NAMES}`,
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${MISTRAL}#MistralAiEmbeddingModel.builder().**.${NAMES}`],
      argument: VALUE,
    },
  ],
};
