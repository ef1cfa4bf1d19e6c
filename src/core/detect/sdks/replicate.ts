import type { SdkTable } from '../signature.ts';

const CALLS = '{run,stream,async_run,async_stream}';

/** Replicate: `owner/name`, or `owner/name:version`. */
export const replicate: SdkTable = {
  id: 'replicate',
  documentation: 'https://replicate.com/docs/reference/client-libraries',
  packages: [
    { ecosystem: 'pypi', name: 'replicate', modules: ['replicate'] },
    { ecosystem: 'npm', name: 'replicate', modules: ['replicate'] },
  ],
  provider: 'replicate',
  grammar: 'native',
  clients: [
    { callee: ['replicate#{Client,default}'], provider: 'replicate', endpoint: { names: ['base_url', 'baseUrl'] } },
  ],
  signatures: [
    {
      id: 'run',
      subject: 'model',
      callee: [`replicate#${CALLS}`, `replicate#{Client,default}().${CALLS}`, 'replicate#use'],
      tails: ['replicate.run', 'replicate.stream', 'replicate.async_run'],
      argument: { names: ['ref'], position: 0 },
    },
    {
      id: 'predictions',
      subject: 'model',
      callee: [
        'replicate#{predictions,deployments}.{create,async_create}',
        'replicate#{Client,default}().predictions.{create,async_create}',
        'replicate#models.predictions.create',
      ],
      argument: { names: ['model'] },
    },
    {
      id: 'models',
      subject: 'model',
      callee: ['replicate#models.{get,async_get}', 'replicate#Client().models.{get,async_get}'],
      argument: { names: ['key'], position: 0 },
    },
  ],
};
