import type { SdkTable } from '../signature.ts';

const CALLS = '{run,subscribe,submit,stream,run_async,subscribe_async,submit_async,stream_async}';
const ID = { names: ['application', 'endpointId', 'id'], position: 0 };

/** fal: an id is the path of an endpoint, `owner/name` with variants behind it. */
export const fal: SdkTable = {
  id: 'fal',
  documentation: 'https://docs.fal.ai/model-apis/client',
  packages: [
    { ecosystem: 'pypi', name: 'fal-client', modules: ['fal_client'] },
    { ecosystem: 'npm', name: '@fal-ai/client', modules: ['@fal-ai/client'] },
    { ecosystem: 'npm', name: '@fal-ai/serverless-client', modules: ['@fal-ai/serverless-client'] },
  ],
  provider: 'fal',
  grammar: 'native',
  signatures: [
    {
      id: 'run',
      subject: 'model',
      callee: [
        `fal_client#${CALLS}`,
        `fal_client#{SyncClient,AsyncClient}().${CALLS}`,
        '@fal-ai/client#fal.{run,subscribe,stream}',
        '@fal-ai/client#fal.queue.submit',
        '@fal-ai/client#fal.realtime.connect',
        '@fal-ai/client#fal.streaming.stream',
        '@fal-ai/client#createFalClient().{run,subscribe,stream}',
        '@fal-ai/serverless-client#{run,subscribe,stream}',
        '@fal-ai/serverless-client#queue.submit',
        '@fal-ai/serverless-client#realtime.connect',
      ],
      argument: ID,
    },
  ],
};
