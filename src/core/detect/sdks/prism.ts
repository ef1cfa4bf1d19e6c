import type { SdkTable } from '../signature.ts';

const MODEL = { names: ['model'], position: 1 };
const PROVIDER = { names: ['provider'], position: 0 };

/** `Prism::text()->using(…)`, with other calls between, by its class and by its facade. */
function using(kinds: string): string[] {
  const roots = ['Prism\\Prism#Prism', 'EchoLabs\\Prism#Prism', 'Prism\\Prism#prism()'];
  return roots.flatMap((root) => [`${root}.${kinds}.using`, `${root}.${kinds}.**.using`]);
}

/** Prism for Laravel: each request says which provider and model it is sent to. */
export const prism: SdkTable = {
  id: 'prism',
  documentation: 'https://prismphp.com/core-concepts/text-generation.html',
  packages: [
    { ecosystem: 'composer', name: 'prism-php/prism', modules: ['Prism\\Prism'] },
    { ecosystem: 'composer', name: 'echolabsdev/prism', modules: ['EchoLabs\\Prism'] },
  ],
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'using',
      subject: 'model',
      callee: using('{text,structured,image,audio,moderation}()'),
      argument: MODEL,
      providerArgument: PROVIDER,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: using('embeddings()'),
      argument: MODEL,
      providerArgument: PROVIDER,
    },
  ],
};
