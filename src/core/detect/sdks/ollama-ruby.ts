import type { SdkTable } from '../signature.ts';

const CLIENT = ['Ollama#default()', 'Ollama#Client()', 'Ollama#Controllers.Client()'];

function onClient(methods: string): string[] {
  return CLIENT.map((client) => `${client}.${methods}`);
}

/** ollama-ai, the community's gem for Ollama. */
export const ollamaRuby: SdkTable = {
  id: 'ollama-ruby',
  documentation: 'https://github.com/gbaptista/ollama-ai',
  packages: [{ ecosystem: 'gem', name: 'ollama-ai', modules: ['ollama-ai', 'Ollama'] }],
  provider: 'ollama',
  grammar: 'ollama',
  signatures: [
    {
      id: 'generate',
      subject: 'model',
      callee: onClient('{generate,chat}'),
      argument: { names: ['model'] },
    },
    {
      id: 'manage',
      subject: 'model',
      callee: onClient('{pull,show,push}'),
      argument: { names: ['name', 'model'] },
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: onClient('embeddings'),
      argument: { names: ['model'] },
    },
  ],
};
