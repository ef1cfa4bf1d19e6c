import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const INFERENCE = 'com.azure.ai.inference';
const VALUE = { names: ['modelName'], position: 0 };

/** Azure's inference library for Java, for models of Azure AI Foundry and GitHub. */
export const azureInferenceJava: SdkTable = {
  id: 'azure-inference-java',
  documentation: 'https://learn.microsoft.com/java/api/overview/azure/ai-inference-readme',
  packages: [{ ecosystem: 'maven', name: 'com.azure:azure-ai-inference', modules: [INFERENCE] }],
  provider: 'azure-foundry',
  grammar: 'native',
  clients: [
    {
      callee: [`${INFERENCE}#ChatCompletionsClientBuilder().**.endpoint`],
      provider: 'azure-foundry',
      endpoint: ADDRESS,
    },
  ],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [`${INFERENCE}#ChatCompletionsOptions().**.setModel`],
      argument: VALUE,
    },
  ],
};
