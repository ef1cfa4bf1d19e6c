import { sourcedRows } from '../../../src/core/metadata/catalog-faults.ts';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { Ajv } from 'ajv';

import { PROJECT } from '../../support/ports.ts';
import { catalogFaults } from '../../../src/core/metadata/catalog-faults.ts';
import type { CatalogFile } from '../../../src/core/metadata/catalog-file.ts';
import { loadCatalog } from '../../../src/core/metadata/catalog.ts';

const folder = join(PROJECT, 'src/core/metadata/catalog');
const text = readFileSync(join(folder, 'catalog.json'), 'utf8');
const file = JSON.parse(text) as CatalogFile;
const catalog = loadCatalog(text);

/** Days before, at and after the facts, and far beyond all dates in them. */
const days = ['2024-01-01', '2025-09-15', '2026-06-15', '2026-11-23', '2026-12-01', '2027-06-01', '2030-01-01'];

function eachId(visit: (platform: string, id: string) => void): void {
  for (const platform of catalog.platforms) for (const id of catalog.ids(platform)) visit(platform, id);
}

describe('bundled catalog: data', () => {
  it('matches its schema', () => {
    const schema = JSON.parse(readFileSync(join(folder, 'catalog.schema.json'), 'utf8')) as object;
    const validate = new Ajv({ allErrors: true, strictTuples: false, allowUnionTypes: true }).compile(schema);
    assert.ok(validate(file), JSON.stringify(validate.errors?.slice(0, 5)));
  });

  it('is pure ASCII and stays below 2.5 MB, 500 KB compressed', () => {
    assert.ok(/^[\n\x20-\x7e]*$/.test(text));
    assert.ok(text.length < 2.5 * 1024 * 1024, `${String(text.length)} bytes`);
    assert.ok(gzipSync(text).length < 500 * 1024, `${String(gzipSync(text).length)} bytes compressed`);
  });

  it('is sorted and has each id once per table', () => {
    const tables = [
      file.hub.map(([id]) => id),
      ...Object.values(file.platforms).flatMap(({ models, pins, twins }) => [
        models.map(([id]) => id),
        pins.map(([id]) => id),
        twins.map(([id]) => id),
      ]),
    ];
    for (const ids of tables) assert.deepEqual(ids, [...new Set(ids)].sort());
  });

  it('gives every row a source and a day no later than builtAt', () => {
    const rows = sourcedRows(file);
    for (const [id, source, day] of rows) {
      assert.ok(file.sources[source], id);
      assert.ok((file.days[day] ?? '9999') <= file.builtAt, id);
    }
    const seenBy = Object.values(file.platforms).flatMap(({ models }) => models.flatMap((row) => row[11] ?? []));
    const cited = new Set([...rows.map(([, source]) => source), ...seenBy]);
    assert.equal(cited.size, file.sources.length, 'a source without a row');
  });

  it('has no day of deprecation after the end, and no day without its kind', () => {
    for (const { models } of Object.values(file.platforms)) {
      for (const [id, , , , , , deprecated, retires, kind] of models) {
        if (deprecated && retires) assert.ok(deprecated <= retires, id);
        assert.equal(Boolean(retires), Boolean(kind), id);
      }
    }
  });

  it('has no circle of aliases and no alias of an unknown id', () => {
    for (const [platform, { pins }] of Object.entries(file.platforms)) {
      const targets = new Map(pins.map(([id, , , , target]) => [id, target ?? null]));
      for (const [id] of pins) {
        const seen: string[] = [];
        for (let at: string | null = id; at !== null; at = targets.get(at) ?? null) {
          assert.ok(!seen.includes(at), `${platform}: ${[...seen, at].join(' → ')}`);
          assert.ok(catalog.serves(platform, at), `${platform}: ${at}`);
          seen.push(at);
        }
      }
    }
  });

  it('never calls an id floating without a target that is another id', () => {
    for (const [platform, { pins }] of Object.entries(file.platforms)) {
      for (const [id, , , state, target] of pins) {
        if (state === 'f') assert.ok(target && target !== id, `${platform}: ${id}`);
        else assert.equal(target ?? null, null, `${platform}: ${id}`);
      }
    }
  });

  it('has no fault that catalogs are checked for', () => {
    assert.deepEqual(catalogFaults(new TextEncoder().encode(text)), []);
  });

  it('gives traits that make sense, and an address for each', () => {
    for (const platform of catalog.platforms)
      for (const id of catalog.ids(platform)) {
        const found = catalog.find(platform, id, '2026-11-23', 90);
        const traits = found.kind === 'found' ? found.value.traits : null;
        if (!traits) continue;
        const { contextWindow, outputLimit, price, input, output } = traits.value;
        assert.ok(traits.url?.startsWith('https://') && !traits.url.includes('{'), `${platform}: ${id}`);
        for (const tokens of [contextWindow, outputLimit])
          assert.ok(tokens === null || (tokens > 0 && tokens < 50e6), `${platform}: ${id}`);
        assert.ok(
          price === null || (price.input >= 0 && price.input < 1000 && price.output < 2000),
          `${platform}: ${id}`,
        );
        assert.equal(input.length > 0, output.length > 0, `${platform}: ${id}`);
      }
  });

  it('finds every id that it lists', () => {
    eachId((platform, id) => {
      const found = catalog.find(platform, id, '2026-11-23', 90);
      assert.ok(found.kind === 'found', `${platform}: ${id}`);
      assert.equal(found.value.id, id);
      assert.equal(found.value.platform, platform);
      assert.ok(catalog.serves(platform, id), `${platform}: ${id}`);
      // Names of Ollama are everyday words, those of Copilot spellings of its own, those of ModelScope and watsonx names of the Hub.
      if (['ollama', 'github-copilot', 'modelscope', 'watsonx'].includes(platform)) return;
      assert.ok(catalog.knows(id) && catalog.platformsOf(id).includes(platform), `${platform}: ${id}`);
    });
  });
});

