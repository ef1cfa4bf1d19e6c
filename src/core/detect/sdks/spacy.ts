import type { SdkTable } from '../signature.ts';

/** spaCy pipelines, which are packages with weights in them. */
export const spacy: SdkTable = {
  id: 'spacy',
  documentation: 'https://spacy.io/usage/models#usage',
  packages: [{ ecosystem: 'pypi', name: 'spacy', modules: ['spacy'] }],
  provider: 'spacy',
  grammar: 'native',
  signatures: [
    {
      id: 'load',
      subject: 'model',
      callee: ['spacy#load', 'spacy#cli.download'],
      argument: { names: ['name', 'model'], position: 0 },
    },
  ],
};
