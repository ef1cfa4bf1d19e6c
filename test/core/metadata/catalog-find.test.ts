import assert from 'node:assert/strict';

import type { CatalogFile, ContractRow, ModelRow, PinRow } from '../../../src/core/metadata/catalog-file.ts';
import { loadCatalog } from '../../../src/core/metadata/catalog.ts';
import type { Lifecycle, Lookup, ModelMetadata, Replacement } from '../../../src/core/model/metadata.ts';

interface Given {
  readonly models?: readonly ModelRow[];
  readonly pins?: readonly PinRow[];
  readonly contract?: readonly ContractRow[];
}

/** A catalog of a few rows; the source and the day are the same for all. */
function catalogOf(platforms: Record<string, Given>, complete: string[] = []) {
  const file: CatalogFile = {
    schema: 'modelkeel/catalog@1',
    builtAt: '2026-01-31',
    complete,
    sources: [['a page', 'https://example.org/page']],
    days: ['2026-01-30'],
    words: ['mit', 'onnx safetensors', 'mteb', 'speech', 'realtime'],
    platforms: Object.fromEntries(
      Object.entries(platforms).map(([name, { models = [], pins = [], contract = [] }]) => [
        name,
        { models, pins, twins: [], contract },
      ]),
    ),
    hub: [
      ['org/New', 0, 0, 0, false, 1, '2025-01-01', 2, 'a'.repeat(40), ['org/Base']],
      ['old', 0, 0, null, null, null, null, null, null, null, 'org/New'],
    ],
  };
  return loadCatalog(JSON.stringify(file));
}

function row(
  id: string,
  rest: Partial<Record<'status' | 'deprecated' | 'retires' | 'kind', string>>,
  next: string[] = [],
): ModelRow {
  const { status = 'a', deprecated = null, retires = null, kind = null } = rest;
  const named = next.length > 0 ? next : null;
  // Listed at a day far ahead: what a list proves has tests of its own.
  return [id, 0, 0, status as 'a', 'h', null, deprecated, retires, kind as 'f' | null, named, '2099-01-01', 0];
}

function found(lookup: Lookup<ModelMetadata>): ModelMetadata {
  return lookup.kind === 'found' ? lookup.value : assert.fail(`is ${lookup.kind}`);
}

describe('catalog: status of the day', () => {
  const cases: readonly [what: string, ModelRow, today: string, Lifecycle['status'], daysLeft: number | null][] = [
    ['no dates: as stated', row('m', {}), '2026-05-01', 'active', null],
    ['no dates: as stated', row('m', { status: 'r' }), '2026-05-01', 'retired', null],
    ['no dates: as stated', row('m', { status: 'p' }), '2026-05-01', 'preview', null],
    ['firm end ahead', row('m', { status: 'd', retires: '2026-05-11', kind: 'f' }), '2026-05-01', 'deprecated', 10],
    ['firm end ahead, stated active', row('m', { retires: '2026-05-11', kind: 'f' }), '2026-05-01', 'deprecated', 10],
    ['firm end on the day', row('m', { status: 'd', retires: '2026-05-01', kind: 'f' }), '2026-05-01', 'retired', 0],
    [
      'firm end past, stated before it',
      row('m', { status: 'd', retires: '2026-04-30', kind: 'f' }),
      '2026-05-01',
      'retired',
      -1,
    ],
    [
      'asked before the end that is stated',
      row('m', { status: 'r', retires: '2026-04-30', kind: 'f' }),
      '2026-04-01',
      'deprecated',
      29,
    ],
    [
      'asked before the deprecation',
      row('m', { status: 'r', deprecated: '2026-02-01', retires: '2026-04-30', kind: 'f' }),
      '2026-01-01',
      'active',
      119,
    ],
    ['deprecated since', row('m', { deprecated: '2026-05-01' }), '2026-05-01', 'deprecated', null],
    ['deprecated from tomorrow', row('m', { deprecated: '2026-05-02' }), '2026-05-01', 'active', null],
    ['redirect ahead', row('m', { status: 'd', retires: '2026-06-01', kind: 'r' }), '2026-05-01', 'deprecated', 31],
    ['redirect past', row('m', { status: 'd', retires: '2026-05-01', kind: 'r' }), '2026-05-02', 'redirected', -1],
    ['earliest ahead', row('m', { retires: '2026-06-01', kind: 'e' }), '2026-05-01', 'active', 31],
    ['earliest past decides nothing', row('m', { retires: '2026-04-01', kind: 'e' }), '2026-05-01', 'active', -30],
  ];
  for (const [what, model, today, status, daysLeft] of cases) {
    it(`${what} → ${status}`, () => {
      const life = found(catalogOf({ p: { models: [model] } }).find('p', 'm', today, 90)).lifecycle;
      assert.ok(life);
      assert.equal(life.value.status, status);
      assert.equal(life.value.daysLeft, daysLeft);
      assert.deepEqual([life.source, life.url, life.asOf], ['a page', 'https://example.org/page', '2026-01-30']);
    });
  }

  it('says nothing of the life of an id that is only known to exist', () => {
    assert.equal(found(catalogOf({ p: { models: [['m', 0, 0]] } }).find('p', 'm', '2026-05-01', 90)).lifecycle, null);
  });
});

