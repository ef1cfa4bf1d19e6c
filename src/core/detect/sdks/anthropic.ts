import type { SdkTable } from '../signature.ts';

const CLIENT = '{Anthropic,AsyncAnthropic,Client,AsyncClient,default}()';
const CALLS = '{create,stream,parse,count_tokens,countTokens,tool_runner,toolRunner}';
const RAW = '{with_raw_response,with_streaming_response}';
const MODEL = { names: ['model'] };

/** Anthropic's clients for its own API, Amazon Bedrock and Google Vertex AI; each platform writes ids its own way. */
export const anthropic: SdkTable = {
  id: 'anthropic',
  documentation: 'https://docs.anthropic.com/en/api/client-sdks',
  packages: [
    { ecosystem: 'pypi', name: 'anthropic', modules: ['anthropic'] },
    { ecosystem: 'npm', name: '@anthropic-ai/sdk', modules: ['@anthropic-ai/sdk'] },
    { ecosystem: 'npm', name: '@anthropic-ai/bedrock-sdk', modules: ['@anthropic-ai/bedrock-sdk'] },
    { ecosystem: 'npm', name: '@anthropic-ai/vertex-sdk', modules: ['@anthropic-ai/vertex-sdk'] },
  ],
  provider: 'anthropic',
  grammar: 'native',
  rank: 12,
  clients: [
    {
      callee: [
        'anthropic#{Anthropic,AsyncAnthropic,Client,AsyncClient}',
        '@anthropic-ai/sdk#{Anthropic,default}',
        '@anthropic-ai/sdk#default.Anthropic',
      ],
      provider: 'anthropic',
      endpoint: { names: ['base_url', 'baseURL'] },
    },
    {
      callee: [
        'anthropic#{AnthropicBedrock,AsyncAnthropicBedrock}',
        '@anthropic-ai/bedrock-sdk#{AnthropicBedrock,default}',
      ],
      provider: 'bedrock',
      endpoint: { names: ['base_url', 'baseURL'] },
    },
    {
      callee: [
        'anthropic#{AnthropicVertex,AsyncAnthropicVertex}',
        '@anthropic-ai/vertex-sdk#{AnthropicVertex,default}',
      ],
      provider: 'vertex',
      endpoint: { names: ['base_url', 'baseURL'] },
    },
  ],
  signatures: [
    {
      id: 'messages',
      subject: 'model',
      callee: [
        `anthropic#${CLIENT}.messages.${CALLS}`,
        `anthropic#${CLIENT}.beta.messages.${CALLS}`,
        `anthropic#${CLIENT}.with_options().messages.${CALLS}`,
        `anthropic#${CLIENT}.messages.${RAW}.create`,
        `anthropic#${CLIENT}.beta.messages.${RAW}.create`,
        `@anthropic-ai/sdk#${CLIENT}.messages.${CALLS}`,
        `@anthropic-ai/sdk#${CLIENT}.beta.messages.${CALLS}`,
        `@anthropic-ai/sdk#default.Anthropic().messages.${CALLS}`,
      ],
      tails: ['messages.create', 'messages.stream', 'messages.count_tokens', 'messages.countTokens'],
      argument: MODEL,
      api: 'messages',
    },
    {
      id: 'batch-request',
      subject: 'model',
      callee: ['anthropic#{MessageCreateParamsNonStreaming,MessageCreateParamsStreaming}'],
      argument: MODEL,
    },
    {
      id: 'completions',
      subject: 'model',
      callee: [`anthropic#${CLIENT}.completions.create`, `@anthropic-ai/sdk#${CLIENT}.completions.create`],
      argument: MODEL,
    },
    {
      id: 'bedrock-messages',
      subject: 'model',
      callee: [
        `anthropic#{AnthropicBedrock,AsyncAnthropicBedrock}().messages.${CALLS}`,
        `anthropic#{AnthropicBedrock,AsyncAnthropicBedrock}().beta.messages.${CALLS}`,
        `@anthropic-ai/bedrock-sdk#{AnthropicBedrock,default}().messages.${CALLS}`,
      ],
      argument: MODEL,
      provider: 'bedrock',
      grammar: 'bedrock',
    },
    {
      id: 'vertex-messages',
      subject: 'model',
      callee: [
        `anthropic#{AnthropicVertex,AsyncAnthropicVertex}().messages.${CALLS}`,
        `anthropic#{AnthropicVertex,AsyncAnthropicVertex}().beta.messages.${CALLS}`,
        `@anthropic-ai/vertex-sdk#{AnthropicVertex,default}().messages.${CALLS}`,
      ],
      argument: MODEL,
      provider: 'vertex',
      grammar: 'vertex',
    },
  ],
};
