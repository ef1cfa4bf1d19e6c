import type { SdkTable } from '../signature.ts';

/** Constrained generation over hosted and local models. */
export const guidance: SdkTable = {
  id: 'guidance',
  documentation: 'https://guidance.readthedocs.io/en/latest/api.html',
  packages: [{ ecosystem: 'pypi', name: 'guidance', modules: ['guidance'] }],
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'openai',
      subject: 'model',
      callee: ['guidance#models.OpenAI'],
      argument: { names: ['model'], position: 0 },
      provider: 'openai',
      grammar: 'native',
    },
    {
      id: 'transformers',
      subject: 'model',
      callee: ['guidance#models.Transformers'],
      argument: { names: ['model'], position: 0 },
      provider: 'huggingface',
      grammar: 'hub',
    },
  ],
};
