import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const OPENAI = 'com.azure.ai.openai';
const CLIENT = ['{OpenAIClient,OpenAIAsyncClient}()', 'OpenAIClientBuilder().**'];
const DEPLOYMENT = { names: ['deploymentOrModelName', 'deploymentOrModelId'], position: 0 };

function asked(methods: string): readonly string[] {
  return CLIENT.map((client) => `${OPENAI}#${client}.${methods}`);
}

/** Azure's OpenAI library for Java; it speaks to OpenAI itself as well, then the deployment is a model. */
export const azureOpenaiJava: SdkTable = {
  id: 'azure-openai-java',
  documentation: 'https://learn.microsoft.com/java/api/overview/azure/ai-openai-readme',
  packages: [{ ecosystem: 'maven', name: 'com.azure:azure-ai-openai', modules: [OPENAI] }],
  provider: 'azure-openai',
  grammar: 'native',
  clients: [{ callee: [`${OPENAI}#OpenAIClientBuilder().**.endpoint`], provider: 'azure-openai', endpoint: ADDRESS }],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: asked(
        '{getChatCompletions,getChatCompletionsStream,getChatCompletionsWithResponse,getCompletions,getCompletionsStream,getImageGenerations,getAudioTranscription,getAudioTranscriptionText,getAudioTranslation,getAudioTranslationText,generateSpeechFromText}',
      ),
      tails: ['getChatCompletions', 'getChatCompletionsStream'],
      argument: DEPLOYMENT,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: asked('{getEmbeddings,getEmbeddingsWithResponse}'),
      argument: DEPLOYMENT,
    },
  ],
};
