import assert from 'node:assert/strict';
import { contractOf, FAMILIES } from '../../../src/core/metadata/contracts.ts';
import { BEDROCK_PROFILES } from '../../../src/core/metadata/contracts/bedrock-profiles.ts';
import { profileFor } from '../../../src/core/metadata/inference-profiles.ts';
import type { WireApi } from '../../../src/core/model/contract.ts';
import { profileSnapshots, profilesIn } from '../../../src/tools/catalog/list-profiles.ts';
import { parameterRows } from '../../support/parameter-rows.ts';

/** The endpoint whose parameters the lists speak of. */
const APIS: Readonly<Record<string, WireApi>> = {
  openai: 'chat-completions',
  'azure-openai': 'chat-completions',
  anthropic: 'messages',
  bedrock: 'messages',
  google: 'generate-content',
  vertex: 'generate-content',
  mistral: 'chat-completions',
  groq: 'chat-completions',
  xai: 'chat-completions',
  deepseek: 'chat-completions',
  cohere: 'cohere-chat',
};

describe('families of contracts', () => {
  it('refuse nothing that a model is documented to take', () => {
    for (const { platform, id, taken } of parameterRows().filter((row) => row.taken.length > 0)) {
      const contract = contractOf(platform, id, APIS[platform] ?? 'chat-completions');
      if (!contract?.isServed) continue;
      for (const rule of contract.rules)
        if (rule.kind === 'refused' && !rule.unless)
          assert.ok(!taken.includes(rule.name), `${platform} ${id}: ${rule.name} is refused and taken`);
    }
  });

  // One of the lists never speaks of streams.
  it('know of all that two lists agree on', () => {
    const documented = new Map(
      parameterRows()
        .filter(({ taken }) => taken.length > 0)
        .map((row) => [`${row.platform} ${row.id}`, row]),
    );
    let count = 0;
    for (const { platform, id, refused } of parameterRows()) {
      const taken = documented.get(`${platform} ${id}`)?.taken;
      const contract = contractOf(platform, id, APIS[platform] ?? 'chat-completions');
      if (!taken || !contract?.isServed) continue;
      for (const name of refused.filter((one) => !taken.includes(one) && one !== 'stream')) {
        count += 1;
        assert.ok(
          contract.rules.some((rule) => rule.name === name),
          `${platform} ${id}: nothing is said of ${name}`,
        );
      }
    }
    assert.ok(count > 50, String(count));
  });

  it('each say where it is from, on a day', () => {
    for (const { sources, ids } of FAMILIES) {
      assert.ok(sources.length > 0, String(ids));
      for (const { url, asOf } of sources) assert.ok(/^https:/.test(url) && /^\d{4}-\d\d-\d\d$/.test(asOf));
    }
  });
});

describe('inference profiles', () => {
  it('are those that were drawn', () => {
    const drawn = Object.fromEntries(
      [...profilesIn(profileSnapshots('catalog/drawn'))].map(([id, places]) => [id, places.join(' ')]),
    );
    assert.deepEqual(BEDROCK_PROFILES, drawn);
  });

  it('are the nearest that serves a model', () => {
    assert.equal(profileFor('anthropic.claude-sonnet-4-5-20250929-v1:0', 'us-east-1'), 'us');
    assert.equal(profileFor('anthropic.claude-sonnet-4-5-20250929-v1:0', 'ap-southeast-2'), 'au');
    assert.equal(profileFor('amazon.nova-pro-v1:0', 'ap-northeast-1'), 'apac');
    assert.equal(profileFor('anthropic.claude-fable-5-2', 'eu-west-1'), 'global');
    assert.equal(profileFor('amazon.nova-premier-v1:0', 'eu-west-1'), null);
    assert.equal(profileFor('made.up', 'us-east-1'), null);
  });
});