describe('catalog: replacement with runway', () => {
  const dead = { status: 'r', retires: '2026-01-01', kind: 'f' };
  const replacement = (models: ModelRow[], horizon = 90) =>
    found(catalogOf({ p: { models } }).find('p', 'm', '2026-05-01', horizon)).replacement?.value ?? null;

  it('walks past what is dead or dying and records every hop', () => {
    const models = [
      row('m', dead, ['a']),
      row('a', { status: 'r', retires: '2026-02-01', kind: 'f' }, ['b']),
      row('b', { retires: '2026-07-01', kind: 'f' }, ['c']),
      row('c', {}),
    ];
    assert.deepEqual(replacement(models), {
      id: 'c',
      hops: [
        { id: 'a', retires: '2026-02-01' },
        { id: 'b', retires: '2026-07-01' },
        { id: 'c', retires: null },
      ],
      retires: null,
      retiresKind: null,
      lastSeen: null,
      isEndKnown: true,
      unfit: null,
    });
  });

  it('lets the horizon decide', () => {
    const models = [row('m', dead, ['e']), row('e', { retires: '2026-08-30', kind: 'e' }, ['c']), row('c', {})];
    assert.equal(replacement(models, 90)?.id, 'e');
    assert.equal(replacement(models, 121)?.id, 'c');
  });

  it('takes the first of several that lives', () => {
    assert.equal(replacement([row('m', dead, ['a', 'b', 'c']), row('a', dead), row('b', {}), row('c', {})])?.id, 'b');
  });

  it('prefers what lives to what is only promised for a while, and that to what is only named', () => {
    const promised = row('a', { retires: '2026-05-20', kind: 'e' });
    assert.equal(replacement([row('m', dead, ['a', 'b']), promised, row('b', {})])?.id, 'b');
    assert.equal(replacement([row('m', dead, ['b', 'a']), promised, ['b', 0, 0]])?.id, 'a');
    assert.equal(replacement([row('m', dead, ['b']), ['b', 0, 0]])?.id, 'b');
  });

  it('never returns what is deprecated, and nothing for a chain that ends dead or runs in a circle', () => {
    assert.equal(replacement([row('m', dead, ['a']), row('a', { status: 'd' })]), null);
    assert.equal(replacement([row('m', dead, ['a']), row('a', dead, ['m'])]), null);
    assert.equal(replacement([row('m', dead)]), null);
  });

  it('asks the alias for a snapshot that names none, and the snapshot for an alias', () => {
    const catalog = catalogOf({
      p: {
        models: [row('m', dead, ['c']), row('m-0101', dead), row('n', dead), row('n-0101', dead, ['c']), row('c', {})],
        pins: [
          ['m', 0, 0, 'f', 'm-0101'],
          ['n', 0, 0, 'f', 'n-0101'],
        ],
      },
    });
    assert.equal(found(catalog.find('p', 'm-0101', '2026-05-01', 90)).replacement?.value.id, 'c');
    assert.equal(found(catalog.find('p', 'n', '2026-05-01', 90)).replacement?.value.id, 'c');
  });
});

describe('catalog: what can stand in', () => {
  const dead = { status: 'r', retires: '2026-01-01', kind: 'f' };
  /** What is said of the replacement of `m`, with what ids are asked for and how wide their vectors are. */
  const standing = (next: readonly string[], contract: readonly ContractRow[]): Replacement | undefined => {
    const models = [row('m', dead, [...next]), ...next.map((id) => row(id, {}))];
    return found(catalogOf({ p: { models, contract } }).find('p', 'm', '2026-05-01', 90)).replacement?.value;
  };

  it('takes what answers the same requests before what does not, and says why that cannot stand in', () => {
    const contract = [
      ['a', 0, 0, 4],
      ['b', 0, 0, 3],
      ['m', 0, 0, 3],
    ] as const satisfies readonly ContractRow[];
    assert.deepEqual([standing(['a', 'b'], contract)?.id, standing(['a', 'b'], contract)?.unfit], ['b', null]);
    const { id, unfit } = standing(['a'], contract) ?? assert.fail();
    assert.deepEqual([id, unfit], ['a', 'for realtime, not for speech']);
    assert.equal(standing(['a'], [['a', 0, 0, 4]])?.unfit, null, 'nothing is known of the one that is replaced');
  });

  it('takes vectors of another width for another model', () => {
    const widths = (own: number, other: number): string | null | undefined =>
      standing(
        ['a'],
        [
          ['a', 0, 0, null, other],
          ['m', 0, 0, null, own],
        ],
      )?.unfit;
    assert.equal(widths(768, 3072), 'of vectors of 3072 numbers, not of 768');
    assert.equal(widths(768, 768), null);
  });
});

