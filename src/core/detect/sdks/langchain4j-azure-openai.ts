import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const AZURE = 'dev.langchain4j.model.azure';
const VALUE = { names: ['modelName'], position: 0 };

/** LangChain4j on Azure OpenAI, where a deployment stands for the model. */
export const langchain4jAzure: SdkTable = {
  id: 'langchain4j-azure-openai',
  documentation: 'https://docs.langchain4j.dev/integrations/language-models/azure-open-ai',
  packages: [{ ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-azure-open-ai', modules: [AZURE] }],
  provider: 'azure-openai',
  grammar: 'native',
  clients: [{ callee: [`${AZURE}#*.builder().**.endpoint`], provider: 'azure-openai', endpoint: ADDRESS }],
  constants: [
    `${AZURE}#{AzureOpenAiChatModelName,AzureOpenAiEmbeddingModelName,AzureOpenAiImageModelName,AzureOpenAiLanguageModelName,AzureOpenAiModelName}.*`,
  ],
  signatures: [
    {
      id: 'deployment',
      subject: 'model',
      callee: [
        `${AZURE}#{AzureOpenAiChatModel,AzureOpenAiStreamingChatModel,AzureOpenAiLanguageModel,AzureOpenAiStreamingLanguageModel,AzureOpenAiImageModel,AzureOpenAiAudioTranscriptionModel}.builder().**.deploymentName`,
        'dev.langchain4j.model.openaiofficial#*.builder().**.azureDeploymentName',
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${AZURE}#AzureOpenAiEmbeddingModel.builder().**.deploymentName`],
      argument: VALUE,
    },
    {
      id: 'token-count',
      subject: 'model',
      callee: [`${AZURE}#{AzureOpenAiTokenCountEstimator,AzureOpenAiTokenizer}`],
      argument: VALUE,
      provider: 'openai',
    },
  ],
};
