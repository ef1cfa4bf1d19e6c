import type { SdkTable } from '../signature.ts';

const PROVIDER = { names: ['provider'] };

/** Laravel's AI SDK: agents are classes with attributes, or get their model with each prompt. */
export const laravelAi: SdkTable = {
  id: 'laravel-ai',
  documentation: 'https://laravel.com/docs/ai-sdk',
  packages: [{ ecosystem: 'composer', name: 'laravel/ai', modules: ['Laravel\\Ai'] }],
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'attribute',
      subject: 'model',
      callee: ['Laravel\\Ai\\Attributes#Model'],
      argument: { names: ['value'], position: 0 },
    },
    {
      id: 'prompt',
      subject: 'model',
      callee: [
        'Laravel\\Ai#{Agent,Promptable,AnonymousAgent}().{prompt,stream,queue,broadcast,broadcastNow,broadcastOnQueue}',
        'Laravel\\Ai#{Agent,Promptable}.make().{prompt,stream,queue}',
        'Laravel\\Ai#agent().{prompt,stream,queue,broadcast,broadcastNow,broadcastOnQueue}',
      ],
      argument: { names: ['model'] },
      providerArgument: PROVIDER,
    },
    {
      id: 'media',
      subject: 'model',
      callee: [
        'Laravel\\Ai#{Image,Audio}.of().**.{generate,queue}',
        'Laravel\\Ai#Transcription.{of,fromBase64,fromPath,fromStorage,fromUpload}().**.{generate,queue}',
        'Laravel\\Ai#Reranking.of().**.rerank',
      ],
      argument: { names: ['model'], position: 1 },
      providerArgument: { names: ['provider'], position: 0 },
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: ['Laravel\\Ai#Embeddings.for().**.{generate,queue}'],
      argument: { names: ['model'], position: 1 },
      providerArgument: { names: ['provider'], position: 0 },
    },
  ],
};
