import assert from 'node:assert/strict';
import { withLive } from '../../../src/core/metadata/merge-live.ts';
import { noMetadata } from '../../../src/core/metadata/no-metadata.ts';
import type { HubRepository } from '../../../src/core/model/hub.ts';
import type { ListedModel } from '../../../src/core/model/listed-model.ts';
import type { LiveSection } from '../../../src/core/model/live.ts';
import type { Lookup, ModelMetadata } from '../../../src/core/model/metadata.ts';

const TODAY = '2026-11-23';
const UNKNOWN: Lookup<ModelMetadata> = { kind: 'absent', complete: false, suggestions: [] };

function listed(model: Partial<ListedModel>): LiveSection {
  const value: ListedModel = {
    id: 'm',
    name: null,
    released: null,
    deprecated: null,
    retires: null,
    isDeprecated: false,
    replacement: null,
    aliases: [],
    canonical: null,
    hubId: null,
    contextWindow: null,
    outputLimit: null,
    price: null,
    ...model,
  };
  const asOf = `${TODAY}T10:00:00.000Z`;
  return {
    kind: 'list',
    platform: 'openai',
    model: { kind: 'found', value, freshness: 'live', asOf, url: 'https://x' },
  };
}

function known(retires: string | null, retiresKind: 'firm' | 'earliest' | null): Lookup<ModelMetadata> {
  const value = {
    status: 'active' as const,
    released: '2024-01-01',
    deprecated: null,
    retires,
    retiresKind,
    daysLeft: null,
    confidence: 'medium' as const,
    seen: null,
    gone: null,
    isEndKnown: true,
  };
  return {
    kind: 'found',
    freshness: 'bundled',
    value: {
      ...noMetadata('openai', 'm'),
      lifecycle: { value, source: 'page', url: null, asOf: '2026-08-01' },
    },
  };
}

function lifecycle(bundled: Lookup<ModelMetadata>, section: LiveSection): readonly unknown[] {
  const merged = withLive(bundled, 'openai', 'm', [section], TODAY);
  if (merged.kind !== 'found') return [merged.kind];
  const { freshness, value } = merged;
  const { status, retires, retiresKind } = value.lifecycle?.value ?? {};
  return [freshness, status, retires, retiresKind, value.lifecycle?.source];
}

describe('bundled and live facts', () => {
  const LIST = "openai's own list of models";

  it('the platform itself says when a model ends', () => {
    const section = listed({ retires: '2027-02-01' });
    assert.deepEqual(lifecycle(UNKNOWN, section), ['live', 'deprecated', '2027-02-01', 'firm', LIST]);
    assert.deepEqual(lifecycle(known('2026-12-31', 'earliest'), section), [
      'live',
      'deprecated',
      '2027-02-01',
      'firm',
      LIST,
    ]);
  });

  it('an end in the past is an end', () => {
    assert.deepEqual(lifecycle(UNKNOWN, listed({ retires: '2026-11-23' })).slice(1, 3), ['retired', '2026-11-23']);
  });

  it('a list that says nothing of the end takes nothing back', () => {
    assert.deepEqual(lifecycle(known('2026-12-31', 'firm'), listed({})), [
      'bundled',
      'active',
      '2026-12-31',
      'firm',
      'page',
    ]);
  });

  it('a list that only says deprecated keeps the day that is known', () => {
    assert.deepEqual(lifecycle(known('2027-12-31', 'earliest'), listed({ isDeprecated: true })), [
      'live',
      'deprecated',
      '2027-12-31',
      'earliest',
      LIST,
    ]);
  });

  it('a model that is listed and was not known is active', () => {
    assert.deepEqual(lifecycle(UNKNOWN, listed({})).slice(0, 3), ['live', 'active', null]);
  });

  it('absence and silence change nothing', () => {
    for (const model of [
      { kind: 'absent', asOf: TODAY, url: '' },
      { kind: 'unavailable', reason: 'timeout', host: 'x', retryAt: null },
    ] as const) {
      assert.equal(withLive(UNKNOWN, 'openai', 'm', [{ kind: 'list', platform: 'openai', model }], TODAY), UNKNOWN);
    }
  });

  it('the Hub says commit, licence, bases and a new name', () => {
    const value: HubRepository = {
      kind: 'model',
      id: 'new/name',
      commit: 'c'.repeat(40),
      lastModified: null,
      gated: 'auto',
      disabled: false,
      license: { id: 'other', name: 'acme', link: null },
      baseModels: [{ id: 'meta/base', relation: 'adapter' }],
      datasets: [],
      library: null,
      pipeline: null,
      files: [
        { path: 'a.safetensors', bytes: 1 },
        { path: 'b.bin', bytes: 1 },
      ],
      security: null,
      newVersion: null,
    };
    const repository = { kind: 'found', value, freshness: 'stale', asOf: '2026-11-20T00:00:00Z', url: 'u' } as const;
    const section: LiveSection = { kind: 'hub', repository, card: null };
    const merged = withLive(UNKNOWN, 'huggingface', 'old/name', [section], TODAY);
    assert.ok(merged.kind === 'found');
    assert.equal(merged.freshness, 'stale');
    assert.deepEqual(merged.value.hub, {
      value: {
        license: 'acme',
        baseModels: ['meta/base'],
        gated: true,
        formats: ['safetensors', 'bin'],
        commit: { sha: 'c'.repeat(40), chosenBy: 'the Hub on 2026-11-20' },
        released: null,
        renamedTo: 'new/name',
        weights: [],
      },
      source: 'Hugging Face Hub',
      url: 'u',
      asOf: '2026-11-20',
    });
  });
});
