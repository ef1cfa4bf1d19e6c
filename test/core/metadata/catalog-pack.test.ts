import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { catalogFaults } from '../../../src/core/metadata/catalog-faults.ts';
import type { CatalogFile } from '../../../src/core/metadata/catalog-file.ts';
import { bundledSummary, checkCatalog } from '../../../src/core/metadata/check-catalog.ts';
import { loadCatalog } from '../../../src/core/metadata/catalog.ts';
import { openCatalog, packedSum, wholeCatalog } from '../../../src/core/metadata/open-catalog.ts';
import { isPack, openPack } from '../../../src/core/metadata/pack/read-pack.ts';
import { packCatalog } from '../../../src/tools/catalog/pack.ts';
import { PROJECT } from '../../support/ports.ts';

const text = readFileSync(join(PROJECT, 'src/core/metadata/catalog/catalog.json'), 'utf8');
const pack = packCatalog(text);

describe('the packed catalog', () => {
  it('holds the whole catalog, a fifth as large, and the same bytes each time', () => {
    assert.deepEqual(wholeCatalog(pack), JSON.parse(text));
    assert.ok(pack.length * 5 < text.length, `${String(pack.length)} of ${String(text.length)} bytes`);
    assert.deepEqual(packCatalog(text), pack);
  });

  it('is known by the checksum of what was packed, and sums up as that does', () => {
    assert.equal(packedSum(pack), createHash('sha256').update(text).digest('hex'));
    assert.equal(packedSum(new TextEncoder().encode(text)), null);
    const checked = checkCatalog(new TextEncoder().encode(text));
    assert.ok(checked.kind === 'catalog');
    assert.deepEqual(bundledSummary(pack), checked.summary);
    assert.deepEqual(catalogFaults(pack), []);
  });

  it('answers as the text does', () => {
    const [packed, plain] = [loadCatalog(pack), loadCatalog(text)];
    assert.deepEqual(packed.platforms, plain.platforms);
    for (const platform of plain.platforms) {
      assert.deepEqual(packed.ids(platform), plain.ids(platform));
      for (const id of [...plain.ids(platform).filter((_, at) => at % 9 === 0), 'gpt-4o', 'org/Nothing', '*']) {
        assert.deepEqual(
          packed.find(platform, id, '2026-12-01', 90),
          plain.find(platform, id, '2026-12-01', 90),
          `${platform} ${id}`,
        );
        assert.deepEqual(packed.platformsOf(id), plain.platformsOf(id), id);
        assert.equal(packed.knows(id), plain.knows(id), id);
      }
    }
  });

  it('reads of platforms what is asked for alone', () => {
    // A byte of each shard that is not to be read is broken: reading it would throw.
    const { head, platforms } = openPack(pack);
    const broken = Uint8Array.from(pack);
    let at = broken.length - head.shards.reduce((sum, [, packed]) => sum + packed, 0);
    for (const [name, packed] of head.shards) {
      if (name !== '*ids' && name !== 'openai') broken.fill(0xff, at, at + packed);
      at += packed;
    }
    const catalog = loadCatalog(broken);
    assert.equal(catalog.knows('gpt-4o'), true);
    assert.equal(catalog.find('openai', 'gpt-4o', '2026-12-01', 90).kind, 'found');
    assert.ok(catalog.platformsOf('gpt-4o').includes('openai'));
    assert.ok(catalog.ids('anthropic').length > 0);
    for (const platform of platforms.filter((name) => name !== 'openai'))
      assert.throws(() => openCatalog(broken).rows(platform), platform);
  });

  it('is no text, and a damaged one is not taken for a catalog', () => {
    assert.ok(isPack(pack));
    assert.equal(checkCatalog(pack).kind, 'invalid');
    for (const damaged of [pack.subarray(0, 40), pack.subarray(0, 20), new Uint8Array()])
      assert.throws(() => loadCatalog(damaged));
  });

  it('holds any ids and rows', () => {
    const id = fc.constantFrom('a', 'b', 'org/x', 'é-1', '*', 'a@1', ' ', '0');
    const row = fc
      .tuple(id, fc.nat(3), fc.nat(3), fc.array(fc.option(fc.oneof(id, fc.nat(9))), { maxLength: 1 }))
      .map(([first, source, day, more]) => [first, source, day, ...more]);
    const models = fc.record({
      models: fc.array(
        fc.oneof(
          row,
          fc
            .tuple(id, fc.array(id, { maxLength: 3 }))
            .map(([first, others]) => [first, 0, 0, 'd', null, null, null, null, null, others]),
        ),
      ),
      pins: fc.array(fc.tuple(id, id).map(([first, target]) => [first, 0, 0, 'f', target])),
      twins: fc.array(fc.tuple(id, id).map(([first, other]) => [first, 'lab', other])),
    });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('p', 'q'), models, { noNullPrototype: true }),
        fc.array(row),
        (platforms, hub) => {
          const file = { schema: 'modelkeel/catalog@1', builtAt: '2026-01-01', complete: [], sources: [], days: [] };
          const whole = { ...file, words: [], platforms, hub } as unknown as CatalogFile;
          const json = JSON.stringify(whole);
          assert.deepEqual(wholeCatalog(packCatalog(json)), JSON.parse(json));
        },
      ),
      { numRuns: 60 },
    );
  });
});
