import type { DrawnModel, PackageReader } from '../drawn.ts';

const FILE = 'aws-bedrock/lib/foundation-model.js';

/** Ids of Bedrock that AWS's development kit has constants for; it keeps ids that are gone, so it is no word on their life. */
export const awsCdk: PackageReader = {
  name: 'aws-cdk-lib',
  title: 'AWS CDK',
  licence: 'Apache-2.0',
  official: [],
  lists: 'named',
  wants: (file) => file === FILE,
  read: ({ texts }) => {
    const ids = (texts.get(FILE) ?? '').matchAll(/new FoundationModelIdentifier\("([\w.:-]+)"\)/g);
    // `:0:4k` and `:mm` name what throughput can be bought for, and no request.
    const models = [...ids]
      .map(([, id = '']) => id)
      .filter((id) => !/:(?:\d+k|mm)$/.test(id))
      .map((id): DrawnModel => ({ platform: 'bedrock', id }));
    if (models.length === 0) throw new Error('aws-cdk-lib: no identifiers of models');
    return models;
  },
};
