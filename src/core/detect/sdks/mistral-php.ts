import type { SdkTable } from '../signature.ts';

const CLIENTS = [
  'HelgeSverre\\Mistral#Mistral()',
  'HelgeSverre\\Mistral\\Facades#Mistral',
  'Nicobleiler\\Mistral#Client()',
];

/** Community clients for Mistral, whose resources are called. */
export const mistralPhp: SdkTable = {
  id: 'mistral-php',
  documentation: 'https://github.com/HelgeSverre/mistral and https://packagist.org/packages/nicobleiler/mistral-php',
  packages: [
    { ecosystem: 'composer', name: 'helgesverre/mistral', modules: ['HelgeSverre\\Mistral'] },
    { ecosystem: 'composer', name: 'nicobleiler/mistral-php', modules: ['Nicobleiler\\Mistral'] },
  ],
  provider: 'mistral',
  grammar: 'native',
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: CLIENTS.map((client) => `${client}.{chat,simpleChat}().{create,createStreamed,stream}`),
      argument: { names: ['model'] },
    },
  ],
};
