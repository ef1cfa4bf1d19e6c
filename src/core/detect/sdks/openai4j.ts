import type { SdkTable } from '../signature.ts';

const API = 'dev.ai4j.openai4j';

/** The client for OpenAI that LangChain4j was built on, also used by itself. */
export const openai4j: SdkTable = {
  id: 'openai4j',
  documentation: 'https://github.com/ai-for-java/openai4j',
  packages: [{ ecosystem: 'maven', name: 'dev.ai4j:openai4j', modules: [API] }],
  provider: 'openai',
  grammar: 'native',
  clients: [
    {
      callee: [`${API}#OpenAiClient.builder().**.baseUrl`],
      provider: 'openai',
      endpoint: { names: ['baseUrl'], position: 0 },
    },
  ],
  constants: [`${API}#{ChatCompletionModel,CompletionModel,EmbeddingModel,ImageModel,ModerationModel}.*`],
  signatures: [
    {
      id: 'request',
      subject: 'model',
      callee: [
        `${API}#{ChatCompletionRequest,CompletionRequest,GenerateImagesRequest,ModerationRequest}.builder().**.model`,
      ],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${API}#EmbeddingRequest.builder().**.model`],
      argument: { names: ['model'], position: 0 },
    },
  ],
};