describe('bundled catalog: answers on any day', () => {
  for (const today of days) {
    it(`suggests only what lives, on ${today}`, () => {
      for (const horizon of [0, 90, 365]) {
        const limit = new Date(Date.parse(today) + horizon * 86_400_000).toISOString().slice(0, 10);
        eachId((platform, id) => {
          const found = catalog.find(platform, id, today, horizon);
          if (found.kind !== 'found' || found.value.replacement === null) return;
          const { value } = found.value.replacement;
          const where = `${platform}: ${id} → ${value.id}`;
          assert.notEqual(value.id, id);
          assert.equal(value.hops.at(-1)?.id, value.id, where);
          assert.equal(new Set(value.hops.map((hop) => hop.id)).size, value.hops.length, where);
          if (value.retires !== null && value.retires <= limit) assert.equal(value.retiresKind, 'earliest', where);
          const next = catalog.find(platform, value.id, today, horizon);
          const status = next.kind === 'found' ? (next.value.lifecycle?.value.status ?? null) : null;
          // What was not seen of late is offered last, and says so.
          if (status === 'unconfirmed') assert.ok(value.lastSeen !== null || value.retires !== null, where);
          else
            assert.ok(status === null || status === 'active' || status === 'preview', `${where} is ${String(status)}`);
        });
      }
    });

    it(`keeps status, dates and days left in step, on ${today}`, () => {
      eachId((platform, id) => {
        const found = catalog.find(platform, id, today, 90);
        const life = found.kind === 'found' ? found.value.lifecycle?.value : undefined;
        if (!life) return;
        const where = `${platform}: ${id}`;
        const over = life.retires !== null && life.retires <= today;
        if (life.retiresKind === 'firm') assert.equal(life.status === 'retired', over, where);
        if (life.retiresKind === 'redirect') assert.equal(life.status === 'redirected', over, where);
        if (life.retiresKind === 'earliest') assert.ok(life.status !== 'redirected', where);
        assert.equal(life.daysLeft === null, life.retires === null, where);
        if (life.daysLeft !== null) assert.equal(life.daysLeft <= 0, over, where);
      });
    });
  }

  it('never brings a dead model back to life', () => {
    eachId((platform, id) => {
      let dead = false;
      for (const today of days) {
        const found = catalog.find(platform, id, today, 90);
        const status = found.kind === 'found' ? found.value.lifecycle?.value.status : undefined;
        const over = status === 'retired' || status === 'redirected';
        assert.ok(over || !dead, `${platform}: ${id} on ${today}`);
        dead = over;
      }
    });
  });
});
