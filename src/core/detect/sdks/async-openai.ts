import type { SdkTable } from '../signature.ts';

/** The community's OpenAI client for Rust. */
export const asyncOpenai: SdkTable = {
  id: 'async-openai',
  documentation: 'https://docs.rs/async-openai',
  packages: [{ ecosystem: 'cargo', name: 'async-openai', modules: ['async_openai'] }],
  provider: 'openai',
  grammar: 'native',
  clients: [
    {
      callee: ['async_openai#{OpenAIConfig}.{new,default}().**.with_api_base'],
      provider: 'openai',
      endpoint: { names: ['api_base'], position: 0 },
    },
    {
      callee: ['async_openai#AzureConfig.{new,default}().**.with_api_base'],
      provider: 'azure-openai',
      endpoint: { names: ['api_base'], position: 0 },
    },
  ],
  signatures: [
    {
      id: 'builder',
      subject: 'model',
      callee: [
        'async_openai#{CreateChatCompletionRequestArgs,CreateCompletionRequestArgs,CreateResponseArgs}.default().**.model',
        'async_openai#{CreateImageRequestArgs,CreateSpeechRequestArgs,CreateTranscriptionRequestArgs}.default().**.model',
        'async_openai#{CreateAssistantRequestArgs,CreateModerationRequestArgs}.default().**.model',
      ],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'embedding-builder',
      subject: 'embedding-model',
      callee: ['async_openai#CreateEmbeddingRequestArgs.default().**.model'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'request',
      subject: 'model',
      callee: ['async_openai#{CreateChatCompletionRequest,CreateCompletionRequest,CreateResponse}'],
      argument: { names: ['model'] },
    },
    {
      id: 'azure-deployment',
      subject: 'model',
      callee: ['async_openai#AzureConfig.{new,default}().**.with_deployment_id'],
      argument: { names: ['deployment_id'], position: 0 },
      provider: 'azure-openai',
    },
  ],
};
