import type { SdkTable } from '../signature.ts';

/** OpenAI Agents SDK; its LiteLLM model class is in the table of LiteLLM. */
export const openaiAgents: SdkTable = {
  id: 'openai-agents',
  documentation: 'https://openai.github.io/openai-agents-python/models/',
  packages: [
    { ecosystem: 'pypi', name: 'openai-agents', modules: ['agents'] },
    { ecosystem: 'npm', name: '@openai/agents', modules: ['@openai/agents'] },
    { ecosystem: 'npm', name: '@openai/agents-core', modules: ['@openai/agents-core'] },
    { ecosystem: 'npm', name: '@openai/agents-realtime', modules: ['@openai/agents-realtime'] },
  ],
  provider: 'openai',
  grammar: 'native',
  signatures: [
    {
      id: 'agent',
      subject: 'model',
      callee: [
        'agents#{Agent,RunConfig}',
        'agents#Agent().clone',
        '@openai/agents#{Agent,Runner,RealtimeSession}',
        '@openai/agents#Agent.create',
        '@openai/agents-core#{Agent,Runner}',
        '@openai/agents-realtime#RealtimeSession',
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'model',
      subject: 'model',
      callee: [
        'agents#{OpenAIChatCompletionsModel,OpenAIResponsesModel}',
        '@openai/agents#{OpenAIChatCompletionsModel,OpenAIResponsesModel}',
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'realtime',
      subject: 'model',
      callee: ['agents#RealtimeRunner', 'agents#RealtimeRunner().run'],
      argument: { names: ['config.model_settings.model_name', 'model_config.initial_model_settings.model_name'] },
    },
    {
      id: 'voice',
      subject: 'model',
      callee: ['agents#VoicePipeline'],
      argument: { names: ['stt_model', 'tts_model'] },
    },
  ],
};
