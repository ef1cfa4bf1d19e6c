import type { SdkTable } from '../signature.ts';

const API = 'com.theokanning.openai';
const VALUE = { names: ['model'], position: 0 };

/** The community's OpenAI client for Java of before there was one of OpenAI's own. */
export const openaiJavaCommunity: SdkTable = {
  id: 'openai-java-community',
  documentation: 'https://github.com/TheoKanning/openai-java',
  packages: [
    { ecosystem: 'maven', name: 'com.theokanning.openai-gpt3-java:service', modules: [API] },
    { ecosystem: 'maven', name: 'com.theokanning.openai-gpt3-java:client', modules: [API] },
    { ecosystem: 'maven', name: 'com.theokanning.openai-gpt3-java:api', modules: [API] },
  ],
  provider: 'openai',
  grammar: 'native',
  signatures: [
    {
      id: 'request',
      subject: 'model',
      callee: [
        `${API}#{ChatCompletionRequest,CompletionRequest,EditRequest,ModerationRequest,FineTuneRequest,FineTuningJobRequest,AssistantRequest,ModifyAssistantRequest,RunCreateRequest,CreateThreadAndRunRequest,CreateImageRequest,CreateImageEditRequest,CreateImageVariationRequest,CreateSpeechRequest,CreateTranscriptionRequest,CreateTranslationRequest}.builder().**.model`,
        `${API}#{ChatCompletionRequest,CompletionRequest}().setModel`,
      ],
      argument: VALUE,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${API}#EmbeddingRequest.builder().**.model`, `${API}#EmbeddingRequest().setModel`],
      argument: VALUE,
    },
  ],
};
