import type { SdkTable } from '../signature.ts';

/** cloudstudio/ollama-laravel: a request is built behind a facade. */
export const ollamaPhp: SdkTable = {
  id: 'ollama-php',
  documentation: 'https://github.com/cloudstudio/ollama-laravel',
  packages: [{ ecosystem: 'composer', name: 'cloudstudio/ollama-laravel', modules: ['Cloudstudio\\Ollama'] }],
  provider: 'ollama',
  grammar: 'ollama',
  signatures: [
    {
      id: 'model',
      subject: 'model',
      callee: ['Cloudstudio\\Ollama\\Facades#Ollama.**.model'],
      argument: { names: ['model'], position: 0 },
    },
  ],
};
