import type { SdkTable } from '../signature.ts';

/** gemini-ai, the community's gem for Gemini. */
export const googleRuby: SdkTable = {
  id: 'google-ruby',
  documentation: 'https://github.com/gbaptista/gemini-ai',
  packages: [{ ecosystem: 'gem', name: 'gemini-ai', modules: ['gemini-ai', 'Gemini'] }],
  provider: 'google',
  grammar: 'native',
  signatures: [
    {
      id: 'client',
      subject: 'model',
      callee: ['Gemini#Client', 'Gemini#Controllers.Client'],
      tails: ['Gemini'],
      argument: { names: ['options.model'] },
    },
  ],
};
