import assert from 'node:assert/strict';

import { loadCatalog } from '../../../src/core/metadata/catalog.ts';
import type { CatalogFile, PlatformRows } from '../../../src/core/metadata/catalog-file.ts';
import type { Lifecycle, ModelMetadata } from '../../../src/core/model/metadata.ts';

const rows = (own: Partial<PlatformRows>): PlatformRows => ({ models: [], pins: [], twins: [], ...own });

function found(
  platforms: CatalogFile['platforms'],
  platform: string,
  id: string,
  hub: CatalogFile['hub'] = [],
): ModelMetadata {
  const file: CatalogFile = {
    schema: 'modelkeel/catalog@1',
    builtAt: '2026-11-30',
    complete: [],
    sources: [
      ['the lab', 'https://lab.example/ends'],
      ['a list', 'https://router.example/models'],
      ['likeness', null],
    ],
    days: ['2026-11-20'],
    words: [],
    platforms,
    hub,
  };
  const answer = loadCatalog(JSON.stringify(file)).find(platform, id, '2026-11-30', 90);
  return answer.kind === 'found' ? answer.value : assert.fail(`${id} is absent`);
}

const life = (metadata: ModelMetadata): Lifecycle => metadata.lifecycle?.value ?? assert.fail('no life');

describe('ids of routers', () => {
  const openai = (end: string, kind: 'f' | 'e' = 'f'): PlatformRows =>
    rows({
      models: [
        ['gpt-8', 0, 0, 'd', 'h', null, null, end, kind, ['gpt-9']],
        ['gpt-9', 0, 0, 'a', 'h', null, null, null, null, null, '2026-11-20', 1],
      ],
    });
  const router = (seen: string): PlatformRows =>
    rows({
      models: [
        ['openai/gpt-8', 1, 0, 'l', 'm', null, null, null, null, null, seen, 1],
        ['openai/gpt-9', 1, 0, 'l', 'm', null, null, null, null, null, '2026-11-20', 1],
      ],
    });
  const ask = (platform: string, lab: PlatformRows, own: PlatformRows): ModelMetadata =>
    found({ openai: lab, [platform]: own }, platform, 'openai/gpt-8');

  it('end when their lab says so, and are replaced by what it names', () => {
    for (const platform of ['openrouter', 'vercel-gateway']) {
      const metadata = ask(platform, openai('2027-02-01'), router('2026-11-20'));
      const { status, retires, by, seen, confidence } = life(metadata);
      assert.deepEqual(
        [status, retires, by, seen?.day, confidence],
        ['deprecated', '2027-02-01', 'openai', '2026-11-20', 'high'],
      );
      assert.equal(metadata.lifecycle?.url, 'https://lab.example/ends');
      assert.equal(metadata.replacement?.value.id, 'openai/gpt-9');
    }
  });

  it('are told as reported once the day has come, and live where a later list still holds them', () => {
    const over = life(ask('openrouter', openai('2026-11-15'), router('2026-11-20')));
    assert.deepEqual([over.status, over.confidence], ['retired', 'low']);
    const kept = life(ask('openrouter', openai('2026-10-01'), router('2026-11-20')));
    assert.deepEqual([kept.status, kept.retires, kept.by], ['active', null, undefined]);
  });

  it('take no day that ends nothing, no clock of clouds, and none of open weights', () => {
    assert.equal(life(ask('openrouter', openai('2027-02-01', 'e'), router('2026-11-20'))).retires, null);
    assert.equal(life(ask('github-models', openai('2027-02-01'), router('2026-11-20'))).retires, null);
    const open = {
      ...openai('2027-02-01'),
      traits: [['gpt-8', 0, 0, null, null, null, null, null, null, true]] as const,
    };
    assert.equal(life(ask('openrouter', open, router('2026-11-20'))).retires, null);
  });

  it('keep an end of their own', () => {
    const own = rows({
      models: [['openai/gpt-8', 1, 0, 'd', 'm', null, null, '2026-12-24', 'f', null, '2026-11-20', 1]],
    });
    assert.equal(life(ask('openrouter', openai('2027-02-01'), own)).retires, '2026-12-24');
  });

  it('have no replacement that the router does not serve', () => {
    const own = rows({ models: [['openai/gpt-8', 1, 0, 'l', 'm', null, null, null, null, null, '2026-11-20', 1]] });
    assert.equal(ask('openrouter', openai('2027-02-01'), own).replacement, null);
  });
});

describe('what stands in', () => {
  const dead = ['m-1', 0, 0, 'r', 'h', null, null, '2026-01-01', 'f', ['m-2']] as const;
  const next = ['m-2', 0, 0, 'r', 'h', null, null, '2026-06-01', 'f'] as const;
  const alive = ['m-3', 1, 0, 'l', 'm', null, null, null, null, null, '2026-11-20', 1] as const;

  it('is what the platform names, and then what the catalog advises, with its own source', () => {
    const own = rows({ models: [dead, next, alive], advice: [['m-2', 2, 0, null, ['m-3']]] });
    assert.equal(found({ groq: own }, 'groq', 'm-1').replacement?.value.id, 'm-3');
    const advised = found({ groq: own }, 'groq', 'm-2').replacement;
    assert.deepEqual([advised?.value.id, advised?.source], ['m-3', 'likeness']);
    const named = rows({
      models: [['m-1', 0, 0, 'r', 'h', null, null, '2026-01-01', 'f', ['m-3']], alive, next],
      advice: [['m-1', 2, 0, null, ['m-2']]],
    });
    assert.equal(found({ groq: named }, 'groq', 'm-1').replacement?.source, 'the lab');
  });

  it('is said to be nothing with the reason, of an id or of a whole platform', () => {
    const own = rows({
      models: [dead, next],
      advice: [
        ['m-1', 0, 0, 'the maker stopped'],
        ['*', 1, 0, 'the platform ended'],
      ],
    });
    assert.deepEqual(
      ['m-1', 'm-2'].map((id) => found({ groq: own }, 'groq', id).unreplaced?.value),
      ['the maker stopped', 'the platform ended'],
    );
  });

  it('of a deleted repository is the copy that others keep, and no commit', () => {
    const hub = [
      ['lab/old', 0, 0, null, null, null, null, null, null, null, null, '2024-08-30', 'others/old'],
    ] as const;
    const metadata = found({ openai: rows({}) }, 'huggingface', 'Lab/Old', hub);
    assert.deepEqual([life(metadata).status, life(metadata).retires], ['retired', '2024-08-30']);
    assert.deepEqual([metadata.replacement?.value.id, metadata.hub?.value.commit], ['others/old', null]);
  });

  it('finds a deployment that is named after its model and version', () => {
    const own = rows({ models: [['gpt-8@0125', 0, 0, 'r', 'h', null, null, '2026-01-01', 'f']] });
    assert.equal(life(found({ 'azure-openai': own }, 'azure-openai', 'gpt-8-0125')).retires, '2026-01-01');
    assert.throws(() => found({ groq: own }, 'groq', 'gpt-8-0125'), /is absent/);
  });
});
