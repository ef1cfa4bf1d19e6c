import type { SdkTable } from '../signature.ts';

const MODEL = { names: ['model'], position: 0 };

/** The community's ollamar: Ollama from R. */
export const ollamar: SdkTable = {
  id: 'ollamar',
  documentation: 'https://hauselin.github.io/ollama-r/reference/',
  packages: [{ ecosystem: 'cran', name: 'ollamar', modules: ['ollamar'] }],
  provider: 'ollama',
  grammar: 'ollama',
  signatures: [
    {
      id: 'generate',
      subject: 'model',
      callee: ['ollamar#{generate,chat,ohelp}'],
      argument: MODEL,
    },
    {
      id: 'embed',
      subject: 'embedding-model',
      callee: ['ollamar#{embed,embeddings}'],
      argument: MODEL,
    },
    {
      id: 'manage',
      subject: 'model',
      callee: ['ollamar#{pull,show,push}'],
      argument: { names: ['name'], position: 0 },
    },
  ],
};
