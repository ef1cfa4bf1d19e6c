import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PROJECT } from '../../support/ports.ts';
import { loadCatalog } from '../../../src/core/metadata/catalog.ts';
import { platformAges } from '../../../src/core/metadata/catalog-ages.ts';
import { statusSentence } from '../../../src/core/report/status.ts';
import { addAdvice } from '../../../src/tools/catalog/advice.ts';
import { emptyDraft, tableOf } from '../../../src/tools/catalog/draft.ts';
import type { Draft, DraftModel } from '../../../src/tools/catalog/draft.ts';
import { addDrawn, catalogId, readDrawn } from '../../../src/tools/catalog/drawn-facts.ts';
import type { Drawn } from '../../../src/tools/catalog/drawn-facts.ts';
import { weighEvidence } from '../../../src/tools/catalog/evidence.ts';
import type { LifecycleFact } from '../../../src/tools/catalog/facts.ts';
import { addLifecycles, addPlatformEnds } from '../../../src/tools/catalog/lifecycles.ts';
import type { DrawnModel } from '../../../src/tools/catalog/packages/drawn.ts';
import { inEnglish } from '../../../src/core/model/told.ts';

const json = readFileSync(join(PROJECT, 'src/core/metadata/catalog/catalog.json'));

function drawn(published: string, models: readonly DrawnModel[], how: Partial<Drawn['reader']> = {}): Drawn {
  const snapshot = { package: 'acme', version: '1.0.0', integrity: 'sha512-x', published, licence: 'MIT', models };
  return { snapshot, reader: { title: 'Acme lists', official: [], lists: 'served', ...how } };
}

const page = { name: 'a page', url: 'https://docs.mistral.ai/models' };
const model = (own: Partial<DraftModel>): DraftModel => ({
  id: 'm',
  status: 'active',
  released: null,
  deprecated: null,
  retires: null,
  kind: null,
  replacements: [],
  confidence: 'medium',
  source: page,
  asOf: '2026-06-01',
  ...own,
});

function draftOf(...models: readonly DraftModel[]): Draft {
  const draft = emptyDraft();
  for (const row of models) tableOf(draft.models, 'mistral').set(row.id, row);
  return draft;
}

function lifecycleFact(own: Partial<LifecycleFact>): LifecycleFact {
  return {
    provider: 'mistral',
    model_id: 'm',
    status_2026_11_23: 'active',
    released: '',
    deprecated: '',
    retires: '',
    retires_kind: 'firm',
    replacement: '',
    alias_or_snapshot_of: '',
    confidence: 'medium',
    source_url: 'https://docs.mistral.ai/models',
    source_observed: '2026-06-01',
    notes: '',
    ...own,
  };
}

/** The row of `m` when packages were read. */
function merged(before: readonly DraftModel[], packages: readonly Drawn[]): DraftModel | undefined {
  const draft = draftOf(...before);
  addDrawn(draft, packages);
  weighEvidence(draft, packages);
  return draft.models.get('mistral')?.get('m');
}

