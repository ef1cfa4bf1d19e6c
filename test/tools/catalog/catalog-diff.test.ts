import assert from 'node:assert/strict';

import type { CatalogFile, PlatformRows } from '../../../src/core/metadata/catalog-file.ts';
import { catalogDifference } from '../../../src/tools/catalog/diff.ts';

const catalog = (builtAt: string, own: Partial<PlatformRows>, hub: CatalogFile['hub'] = []): CatalogFile => ({
  schema: 'modelkeel/catalog@1',
  builtAt,
  complete: [],
  sources: [['a list', null]],
  days: [builtAt],
  words: [],
  platforms: { groq: { models: [], pins: [], twins: [], ...own } },
  hub,
});

describe('the difference of two catalogs', () => {
  it('tells what makes calls fail first, and counts what was merely seen again', () => {
    const before = catalog('2026-11-01', {
      models: [
        ['a', 0, 0, 'a', 'h', null, null, null, null, null, '2026-11-01', 0],
        ['b', 0, 0, 'a', 'h', null, null, null, null, null, '2026-11-01', 0],
        ['c', 0, 0],
      ],
      pins: [['a', 0, 0, 'f', 'a-1']],
      traits: [['a', 0, 0, 1000, null, null, 1, 2]],
    });
    const after = catalog(
      '2026-11-02',
      {
        models: [
          ['a', 0, 0, 'd', 'h', null, null, '2027-01-01', 'f', ['d'], '2026-11-01', 0],
          ['b', 0, 0, 'a', 'h', null, null, null, null, null, '2026-11-02', 0],
          ['d', 0, 0],
        ],
        pins: [['a', 0, 0, 'f', 'a-2']],
        traits: [['a', 0, 0, 1000, null, null, 3, 2]],
      },
      [['lab/old', 0, 0, null, null, null, null, null, null, null, null, '2026-11-02']],
    );
    assert.deepEqual(catalogDifference(before, after).split('\n'), [
      '# Catalog of 2026-11-02, before of 2026-11-01',
      '',
      '## groq',
      '',
      '- No longer known (1): `c`',
      '- `a`: state active → deprecated; ends not said → 2027-01-01; replaced by not said → d',
      '- `a`: means a-1 → a-2',
      '- New (1): `d`',
      '- `a`: price in 1 → 3',
      '- seen again: 1 ids',
      '',
      '## Hugging Face Hub',
      '',
      '- Deleted (1): `lab/old`',
      '- New (1): `lab/old`',
      '',
    ]);
  });

  it('says that nothing changed, and writes out no endless lists', () => {
    const one = catalog('2026-11-01', { models: [['a', 0, 0]] });
    assert.match(catalogDifference(one, { ...one, builtAt: '2026-11-02' }), /Nothing changed\./);
    const many = Array.from({ length: 50 }, (_, at) => [`m-${String(at)}`, 0, 0] as const);
    assert.match(
      catalogDifference(one, catalog('2026-11-02', { models: [['a', 0, 0], ...many] })),
      /New \(50\): .*and 10 more/,
    );
    const gone = { ...one, platforms: {} };
    assert.match(catalogDifference(one, gone), /No longer known \(1\): `a`/);
  });
});
