import type { SdkTable } from '../signature.ts';

/** Active Agent: classes say which provider and model they generate and embed with. */
export const activeAgent: SdkTable = {
  id: 'active-agent',
  documentation: 'https://github.com/activeagents/activeagent',
  packages: [{ ecosystem: 'gem', name: 'activeagent', modules: ['active_agent', 'activeagent', 'ActiveAgent'] }],
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'generate-with',
      subject: 'model',
      callee: ['ActiveAgent#Base.generate_with'],
      tails: ['generate_with'],
      argument: { names: ['model'] },
      providerArgument: { names: ['provider'], position: 0 },
    },
    {
      id: 'embed-with',
      subject: 'embedding-model',
      callee: ['ActiveAgent#Base.embed_with'],
      tails: ['embed_with'],
      argument: { names: ['model'] },
      providerArgument: { names: ['provider'], position: 0 },
    },
  ],
};
