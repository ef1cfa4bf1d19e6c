import assert from 'node:assert/strict';
import { hostRegion } from '../../../src/core/base/host-region.ts';

describe('the region of a host', () => {
  it('is what AWS, Google Cloud, Azure and OpenAI write into the name', () => {
    for (const [host, region] of [
      ['bedrock-runtime.eu-west-1.amazonaws.com', 'eu-west-1'],
      ['bedrock-runtime-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
      ['europe-west4-aiplatform.googleapis.com', 'europe-west4'],
      ['westeurope.api.cognitive.microsoft.com', 'westeurope'],
      ['EU.api.openai.com', 'eu'],
    ] as const)
      assert.equal(hostRegion(host), region, host);
  });

  it('is not guessed from other names', () => {
    for (const host of [
      'api.openai.com',
      'aiplatform.googleapis.com',
      'eu.example.com',
      'contoso.openai.azure.com',
      's3.amazonaws.com',
    ])
      assert.equal(hostRegion(host), null, host);
  });
});