describe('gates of the catalog', () => {
  const m = { platform: 'mistral', id: 'm' };

  it('knows of an id that only a list holds that it is listed, and no end', () => {
    const row = merged([], [drawn('2026-11-01', [m])]);
    assert.equal(row?.status, 'listed');
    assert.equal(row.seen?.day, '2026-11-01');
    assert.equal(merged([], [drawn('2026-11-01', [m], { lists: 'named' })])?.status, null);
  });

  it('takes the day of the last list, and keeps that of the life', () => {
    const row = merged([model({})], [drawn('2026-11-01', [m])]);
    assert.deepEqual([row?.status, row?.asOf, row?.seen?.day], ['active', '2026-06-01', '2026-11-01']);
  });

  it('says since when no list holds an id, unless a later one does', () => {
    const left = { ...m, seen: '2026-10-01', gone: '2026-11-01' };
    assert.equal(merged([], [drawn('2026-11-01', [left])])?.gone, '2026-11-01');
    assert.equal(merged([], [drawn('2026-11-01', [left]), drawn('2026-11-05', [m])])?.gone, undefined);
  });

  it('takes the day that the SDK of the platform itself names, and no other', () => {
    const ends = [{ ...m, retires: '2027-01-01' }];
    const official = merged([model({})], [drawn('2026-11-01', ends, { official: ['mistral'], lists: 'named' })]);
    assert.deepEqual(
      [official?.status, official?.retires, official?.kind, official?.confidence],
      ['deprecated', '2027-01-01', 'firm', 'high'],
    );
    assert.equal(merged([model({})], [drawn('2026-11-01', ends)])?.retires, null);
  });

  it('gives no id the price of its variant', () => {
    const priced = (id: string, priceIn: number): DrawnModel => ({ platform: 'openrouter', id, priceIn, priceOut: 2 });
    const draft = emptyDraft();
    addDrawn(draft, [
      drawn('2026-11-01', [priced('lab/m', 4), priced('lab/m:batch', 2), priced('lab/n:free', 1)]),
      drawn('2026-11-02', [
        { platform: 'bedrock', id: 'us.acme.m-v1:0', priceIn: 3, priceOut: 2 },
        { platform: 'bedrock', id: 'eu.acme.n-v1:0', priceIn: 9, priceOut: 2 },
        { platform: 'bedrock', id: 'acme.n-v1:0', priceIn: 8, priceOut: 2 },
      ]),
    ]);
    const priceOf = (platform: string, id: string) => draft.traits.get(platform)?.get(id)?.priceIn;
    assert.deepEqual([priceOf('openrouter', 'lab/m'), priceOf('openrouter', 'lab/n')], [4, undefined]);
    assert.deepEqual([priceOf('bedrock', 'acme.m-v1:0'), priceOf('bedrock', 'acme.n-v1:0')], [3, 8]);
  });

  it('takes an alias for confirmed by an SDK that names its snapshot and no newer one', () => {
    const pin = { id: 'm', state: 'floating', target: 'm-2026-01-01', source: page, asOf: '2026-06-01' } as const;
    const seenOn = (ids: readonly string[]): string | undefined => {
      const draft = draftOf(model({}), model({ id: 'm-2026-01-01' }));
      tableOf(draft.pins, 'mistral').set('m', pin);
      const models = ids.map((id) => ({ platform: 'mistral', id }));
      addDrawn(draft, [drawn('2026-11-01', models, { official: ['mistral'], lists: 'named' })]);
      return draft.pins.get('mistral')?.get('m')?.asOf;
    };
    assert.equal(seenOn(['m', 'm-2026-01-01']), '2026-11-01');
    assert.equal(seenOn(['m', 'm-2026-01-01', 'm-2026-07-01']), '2026-06-01');
    assert.equal(seenOn(['m']), '2026-06-01');
  });

  it('drops what the SDK of the platform says is no id', () => {
    const none = [{ ...m, isNoId: true }];
    assert.equal(merged([model({})], [drawn('2026-11-01', none, { official: ['mistral'] })]), undefined);
  });

  it('tells an end as reported that one second-hand source says, or that a later list speaks against', () => {
    const ended = { status: 'retired', retires: '2026-09-01', kind: 'firm', asOf: '2026-08-01' } as const;
    assert.equal(merged([model(ended)], [])?.confidence, 'medium');
    const secondHand = { name: 'a blog', url: 'https://blog.example/ends' };
    assert.equal(merged([model({ ...ended, source: secondHand })], [])?.confidence, 'low');
    assert.equal(
      merged([model({ ...ended, source: { ...page, name: 'a page, via a tracker' } })], [])?.confidence,
      'low',
    );
    assert.equal(merged([model(ended)], [drawn('2026-11-01', [m])])?.confidence, 'low');
    const two = model({ ...ended, source: secondHand, isConfirmed: true });
    assert.equal(merged([two], [])?.confidence, 'medium', 'two independent ones');
    // The page was read after the end: the list is the one that lags.
    assert.equal(merged([model({ ...ended, asOf: '2026-09-02' })], [drawn('2026-11-01', [m])])?.confidence, 'medium');
  });

  it('does not call gone what stopped to stand in a list of names, or what the SDK of the platform names later', () => {
    const left = { ...m, seen: '2026-10-01', gone: '2026-11-01' };
    assert.equal(merged([], [drawn('2026-11-01', [left], { lists: 'named' })])?.gone, undefined);
    const sdk = (day: string, how: Partial<DrawnModel> = {}): Drawn =>
      drawn(day, [{ ...m, ...how }], { official: ['mistral'], lists: 'named' });
    assert.equal(merged([], [drawn('2026-11-01', [left]), sdk('2026-11-05')])?.gone, undefined);
    assert.equal(merged([], [sdk('2026-10-20'), drawn('2026-11-01', [left])])?.gone, '2026-11-01');
    assert.equal(
      merged([], [drawn('2026-11-01', [left]), sdk('2026-11-05', { retires: '2026-10-31' })])?.gone,
      '2026-11-01',
    );
  });

  it('ends every id of a platform that ended, but those that ended before', () => {
    const draft = draftOf(
      model({ id: 'a', status: 'listed' }),
      model({ id: 'b', retires: '2026-01-01', kind: 'firm' }),
    );
    addPlatformEnds(draft, [lifecycleFact({ model_id: '*', status_2026_11_23: 'retired', retires: '2026-07-30' })]);
    const rows = [...(draft.models.get('mistral')?.values() ?? [])];
    assert.deepEqual(
      rows.map(({ id, status, retires }) => [id, status, retires]),
      [
        ['a', 'retired', '2026-07-30'],
        ['b', 'active', '2026-01-01'],
      ],
    );
  });

  it('names both sources where a second one says the same', () => {
    const draft = emptyDraft();
    const notes = 'an error is quoted; confirmed by https://github.com/b/two/issues/2';
    addLifecycles(
      draft,
      [lifecycleFact({ model_id: 'm', source_url: 'https://github.com/a/one/issues/1', notes })],
      [],
    );
    const row = draft.models.get('mistral')?.get('m');
    assert.deepEqual([row?.isConfirmed, row?.source.name], [true, 'github.com and github.com']);
  });

  it('takes advice for ids that the platform knows, and says what it could not take', () => {
    const draft = draftOf(model({}), model({ id: 'n' }));
    const row = {
      provider: 'mistral',
      source_url: 'likeness',
      source_observed: '2026-11-01',
      reason: '',
      replacement: '',
    };
    addAdvice(draft, [
      { ...row, model_id: 'm', replacement: 'n' },
      { ...row, model_id: 'n', reason: 'nothing is like it' },
      { ...row, model_id: 'x', replacement: 'n' },
      { ...row, model_id: '*', replacement: 'y' },
    ]);
    const advice = [...(draft.advice.get('mistral')?.values() ?? [])];
    assert.deepEqual(
      advice.map(({ id, ids, reason }) => [id, ids, reason]),
      [
        ['m', ['n'], null],
        ['n', [], 'nothing is like it'],
      ],
    );
    assert.equal(draft.remarks.length, 2);
  });

  it('keeps ids as code names them', () => {
    for (const [platform, id, kept] of [
      ['bedrock', 'us.acme.m-v1:0', 'acme.m-v1:0'],
      ['openrouter', 'lab/m:free', 'lab/m'],
      ['openrouter', '~lab/m-latest', null],
      ['openrouter', 'auto', null],
      ['vertex', 'meta/llama-x-maas', 'llama-x-maas'],
      ['ollama', 'm:7b', 'm'],
      ['replicate', 'lab/m:6c1e4171-288a-4ca2-a738-894f0e87699d', 'lab/m'],
    ] as const)
      assert.equal(catalogId({ platform, id }), kept);
  });
});

