import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };
const NAMES = '{modelName,model}';
const COHERE = 'dev.langchain4j.model.cohere';

/** LangChain4j's Cohere module. */
export const langchain4jCohere: SdkTable = {
  id: 'langchain4j-cohere',
  documentation: 'https://docs.langchain4j.dev/integrations/embedding-models/cohere',
  packages: [{ ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-cohere', modules: [COHERE] }],
  provider: 'cohere',
  grammar: 'native',
  signatures: [
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${COHERE}#CohereEmbeddingModel.builder().**.${NAMES}`],
      argument: VALUE,
    },
    {
      id: 'scoring',
      subject: 'model',
      callee: [`${COHERE}#CohereScoringModel.builder().**.${NAMES}`],
      argument: VALUE,
    },
  ],
};
