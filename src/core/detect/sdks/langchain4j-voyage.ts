import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };
const NAMES = '{modelName,model}';
const VOYAGE = 'dev.langchain4j.model.voyageai';

/** LangChain4j's Voyage AI module. */
export const langchain4jVoyage: SdkTable = {
  id: 'langchain4j-voyage',
  documentation: 'https://docs.langchain4j.dev/integrations/embedding-models/voyage-ai',
  packages: [{ ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-voyage-ai', modules: [VOYAGE] }],
  provider: 'voyage',
  grammar: 'native',
  constants: [`${VOYAGE}#{VoyageAiEmbeddingModelName,VoyageAiScoringModelName}.*`],
  signatures: [
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${VOYAGE}#VoyageAiEmbeddingModel.builder().**.${NAMES}`],
      argument: VALUE,
    },
    {
      id: 'scoring',
      subject: 'model',
      callee: [`${VOYAGE}#VoyageAiScoringModel.builder().**.${NAMES}`],
      argument: VALUE,
    },
  ],
};
