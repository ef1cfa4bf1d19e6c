import type { SdkTable } from '../signature.ts';

/** Google Agent Development Kit. */
export const googleAdk: SdkTable = {
  id: 'google-adk',
  documentation: 'https://google.github.io/adk-docs/agents/models/',
  packages: [
    { ecosystem: 'pypi', name: 'google-adk', modules: ['google.adk'] },
    { ecosystem: 'npm', name: '@google/adk', modules: ['@google/adk'] },
  ],
  provider: 'google',
  grammar: 'native',
  signatures: [
    {
      id: 'agent',
      subject: 'model',
      callee: ['google.adk#{Agent,LlmAgent,Gemini}', '@google/adk#{LlmAgent,Gemini}'],
      argument: { names: ['model'] },
    },
  ],
};