describe('catalog: what a list proves', () => {
  const listed = (letter: 'a' | 'l', seen: string | null, gone: string | null = null): ModelRow => [
    ...(row('m', {}).slice(0, 3) as [string, number, number]),
    letter,
    'm',
    null,
    null,
    null,
    null,
    null,
    seen,
    seen === null ? null : 0,
    gone,
  ];
  const life = (model: ModelRow, today: string): Lifecycle | undefined =>
    found(catalogOf({ p: { models: [model] } }).find('p', 'm', today, 90)).lifecycle?.value;

  it('calls active for 14 days what a list held, and then says when it was last seen', () => {
    assert.equal(life(listed('a', '2026-05-01'), '2026-05-15')?.status, 'active');
    const later = life(listed('a', '2026-05-01'), '2026-05-16');
    assert.equal(later?.status, 'unconfirmed');
    assert.deepEqual(later.seen, { day: '2026-05-01', source: 'a page' });
    assert.equal(life(listed('a', null), '2026-05-01')?.status, 'unconfirmed');
  });

  it('says since when no list holds it, and offers it to nobody', () => {
    const dropped = listed('l', '2026-05-01', '2026-05-08');
    assert.deepEqual(
      [life(dropped, '2026-05-09')?.status, life(dropped, '2026-05-09')?.gone],
      ['unconfirmed', '2026-05-08'],
    );
    const from = row('x', { status: 'r' }, ['m']);
    const catalog = catalogOf({ p: { models: [dropped, from] } });
    assert.equal(found(catalog.find('p', 'x', '2026-05-09', 90)).replacement, null);
  });

  it('knows no end where nobody who tells of ends was asked', () => {
    assert.equal(life(listed('l', '2026-05-01'), '2026-05-02')?.isEndKnown, false);
    assert.equal(life(listed('a', '2026-05-01'), '2026-05-02')?.isEndKnown, true);
  });

  it('offers what was not seen of late last, and says when it was', () => {
    const from = row('x', { status: 'r' }, ['m', 'n']);
    const catalog = catalogOf({ p: { models: [listed('a', '2026-01-01'), row('n', {}), from] } });
    assert.equal(found(catalog.find('p', 'x', '2026-05-09', 90)).replacement?.value.id, 'n');
    const alone = catalogOf({ p: { models: [listed('a', '2026-01-01'), from] } });
    const { id, lastSeen } = found(alone.find('p', 'x', '2026-05-09', 90)).replacement?.value ?? assert.fail();
    assert.deepEqual([id, lastSeen], ['m', '2026-01-01']);
  });
});

describe('catalog: the clock of the platform really called', () => {
  const catalog = catalogOf({
    openai: { models: [row('gpt-4o', { status: 'r', retires: '2026-02-01', kind: 'f' })] },
    anthropic: { models: [row('claude-x-5', {})], pins: [['claude-x-5', 0, 0, 'p']] },
    'azure-openai': {
      models: [
        row('gpt-4o@2024-05-13', { retires: '2026-06-01', kind: 'f' }),
        row('gpt-4o@2024-11-20', { retires: '2027-06-01', kind: 'f' }),
      ],
    },
    'azure-foundry': { models: [row('Llama-9@1', { retires: '2026-12-01', kind: 'e' })] },
    vertex: { models: [row('claude-3-opus', { status: 'r' }), row('claude-y@20250101', {})] },
  });
  const life = (platform: string, id: string) => {
    const lookup = catalog.find(platform, id, '2026-05-01', 90);
    return lookup.kind === 'found'
      ? (lookup.value.lifecycle?.value.retires ?? lookup.value.lifecycle?.value.status ?? null)
      : lookup.kind;
  };

  it('claims of a deployment only what holds for every version', () => {
    assert.equal(life('azure-openai', 'gpt-4o'), '2027-06-01');
    assert.equal(life('azure-openai', 'gpt-4o@2024-05-13'), '2026-06-01');
    assert.equal(life('azure-openai', 'gpt-4o@2020-01-01'), 'absent');
    assert.equal(life('azure-openai', 'Llama-9'), '2026-12-01');
  });

  it('finds a partner model on Vertex with and without its version', () => {
    assert.equal(life('vertex', 'claude-3-opus@20240229'), 'retired');
    assert.equal(life('vertex', 'claude-y@20250101'), 'active');
    assert.equal(life('vertex', 'claude-z@20250101'), 'absent');
  });

  it("carries a lab's pin to others, never its lifecycle", () => {
    for (const [platform, id] of [
      ['vertex', 'claude-x-5'],
      ['openrouter', 'anthropic/claude-x-5'],
      ['vercel-gateway', 'anthropic/claude-x-5'],
    ] as const) {
      const value = found(catalog.find(platform, id, '2026-05-01', 90));
      assert.equal(value.pin?.value.state, 'pinned');
      assert.equal(value.lifecycle, null);
    }
    for (const platform of ['aimlapi', 'groq', 'vertex', 'openrouter']) {
      assert.equal(catalog.find(platform, 'gpt-4o', '2026-05-01', 90).kind, 'absent');
    }
    assert.equal(catalog.find('groq', 'anthropic/claude-x-5', '2026-05-01', 90).kind, 'absent');
  });
});

