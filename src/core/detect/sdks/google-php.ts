import type { SdkTable } from '../signature.ts';

const CLIENTS = ['Gemini#client()', 'Gemini#factory().**.make()', 'Gemini#Client()', 'Gemini\\Laravel\\Facades#Gemini'];

function of(method: string): string[] {
  return CLIENTS.map((client) => `${client}.${method}`);
}

/** google-gemini-php, also for Laravel. */
export const googlePhp: SdkTable = {
  id: 'google-php',
  documentation: 'https://github.com/google-gemini-php/client',
  packages: [
    { ecosystem: 'composer', name: 'google-gemini-php/client', modules: ['Gemini'] },
    { ecosystem: 'composer', name: 'google-gemini-php/laravel', modules: ['Gemini\\Laravel'] },
  ],
  provider: 'google',
  grammar: 'native',
  signatures: [
    {
      id: 'generative-model',
      subject: 'model',
      callee: of('{generativeModel,chat}'),
      tails: ['generativeModel'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'embedding-model',
      subject: 'embedding-model',
      callee: of('embeddingModel'),
      tails: ['embeddingModel'],
      argument: { names: ['model'], position: 0 },
    },
  ],
};
