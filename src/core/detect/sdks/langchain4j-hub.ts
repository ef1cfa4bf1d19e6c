import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };
const HUB = 'dev.langchain4j.model.huggingface';
const JLAMA = 'dev.langchain4j.model.jlama';

/** LangChain4j with models of the Hub: its inference API, and Jlama, which runs them in the process. */
export const langchain4jHub: SdkTable = {
  id: 'langchain4j-hub',
  documentation: 'https://docs.langchain4j.dev/integrations/language-models/hugging-face',
  packages: [
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-hugging-face', modules: [HUB] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-jlama', modules: [JLAMA] },
  ],
  provider: 'huggingface',
  grammar: 'hub',
  constants: [`${HUB}#HuggingFaceModelName.*`],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [
        `${HUB}#{HuggingFaceChatModel,HuggingFaceLanguageModel}.builder().**.modelId`,
        `${JLAMA}#{JlamaChatModel,JlamaStreamingChatModel,JlamaLanguageModel,JlamaStreamingLanguageModel}.builder().**.modelName`,
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [
        `${HUB}#HuggingFaceEmbeddingModel.builder().**.modelId`,
        `${JLAMA}#JlamaEmbeddingModel.builder().**.modelName`,
      ],
      argument: VALUE,
    },
  ],
};
