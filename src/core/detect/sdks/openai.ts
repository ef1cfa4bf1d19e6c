import type { SdkTable } from '../signature.ts';

const CLIENT = '{OpenAI,AsyncOpenAI,AzureOpenAI,AsyncAzureOpenAI,Client,AsyncClient,default}()';
const RAW = '{with_raw_response,with_streaming_response}';
const MODEL = { names: ['model'] };

/** OpenAI's own clients; Azure and compatible servers are reached through them too, so the client decides the provider. */
export const openai: SdkTable = {
  id: 'openai',
  documentation: 'https://platform.openai.com/docs/api-reference',
  packages: [
    { ecosystem: 'pypi', name: 'openai', modules: ['openai'] },
    { ecosystem: 'npm', name: 'openai', modules: ['openai'] },
  ],
  provider: 'openai',
  grammar: 'native',
  rank: 10,
  clients: [
    {
      callee: ['openai#{OpenAI,AsyncOpenAI,Client,AsyncClient,default}', 'langfuse.openai#{OpenAI,AsyncOpenAI}'],
      provider: 'openai',
      endpoint: { names: ['base_url', 'baseURL'] },
    },
    {
      callee: ['openai#{AzureOpenAI,AsyncAzureOpenAI}', 'langfuse.openai#{AzureOpenAI,AsyncAzureOpenAI}'],
      provider: 'azure-openai',
      endpoint: { names: ['azure_endpoint', 'endpoint', 'base_url', 'baseURL'] },
    },
  ],
  signatures: [
    {
      id: 'chat-completions',
      subject: 'model',
      callee: [
        `openai#${CLIENT}.chat.completions.{create,parse,stream,runTools}`,
        `openai#${CLIENT}.beta.chat.completions.{create,parse,stream,runTools}`,
        `openai#${CLIENT}.{with_options,withOptions}().chat.completions.{create,parse,stream}`,
        `openai#${CLIENT}.chat.completions.${RAW}.{create,parse}`,
        `langfuse.openai#${CLIENT}.chat.completions.{create,parse,stream}`,
        'langfuse.openai#openai.chat.completions.create',
        'langsmith#{wrap_openai,wrapOpenAI}().chat.completions.{create,parse,stream}',
        'openai#chat.completions.create',
      ],
      tails: ['chat.completions.create', 'chat.completions.parse', 'chat.completions.stream'],
      argument: MODEL,
      api: 'chat-completions',
    },
    {
      id: 'completions',
      subject: 'model',
      callee: [
        `openai#${CLIENT}.completions.create`,
        `openai#${CLIENT}.completions.${RAW}.create`,
        'openai#completions.create',
      ],
      argument: MODEL,
    },
    {
      id: 'responses',
      subject: 'model',
      callee: [
        `openai#${CLIENT}.responses.{create,parse,stream,compact}`,
        `openai#${CLIENT}.{with_options,withOptions}().responses.{create,parse,stream}`,
        `openai#${CLIENT}.responses.${RAW}.{create,parse}`,
        `openai#${CLIENT}.responses.{input_tokens,inputTokens}.count`,
        'langsmith#{wrap_openai,wrapOpenAI}().responses.{create,parse,stream}',
        'openai#responses.{create,parse}',
      ],
      tails: ['responses.create', 'responses.parse', 'responses.stream'],
      argument: MODEL,
      api: 'responses',
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [
        `openai#${CLIENT}.embeddings.create`,
        `openai#${CLIENT}.embeddings.${RAW}.create`,
        `openai#${CLIENT}.{with_options,withOptions}().embeddings.create`,
        'openai#embeddings.create',
      ],
      tails: ['embeddings.create'],
      argument: MODEL,
    },
    {
      id: 'images',
      subject: 'model',
      callee: [
        `openai#${CLIENT}.images.{generate,edit,create_variation,createVariation}`,
        `openai#${CLIENT}.videos.create`,
        'openai#images.{generate,edit}',
      ],
      tails: ['images.generate', 'images.edit'],
      argument: MODEL,
      // Which one depends on the other parameters.
      omitted: { uses: null },
    },
    {
      id: 'audio',
      subject: 'model',
      callee: [
        `openai#${CLIENT}.audio.{speech,transcriptions,translations}.create`,
        `openai#${CLIENT}.audio.{speech,transcriptions}.${RAW}.create`,
        'openai#audio.{speech,transcriptions,translations}.create',
      ],
      tails: [
        'audio.speech.create',
        'audio.transcriptions.create',
        'audio.translations.create',
        'audio.speech.with_streaming_response.create',
      ],
      argument: MODEL,
    },
    {
      id: 'moderations',
      subject: 'model',
      callee: [`openai#${CLIENT}.moderations.create`, 'openai#moderations.create'],
      tails: ['moderations.create'],
      argument: MODEL,
      omitted: { uses: 'omni-moderation-latest' },
    },
    {
      id: 'realtime',
      subject: 'model',
      callee: [
        `openai#${CLIENT}.realtime.connect`,
        `openai#${CLIENT}.beta.realtime.connect`,
        `openai#${CLIENT}.beta.realtime.sessions.create`,
        `openai#${CLIENT}.realtime.{client_secrets,clientSecrets}.create`,
        `openai#${CLIENT}.realtime.calls.accept`,
        'openai#{OpenAIRealtimeWebSocket,OpenAIRealtimeWS}',
      ],
      tails: ['realtime.connect', 'realtime.sessions.create', 'realtime.client_secrets.create'],
      argument: { names: ['model', 'session.model'] },
    },
    {
      id: 'assistants',
      subject: 'model',
      callee: [
        `openai#${CLIENT}.beta.assistants.{create,update}`,
        `openai#${CLIENT}.beta.threads.runs.{create,stream,create_and_poll,createAndPoll,create_and_stream}`,
        `openai#${CLIENT}.beta.threads.{create_and_run,createAndRun,create_and_run_poll,createAndRunPoll,create_and_run_stream}`,
      ],
      tails: [
        'beta.assistants.create',
        'beta.assistants.update',
        'beta.threads.runs.create',
        'threads.runs.create_and_poll',
      ],
      argument: MODEL,
    },
    {
      id: 'fine-tuning',
      subject: 'model',
      callee: [`openai#${CLIENT}.{fine_tuning,fineTuning}.jobs.create`, 'openai#fine_tuning.jobs.create'],
      tails: ['fine_tuning.jobs.create', 'fineTuning.jobs.create'],
      argument: MODEL,
    },
    {
      id: 'models',
      subject: 'model',
      callee: [`openai#${CLIENT}.models.retrieve`, 'openai#models.retrieve'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'azure-deployment',
      subject: 'model',
      callee: ['openai#{AzureOpenAI,AsyncAzureOpenAI}', 'langfuse.openai#{AzureOpenAI,AsyncAzureOpenAI}'],
      argument: { names: ['azure_deployment', 'deployment'] },
      provider: 'azure-openai',
    },
  ],
};
