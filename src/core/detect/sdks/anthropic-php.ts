import type { SdkTable } from '../signature.ts';

const CALLS = '{create,createStream,createStreamed,countTokens}';
const COMMUNITY = ['Anthropic#client()', 'Anthropic#factory().**.make()', 'Anthropic\\Laravel\\Facades#Anthropic'];

/** Anthropic's own client for PHP, and mozex/anthropic-php, whose resources are called. */
export const anthropicPhp: SdkTable = {
  id: 'anthropic-php',
  documentation: 'https://github.com/anthropics/anthropic-sdk-php and https://github.com/mozex/anthropic-php',
  packages: [
    { ecosystem: 'composer', name: 'anthropic-ai/sdk', modules: ['Anthropic'] },
    { ecosystem: 'composer', name: 'mozex/anthropic-php', modules: ['Anthropic'] },
    { ecosystem: 'composer', name: 'mozex/anthropic-laravel', modules: ['Anthropic\\Laravel'] },
  ],
  provider: 'anthropic',
  grammar: 'native',
  clients: [
    { callee: ['Anthropic#Client'], provider: 'anthropic', endpoint: { names: ['baseUrl'] } },
    {
      callee: ['Anthropic#factory().withBaseUri', 'Anthropic#factory().**.withBaseUri'],
      provider: 'anthropic',
      endpoint: { names: ['baseUri'], position: 0 },
    },
  ],
  signatures: [
    {
      id: 'messages',
      subject: 'model',
      callee: [
        `Anthropic#Client().messages.${CALLS}`,
        `Anthropic#Client().beta.messages.${CALLS}`,
        `Anthropic#{Client,ClientContract}().messages().${CALLS}`,
        ...COMMUNITY.map((client) => `${client}.messages().${CALLS}`),
      ],
      tails: ['messages.create', 'messages.createStream', 'messages().create', 'messages().createStreamed'],
      argument: { names: ['model'] },
    },
    {
      id: 'completions',
      subject: 'model',
      callee: COMMUNITY.map((client) => `${client}.completions().{create,createStreamed}`),
      argument: { names: ['model'] },
    },
  ],
  constants: ['Anthropic\\Messages#Model.*', 'Anthropic\\Beta\\Messages#Model.*'],
};
