import type { SdkTable } from '../signature.ts';

const PYTHON = '{Mistral,MistralAzure,MistralGoogleCloud,MistralClient,MistralAsyncClient}()';
const CALLS =
  '{complete,complete_async,stream,stream_async,parse,parse_async,parse_stream,parse_stream_async,process,process_async}';

/** Mistral's clients, in the current form and in the 0.x form (`MistralClient`). */
export const mistralai: SdkTable = {
  id: 'mistralai',
  documentation: 'https://docs.mistral.ai/api/',
  packages: [
    { ecosystem: 'pypi', name: 'mistralai', modules: ['mistralai'] },
    { ecosystem: 'npm', name: '@mistralai/mistralai', modules: ['@mistralai/mistralai'] },
  ],
  provider: 'mistral',
  grammar: 'native',
  clients: [
    {
      callee: ['mistralai#{Mistral,MistralClient,MistralAsyncClient}', '@mistralai/mistralai#{Mistral,default}'],
      provider: 'mistral',
      endpoint: { names: ['server_url', 'serverURL', 'endpoint'] },
    },
  ],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [
        `mistralai#${PYTHON}.{chat,fim,ocr}.${CALLS}`,
        `mistralai#${PYTHON}.{chat,chat_stream}`,
        '@mistralai/mistralai#Mistral().{chat,fim,ocr}.{complete,stream,parse,parseStream,process}',
        '@mistralai/mistralai#{MistralClient,default}().{chat,chatStream}',
      ],
      tails: ['chat.complete', 'chat.complete_async', 'chat.stream_async', 'fim.complete', 'ocr.process'],
      argument: { names: ['model'] },
    },
    {
      id: 'agents',
      subject: 'model',
      callee: [
        `mistralai#${PYTHON}.beta.agents.{create,create_async,update,update_async}`,
        `mistralai#${PYTHON}.beta.conversations.{start,start_async,start_stream,start_stream_async}`,
        'mistralai#RunContext',
        '@mistralai/mistralai#Mistral().beta.agents.{create,update}',
        '@mistralai/mistralai#Mistral().beta.conversations.{start,startStream}',
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'classifiers',
      subject: 'model',
      callee: [
        `mistralai#${PYTHON}.classifiers.{moderate,moderate_async,moderate_chat,classify,classify_async}`,
        `mistralai#${PYTHON}.audio.transcriptions.{complete,complete_async,stream}`,
        '@mistralai/mistralai#Mistral().classifiers.{moderate,moderateChat,classify}',
        '@mistralai/mistralai#Mistral().audio.transcriptions.{complete,stream}',
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'jobs',
      subject: 'model',
      callee: [
        `mistralai#${PYTHON}.{batch,fine_tuning}.jobs.{create,create_async}`,
        '@mistralai/mistralai#Mistral().{batch,fineTuning}.jobs.create',
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [
        `mistralai#${PYTHON}.embeddings.{create,create_async}`,
        'mistralai#{MistralClient,MistralAsyncClient}().embeddings',
        '@mistralai/mistralai#Mistral().embeddings.create',
        '@mistralai/mistralai#{MistralClient,default}().embeddings',
      ],
      argument: { names: ['model'] },
    },
  ],
};