describe('gates: the catalog that ships', () => {
  const catalog = loadCatalog(json);

  it('knows every id that the SDK of a platform itself names', () => {
    const packages = readDrawn(join(PROJECT, 'catalog', 'drawn'));
    const official = packages.flatMap(({ snapshot, reader }) =>
      snapshot.models.filter(({ platform, isNoId }) => reader.official.includes(platform) && !isNoId),
    );
    assert.ok(official.length > 700, String(official.length));
    const missing = official.flatMap((row) => {
      const id = catalogId(row);
      return id === null || catalog.serves(row.platform, id) ? [] : [`${row.platform}: ${row.id}`];
    });
    assert.deepEqual(missing, []);
  });

  it('calls nothing active that no list of the last 14 days holds, and nothing retired as certain that one tracker says', () => {
    const day = catalog.builtAt;
    const from = new Date(Date.parse(day) - 14 * 86_400_000).toISOString().slice(0, 10);
    for (const platform of catalog.platforms)
      for (const id of catalog.ids(platform)) {
        const found = catalog.find(platform, id, day, 90);
        const fact = found.kind === 'found' ? found.value.lifecycle : null;
        if (!fact) continue;
        const { status, seen, gone, retires, deprecated, confidence } = fact.value;
        const isPromised = [retires, deprecated].some((end) => end !== null && end > day);
        if (status === 'active' && !isPromised) assert.ok(seen && seen.day >= from && !gone, `${platform}: ${id}`);
        if (status === 'retired' && confidence !== 'low')
          assert.doesNotMatch(fact.source, /, (?:via|quoting) /, `${platform}: ${id}`);
      }
  });

  it('gives every id that is over or ends soon a replacement that lives, or the reason why there is none', () => {
    const day = catalog.builtAt;
    const bare = catalog.platforms.flatMap((platform) =>
      catalog.ids(platform).filter((id) => {
        const found = catalog.find(platform, id, day, 90);
        if (found.kind !== 'found' || found.value.replacement || found.value.unreplaced) return false;
        const { status, daysLeft, retiresKind } = found.value.lifecycle?.value ?? {};
        const isOver = status === 'retired' || status === 'redirected' || status === 'deprecated';
        return isOver || (typeof daysLeft === 'number' && retiresKind !== 'earliest' && daysLeft <= 90);
      }),
    );
    assert.deepEqual(bare, []);
  });

  it('says of no id that no shutdown is announced where nobody was asked', () => {
    for (const platform of catalog.platforms)
      for (const id of catalog.ids(platform)) {
        const found = catalog.find(platform, id, catalog.builtAt, 90);
        if (found.kind !== 'found' || !found.value.lifecycle) continue;
        const { isEndKnown, retires } = found.value.lifecycle.value;
        const said = inEnglish(statusSentence(found.value, catalog.builtAt));
        if (!isEndKnown && retires === null) assert.doesNotMatch(said, /no shutdown/i, `${platform}: ${id}`);
      }
  });

  it('says of no snapshot that it was there long before or after the day in its id', () => {
    for (const platform of catalog.platforms)
      for (const id of catalog.ids(platform)) {
        const [, year, month, date] = /(20[12]\d)-?([01]\d)-?([0-3]\d)(?!\d)/.exec(id) ?? [];
        const found = catalog.find(platform, id, catalog.builtAt, 90);
        const released = found.kind === 'found' ? found.value.lifecycle?.value.released : null;
        const named = Date.parse(`${year ?? ''}-${month ?? ''}-${date ?? ''}`);
        if (!released || Number.isNaN(named)) continue;
        const days = Math.abs(named - Date.parse(released)) / 86_400_000;
        assert.ok(days <= 120, `${platform}: ${id}: ${released}`);
      }
  });

  it('tells the age of the facts of each platform', () => {
    const ages = platformAges(json, '2026-11-30');
    assert.deepEqual(
      ages.map(({ platform }) => platform),
      catalog.platforms.filter((name) => name !== 'huggingface').toSorted(),
    );
    for (const { platform, life, seen } of ages) {
      if (life) assert.ok(life.median <= life.oldest, platform);
      if (seen) assert.ok(seen.median <= seen.oldest, platform);
    }
    const openrouter = ages.find(({ platform }) => platform === 'openrouter');
    assert.ok(openrouter?.seen && openrouter.seen.median <= 30);
  });
});
