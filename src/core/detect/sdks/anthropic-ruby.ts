import type { SdkTable } from '../signature.ts';

const CLIENT = 'Anthropic#Client()';
const CALLS = '{create,stream,stream_raw,count_tokens}';
const MODEL = { names: ['model', 'parameters.model'] };

/** Anthropic's own gem, and the one called `anthropic` before it, which takes everything in `parameters:`. */
export const anthropicRuby: SdkTable = {
  id: 'anthropic-ruby',
  documentation: 'https://github.com/anthropics/anthropic-sdk-ruby and https://github.com/alexrudall/ruby-anthropic',
  packages: [
    { ecosystem: 'gem', name: 'anthropic', modules: ['anthropic', 'Anthropic'] },
    { ecosystem: 'gem', name: 'ruby-anthropic', modules: ['anthropic', 'Anthropic'] },
  ],
  provider: 'anthropic',
  grammar: 'native',
  clients: [
    { callee: ['Anthropic#Client'], provider: 'anthropic', endpoint: { names: ['base_url', 'uri_base'] } },
    { callee: ['Anthropic#BedrockClient'], provider: 'bedrock', endpoint: { names: ['base_url'] } },
    { callee: ['Anthropic#VertexClient'], provider: 'vertex', endpoint: { names: ['base_url'] } },
  ],
  signatures: [
    {
      id: 'messages',
      subject: 'model',
      callee: [`${CLIENT}.messages.${CALLS}`, `${CLIENT}.beta.messages.${CALLS}`, `${CLIENT}.messages`],
      tails: ['messages.create', 'messages.stream', 'messages.count_tokens'],
      argument: MODEL,
    },
    {
      id: 'bedrock-messages',
      subject: 'model',
      callee: [`Anthropic#BedrockClient().messages.${CALLS}`, `Anthropic#BedrockClient().beta.messages.${CALLS}`],
      argument: MODEL,
      provider: 'bedrock',
      grammar: 'bedrock',
    },
    {
      id: 'vertex-messages',
      subject: 'model',
      callee: [`Anthropic#VertexClient().messages.${CALLS}`, `Anthropic#VertexClient().beta.messages.${CALLS}`],
      argument: MODEL,
      provider: 'vertex',
      grammar: 'vertex',
    },
    {
      id: 'completions',
      subject: 'model',
      callee: [`${CLIENT}.complete`, `${CLIENT}.completions.create`],
      argument: MODEL,
    },
  ],
};
