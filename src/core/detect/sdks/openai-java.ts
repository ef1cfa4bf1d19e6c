import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const MODELS = 'com.openai.models';
const CLIENT = '{OpenAIOkHttpClient,OpenAIOkHttpClientAsync,OpenAIClientImpl,ClientOptions}';
const VALUE = { names: ['modelName'], position: 0 };
const BUILT = (name: string): string => `${MODELS}#${name}.builder().**.model`;

/** OpenAI for Java and Kotlin: parameters are built, and models are constants or text. */
export const openaiJava: SdkTable = {
  id: 'openai-java',
  documentation: 'https://github.com/openai/openai-java',
  packages: [
    { ecosystem: 'maven', name: 'com.openai:openai-java', modules: ['com.openai'] },
    { ecosystem: 'maven', name: 'com.openai:openai-java-core', modules: ['com.openai'] },
    { ecosystem: 'maven', name: 'com.openai:openai-java-client-okhttp', modules: ['com.openai'] },
    { ecosystem: 'maven', name: 'com.openai:openai-java-spring-boot-starter', modules: ['com.openai'] },
  ],
  provider: 'openai',
  grammar: 'native',
  clients: [{ callee: [`com.openai#${CLIENT}.builder().**.baseUrl`], provider: 'openai', endpoint: ADDRESS }],
  constants: [
    `${MODELS}#{ChatModel,EmbeddingModel,ImageModel,SpeechModel,AudioModel,ModerationModel,VideoModel}.*`,
    `${MODELS}#ResponsesModel.ResponsesOnlyModel.*`,
    `${MODELS}#*.Model.*`,
  ],
  signatures: [
    {
      id: 'chat-completions',
      subject: 'model',
      callee: [
        BUILT('ChatCompletionCreateParams'),
        `${MODELS}#ChatCompletionCreateParams.builder().**.responseFormat().**.model`,
      ],
      argument: VALUE,
    },
    { id: 'responses', subject: 'model', callee: [BUILT('ResponseCreateParams')], argument: VALUE },
    { id: 'completions', subject: 'model', callee: [BUILT('CompletionCreateParams')], argument: VALUE },
    { id: 'embeddings', subject: 'embedding-model', callee: [BUILT('EmbeddingCreateParams')], argument: VALUE },
    {
      id: 'media',
      subject: 'model',
      callee: [
        BUILT(
          '{ImageGenerateParams,ImageEditParams,ImageCreateVariationParams,SpeechCreateParams,TranscriptionCreateParams,TranslationCreateParams,VideoCreateParams}',
        ),
      ],
      argument: VALUE,
    },
    {
      id: 'other',
      subject: 'model',
      callee: [
        BUILT('{ModerationCreateParams,AssistantCreateParams,AssistantUpdateParams,RunCreateParams,JobCreateParams}'),
        BUILT('{SessionCreateParams,RealtimeSessionCreateRequest,AudioTranscription}'),
        `${MODELS}#{ThreadCreateAndRunParams,EvalCreateParams}.builder().**.model`,
      ],
      argument: VALUE,
    },
    {
      id: 'model-of',
      subject: 'model',
      callee: [
        `${MODELS}#{ChatModel,ImageModel,SpeechModel,AudioModel,ModerationModel,VideoModel}.of`,
        `${MODELS}#ResponsesModel.{ofString,ofChat}`,
      ],
      argument: VALUE,
    },
    { id: 'embedding-model-of', subject: 'embedding-model', callee: [`${MODELS}#EmbeddingModel.of`], argument: VALUE },
  ],
};