describe('catalog: absence', () => {
  const gone = { status: 'r', retires: '2025-01-01', kind: 'f' };
  const models = [
    row('gpt-4o', {}),
    row('gpt-4o-mini', {}),
    row('gpt-4.1', {}),
    row('gpt-3.5-turbo', gone, ['gpt-4o']),
    row('claude-3-5-sonnet-20240620', gone, ['gpt-4o']),
    row('claude-3-5-sonnet-20241022', gone, ['gpt-4o']),
  ];
  const catalog = catalogOf({ p: { models }, q: { models } }, ['p']);
  const cases: readonly [id: string, complete: boolean, suggestions: string[]][] = [
    ['gpt-4o-min', true, ['gpt-4o-mini']],
    ['gtp-4o', true, ['gpt-4o']],
    ['GPT-4O', true, ['gpt-4o']],
    ['gpt-3.5', true, ['gpt-4o']], // every id that begins so is gone
    ['gpt-3.5-trubo', true, ['gpt-4o']], // what was meant is gone: what its provider names instead
    ['claude-3-5-sonnet-20240229', true, ['gpt-4o']], // no such day among the snapshots of this base
    ['claude-3-5-sonnet-20270101', false, []], // a day after the catalog was built
    ['claude-9-sonnet-20250101', false, []], // an unknown base
    ['4o-mini', true, ['gpt-4o-mini']], // without what ids of the lab begin with
    ['sonnet-3-5', false, []], // in another order
    ['gpt-4.2', false, []], // a digit may be a new generation
    ['gpt-5o', false, []],
    ['gpt-4', false, []], // living ids begin so
    ['something-else', false, []],
    ['', false, []],
  ];
  for (const [id, complete, suggestions] of cases) {
    it(`'${id}' is ${complete ? 'a mistake' : 'only unknown'}`, () => {
      assert.deepEqual(catalog.find('p', id, '2026-05-01', 90), { kind: 'absent', complete, suggestions });
    });
  }

  it('accuses nobody on a platform whose list is not complete, or that it does not know', () => {
    for (const platform of ['q', 'nowhere', 'huggingface']) {
      assert.deepEqual(catalog.find(platform, 'gpt-4o-min', '2026-05-01', 90), {
        kind: 'absent',
        complete: false,
        suggestions: [],
      });
    }
    assert.deepEqual([catalog.isComplete('p'), catalog.isComplete('q')], [true, false]);
  });
});

describe('catalog: the Hub', () => {
  const catalog = catalogOf({});
  it('gives the facts of a repository, whatever the case of its name', () => {
    const hub = found(catalog.find('huggingface', 'ORG/new', '2026-05-01', 90)).hub?.value;
    assert.deepEqual(hub, {
      license: 'mit',
      baseModels: ['org/Base'],
      gated: false,
      formats: ['onnx', 'safetensors'],
      commit: { sha: 'a'.repeat(40), chosenBy: 'mteb' },
      released: '2025-01-01',
      renamedTo: null,
    });
  });

  it('answers under the old name of a renamed one with what is known under the new', () => {
    const hub = found(catalog.find('huggingface', 'old', '2026-05-01', 90)).hub?.value;
    assert.equal(hub?.renamedTo, 'org/New');
    assert.equal(hub.license, 'mit');
    assert.equal(hub.commit?.sha, 'a'.repeat(40));
  });
});

describe('catalog: loading', () => {
  it('takes text and bytes', () => {
    const text = JSON.stringify({
      schema: 'modelkeel/catalog@1',
      builtAt: '2026-01-01',
      complete: [],
      sources: [],
      days: [],
      words: [],
      platforms: {},
      hub: [],
    });
    assert.equal(loadCatalog(text).builtAt, '2026-01-01');
    assert.equal(loadCatalog(new TextEncoder().encode(text)).builtAt, '2026-01-01');
  });

  it('refuses what is no catalog', () => {
    assert.throws(() => loadCatalog('{"schema":"something@2"}'), /unknown catalog schema/);
    assert.throws(() => loadCatalog('not json'));
  });
});
