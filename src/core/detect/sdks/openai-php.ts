import type { SdkTable } from '../signature.ts';

/** Ways to a client: made from a key, from a factory, handed over as an object, or behind the facade of Laravel. */
const CLIENTS = [
  'OpenAI#client()',
  'OpenAI#factory().**.make()',
  'OpenAI#{Client,ClientContract}()',
  'OpenAI\\Laravel\\Facades#OpenAI',
];
const MODEL = { names: ['model'] };

function of(methods: string): string[] {
  return CLIENTS.map((client) => `${client}.${methods}`);
}

/** openai-php, also for Laravel; Azure and compatible servers are reached by the address its factory is given. */
export const openaiPhp: SdkTable = {
  id: 'openai-php',
  documentation: 'https://github.com/openai-php/client',
  packages: [
    { ecosystem: 'composer', name: 'openai-php/client', modules: ['OpenAI'] },
    { ecosystem: 'composer', name: 'openai-php/laravel', modules: ['OpenAI\\Laravel'] },
    { ecosystem: 'composer', name: 'openai-php/symfony', modules: ['OpenAI\\Symfony'] },
  ],
  provider: 'openai',
  grammar: 'native',
  clients: [
    {
      callee: ['OpenAI#factory().**.withBaseUri', 'OpenAI#factory().withBaseUri'],
      provider: 'openai',
      endpoint: { names: ['baseUri'], position: 0 },
    },
    { callee: ['OpenAI#client'], provider: 'openai' },
  ],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: of('chat().{create,createStreamed}'),
      tails: ['chat().create', 'chat().createStreamed'],
      argument: MODEL,
    },
    {
      id: 'completions',
      subject: 'model',
      callee: of('{completions,edits}().{create,createStreamed}'),
      argument: MODEL,
    },
    {
      id: 'responses',
      subject: 'model',
      callee: of('responses().{create,createStreamed}'),
      tails: ['responses().create', 'responses().createStreamed'],
      argument: MODEL,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: of('embeddings().create'),
      tails: ['embeddings().create'],
      argument: MODEL,
    },
    {
      id: 'images',
      subject: 'model',
      callee: of('images().{create,createStreamed,edit,editStreamed,variation}'),
      tails: ['images().create'],
      argument: MODEL,
    },
    {
      id: 'audio',
      subject: 'model',
      callee: of('audio().{speech,speechStreamed,transcribe,transcribeStreamed,translate}'),
      tails: ['audio().speech', 'audio().transcribe', 'audio().translate'],
      argument: MODEL,
    },
    {
      id: 'moderations',
      subject: 'model',
      callee: of('moderations().create'),
      tails: ['moderations().create'],
      argument: MODEL,
    },
    {
      id: 'assistants',
      subject: 'model',
      callee: [
        ...of('assistants().create'),
        ...of('threads().{createAndRun,createAndRunStreamed}'),
        ...of('threads().runs().{create,createStreamed}'),
      ],
      argument: MODEL,
    },
    {
      id: 'fine-tuning',
      subject: 'model',
      callee: of('fineTuning().createJob'),
      argument: MODEL,
    },
    {
      id: 'realtime',
      subject: 'model',
      callee: of('realtime().token'),
      argument: MODEL,
    },
  ],
};
