import type { SdkTable } from '../signature.ts';

const OPENAI = 'org.springframework.ai.openai';
const AZURE = 'org.springframework.ai.azure.openai';
const VALUE = { names: ['modelName'], position: 0 };
const AZURE_CHAT = '{AzureOpenAiChatOptions,AzureOpenAiImageOptions,AzureOpenAiAudioTranscriptionOptions}';

/** Spring AI on Azure OpenAI, where a deployment stands for the model. */
export const springAiAzure: SdkTable = {
  id: 'spring-ai-azure-openai',
  documentation: 'https://docs.spring.io/spring-ai/reference/1.0/api/chat/azure-openai-chat.html',
  packages: [
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-azure-openai', modules: [AZURE] },
    { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-starter-model-azure-openai', modules: [AZURE] },
  ],
  provider: 'azure-openai',
  grammar: 'native',
  signatures: [
    {
      id: 'deployment',
      subject: 'model',
      callee: [
        `${AZURE}#${AZURE_CHAT}.builder().**.{deploymentName,withDeploymentName,model}`,
        `${AZURE}#${AZURE_CHAT}().setDeploymentName`,
        `${OPENAI}#*.builder().**.deploymentName`,
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${AZURE}#AzureOpenAiEmbeddingOptions.builder().**.{deploymentName,withDeploymentName}`],
      argument: VALUE,
    },
  ],
};
