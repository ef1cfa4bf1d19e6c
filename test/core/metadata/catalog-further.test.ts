import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CatalogFile, PlatformRows } from '../../../src/core/metadata/catalog-file.ts';
import { catalogFaults } from '../../../src/core/metadata/catalog-faults.ts';
import { loadCatalog } from '../../../src/core/metadata/catalog.ts';
import { checkCatalog } from '../../../src/core/metadata/check-catalog.ts';
import type { ModelMetadata } from '../../../src/core/model/metadata.ts';
import { lifecycleRows } from '../../../src/core/report/facts/lifecycle-rows.ts';
import { providerRows } from '../../../src/core/report/facts/provider-rows.ts';
import { mergeTraits } from '../../../src/tools/catalog/merge-traits.ts';
import { modelsDev, readModelsDev } from '../../../src/tools/catalog/models-dev.ts';
import { NOTHING } from '../../../src/tools/catalog/observation.ts';
import { modelsDevTraits, openRouterTraits } from '../../../src/tools/catalog/traits.ts';
import { PROJECT } from '../../support/ports.ts';
import { inEnglish } from '../../../src/core/model/told.ts';

const rows: PlatformRows = {
  models: [
    ['acme-1', 0, 0, 'a', 'h'],
    ['acme-1-2026-01-01', 0, 0, 'a', 'h'],
    ['acme-2', 0, 0, 'd', 'h', null, '2026-01-01', '2026-09-01', 'f', ['acme-1']],
  ],
  pins: [
    ['acme-1', 0, 0, 'f', 'acme-1-2026-01-01', '2026-01-02'],
    ['acme-2', 0, 0, 'n', null, '2026-02-02'],
  ],
  twins: [],
  names: [['Acme-One', 0, 0, 'acme-1']],
  traits: [['acme-1-2026-01-01', 1, 0, 1000, 100, 0, 0.5, 1.5, '2025-06', true]],
  history: [
    ['acme-2', 0, 0, 'e', '2026-08-01'],
    ['acme-2', 0, 0, 't', 'Acme II', '2026-01-01'],
    ['acme-2', 0, 0, 't', 'Acme II b', '2026-02-02'],
  ],
};

function catalogFile(changed: Partial<CatalogFile> = {}, own: Partial<PlatformRows> = {}): CatalogFile {
  return {
    schema: 'modelkeel/catalog@1',
    builtAt: '2026-03-01',
    complete: [],
    sources: [
      ['a page', 'https://example.org/page'],
      ['a list', 'https://example.org/models/{id}.toml'],
    ],
    days: ['2026-02-03'],
    words: ['text image>text'],
    platforms: { acme: { ...rows, ...own } },
    hub: [],
    providers: [['acme', 0, 0, 't', 'not used for training']],
    ...changed,
  };
}

const bytesOf = (file: object): Uint8Array => new TextEncoder().encode(JSON.stringify(file));

function known(id: string, today = '2026-03-01', own: Partial<PlatformRows> = {}): ModelMetadata {
  const found = loadCatalog(bytesOf(catalogFile({}, own))).find('acme', id, today, 90);
  return found.kind === 'found' ? found.value : assert.fail(`${id} is ${found.kind}`);
}

describe('catalog: what is told beside a life', () => {
  it('gives traits with the address of their own file', () => {
    assert.deepEqual(known('acme-1-2026-01-01').traits, {
      value: {
        contextWindow: 1000,
        outputLimit: 100,
        input: ['text', 'image'],
        inputsTold: ['text', 'image', 'audio', 'video', 'pdf'],
        output: ['text'],
        price: { input: 0.5, output: 1.5 },
        knowledgeCutoff: '2025-06',
        openWeights: true,
      },
      source: 'a list',
      url: 'https://example.org/models/acme-1-2026-01-01.toml',
      asOf: '2026-02-03',
    });
  });

  it('gives an alias the traits of what it means, unless they were seen before it moved', () => {
    assert.equal(known('acme-1').traits?.value.contextWindow, 1000);
    const moved = known('acme-1', '2026-03-01', {
      pins: [['acme-1', 0, 0, 'f', 'acme-1-2026-01-01', '2026-02-20']],
    });
    assert.equal(moved.traits, null);
    assert.equal(known('acme-2').traits, null);
  });

  it('gives no traits that were seen before another model began to answer', () => {
    const own = {
      models: [...rows.models.slice(0, 2), ['acme-3', 0, 0, 'x', 'h', null, null, '2026-02-10', 'r', ['acme-1']]],
      traits: [['acme-3', 1, 0, 500]],
    } satisfies Partial<PlatformRows>;
    assert.equal(known('acme-3', '2026-02-09', own).traits?.value.contextWindow, 500);
    assert.equal(known('acme-3', '2026-02-10', own).traits, null);
  });

  it('says since when an alias means what it means, and what it meant before', () => {
    assert.equal(known('acme-1').pin?.value.since, '2026-01-02');
    assert.deepEqual(
      known('acme-2')
        .history.map(({ value }) => value)
        .filter(({ field }) => field === 'target'),
      [
        { field: 'target', value: 'Acme II', since: '2026-01-01', until: '2026-02-02' },
        { field: 'target', value: 'Acme II b', since: '2026-02-02', until: null },
      ],
    );
    assert.deepEqual(
      lifecycleRows(known('acme-2')).map(({ name, value }) => `${inEnglish(name)}: ${inEnglish(value)}`),
      [
        'Deprecated: 2026-01-01',
        'Retires: 2026-09-01',
        'Replacement: acme-1',
        'Pointed to: Acme II from 2026-01-01 until 2026-02-02',
        'Points to: Acme II b since 2026-02-02',
        'Retires: moved from 2026-08-01, seen 2026-02-03',
      ],
    );
  });

  it('tells what a platform does with data as a fact for 180 days, and as something to check from then on', () => {
    const shown = (today: string): string => inEnglish(providerRows(known('acme-1', today))[0]?.value ?? '');
    assert.equal(shown('2026-02-03'), 'not used for training');
    assert.equal(shown('2026-08-02'), 'not used for training');
    assert.equal(shown('2026-08-03'), 'seen 2026-02-03, 181 days ago: check it (it said: not used for training)');
  });

  it('names the id behind a name of the pages, and calls it no mistake', () => {
    const found = loadCatalog(bytesOf(catalogFile())).find('acme', 'Acme-One', '2026-03-01', 90);
    assert.deepEqual(found, { kind: 'absent', complete: false, suggestions: ['acme-1'] });
  });

  it('reads a catalog that has none of it', () => {
    const { models, pins, twins } = rows;
    const older = { ...catalogFile(), platforms: { acme: { models, pins, twins } } };
    Reflect.deleteProperty(older, 'providers');
    assert.equal(checkCatalog(bytesOf(older)).kind, 'catalog');
    const found = loadCatalog(bytesOf(older)).find('acme', 'acme-1', '2026-03-01', 90);
    assert.ok(found.kind === 'found');
    assert.deepEqual([found.value.traits, found.value.history, found.value.provider], [null, [], []]);
  });
});

describe('catalog: faults', () => {
  it('finds none in one that holds together', () => {
    assert.equal(checkCatalog(bytesOf(catalogFile())).kind, 'catalog');
    assert.deepEqual(catalogFaults(bytesOf(catalogFile())), []);
  });

  const faulty: readonly (readonly [what: string, own: Partial<PlatformRows>, fault: RegExp])[] = [
    [
      'deprecated late',
      { models: [...rows.models.slice(0, 2), ['acme-2', 0, 0, 'd', 'h', null, '2026-10-01', '2026-09-01', 'f']] },
      /^acme: acme-2 is deprecated on 2026-10-01, after its retirement on 2026-09-01$/,
    ],
    [
      'released late',
      { models: [...rows.models.slice(0, 2), ['acme-2', 0, 0, 'd', 'h', '2026-10-01', null, '2026-09-01', 'f']] },
      /released on 2026-10-01, after its retirement/,
    ],
    [
      'day without kind',
      { models: [...rows.models.slice(0, 2), ['acme-2', 0, 0, 'd', 'h', null, null, '2026-09-01']] },
      /without a kind/,
    ],
    [
      'unknown replacement',
      { models: [...rows.models.slice(0, 2), ['acme-2', 0, 0, 'd', 'h', null, null, null, null, ['acme-9']]] },
      /acme-2 has the unknown replacement acme-9/,
    ],
    [
      'itself',
      { models: [...rows.models.slice(0, 2), ['acme-2', 0, 0, 'd', 'h', null, null, null, null, ['acme-2']]] },
      /itself as its replacement/,
    ],
    [
      'circle',
      {
        pins: [
          ['acme-1', 0, 0, 'f', 'acme-2'],
          ['acme-2', 0, 0, 'f', 'acme-1'],
        ],
      },
      /in a cycle of aliases/,
    ],
    ['alias of nothing', { pins: [['acme-1', 0, 0, 'f']] }, /alias without a target/],
    ['pinned alias', { pins: [['acme-1', 0, 0, 'p', 'acme-2']] }, /is not an alias but has the target acme-2/],
    ['stray traits', { traits: [['acme-9', 1, 0, 5]] }, /traits of acme-9, which is unknown/],
    ['half a price', { traits: [['acme-1', 1, 0, 5, null, null, 1]] }, /half a price/],
    ['modalities', { traits: [['acme-1', 1, 0, 5, null, 7]] }, /unreadable modalities/],
    ['stray history', { history: [['acme-9', 0, 0, 'e', '2026-01-01']] }, /history of acme-9/],
    ['name that is an id', { names: [['acme-2', 0, 0, 'acme-1']] }, /both as an id and as another name/],
  ];
  for (const [what, own, fault] of faulty)
    it(`finds: ${what}`, () => {
      const file = catalogFile({}, own);
      assert.equal(checkCatalog(bytesOf(file)).kind, 'catalog', what);
      assert.ok(
        catalogFaults(bytesOf(file)).some((line) => fault.test(line)),
        catalogFaults(bytesOf(file)).join('\n'),
      );
    });

  it('finds what nothing refers to, and facts of unknown platforms', () => {
    const faults = catalogFaults(
      bytesOf(
        catalogFile({
          sources: [...catalogFile().sources, ['left over', null]],
          providers: [
            ['nobody', 0, 0, 't', 'x'],
            ['acme', 0, 0, 't', 'x'],
            ['acme', 0, 0, 't', 'y'],
          ],
        }),
      ),
    );
    assert.deepEqual(faults, [
      'providers: nobody is unknown',
      'providers: acme has two facts on one topic',
      'no row uses the source "left over"',
    ]);
  });
});

describe('modelkeel catalog validate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelkeel-validate-'));
  const run = (file?: string): Promise<readonly [code: number, out: string, err: string]> =>
    new Promise((resolve) => {
      const env = { ...process.env, MODELKEEL_CACHE: join(folder, 'cache'), MODELKEEL_CATALOG: '', NO_COLOR: '1' };
      const words = ['catalog', 'validate', ...(file === undefined ? [] : [file])];
      execFile(process.execPath, [join(PROJECT, 'dist', 'cli.js'), ...words], { env }, (error, out, err) => {
        resolve([typeof error?.code === 'number' ? error.code : 0, out, err]);
      });
    });
  const written = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('finds the bundled one valid', async () => {
    const [code, out, err] = await run();
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^The bundled catalog, of 20\d\d-\d\d-\d\d, is valid: \d+ ids on \d+ platforms, \d+ repositories of the Hub\.\n$/,
    );
  });

  it('exits with 1 for faults, each a line, and with 2 for what is no catalog', async () => {
    const circle: Partial<PlatformRows> = { traits: [['acme-9', 1, 0, 5]] };
    const [code, out] = await run(written('faulty.json', JSON.stringify(catalogFile({}, circle))));
    assert.equal(code, 1);
    assert.match(out, /^acme: traits of acme-9, which is unknown\n\n.*has 1 fault\.\n$/);
    for (const [text, reason] of [
      ['{', /is not a catalog: it is not a JSON object, or is truncated/],
      ['{}', /is not a catalog: it does not match the catalog schema: Instance does not have required property/],
      [JSON.stringify({ ...catalogFile(), days: ['2026-02-31'] }), /2026-02-31 is not a valid date/],
      [JSON.stringify(catalogFile({}, { traits: [['acme-1', 9, 0, 5]] })), /refers to a missing source or date/],
    ] as const) {
      const [wrong, nothing, err] = await run(written('wrong.json', text));
      assert.deepEqual([wrong, nothing], [2, '']);
      assert.match(err, reason);
    }
    assert.match((await run(join(folder, 'none.json')))[2], /none\.json cannot be read \(ENOENT\)/);
  });
});

describe('the refresh: what models take and give, and what it costs', () => {
  it('reads models.dev and OpenRouter, and takes nothing for a price that is none', () => {
    assert.deepEqual(
      modelsDevTraits({
        limit: { context: 1000, output: 0 },
        cost: { input: 0.5, output: 1.5 },
        modalities: { input: ['text', 'pdf'], output: ['text'] },
        knowledge: '2025-06',
        open_weights: false,
      }),
      {
        context: 1000,
        output: null,
        modalities: 'text pdf>text',
        priceIn: 0.5,
        priceOut: 1.5,
        knowledge: '2025-06',
        open: false,
      },
    );
    assert.equal(
      modelsDevTraits({ limit: { context: '1000' }, cost: { input: 0, output: 0 }, knowledge: 'recent' }),
      null,
    );
    assert.deepEqual(
      openRouterTraits({
        context_length: 262144,
        top_provider: { max_completion_tokens: null },
        pricing: { prompt: '0.00000013', completion: '0.0000004' },
        architecture: { input_modalities: ['text', 'image'], output_modalities: ['text'] },
      }),
      {
        context: 262144,
        output: null,
        modalities: 'text image>text',
        priceIn: 0.13,
        priceOut: 0.4,
        knowledge: null,
        open: null,
      },
    );
    assert.equal(openRouterTraits({ pricing: { prompt: '-1', completion: '-1' } }), null);
  });

  const checkout = mkdtempSync(join(tmpdir(), 'modelkeel-models-dev-'));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(checkout, path)), { recursive: true });
    writeFileSync(join(checkout, path), text);
  };
  before(() => {
    put(
      'models/openai/gpt-x.toml',
      'knowledge = "2025-06"\nopen_weights = false\n[limit]\ncontext = 1_000\noutput = 200\n',
    );
    put(
      'providers/openai/models/gpt-x.toml',
      'base_model = "openai/gpt-x"\n[cost]\ninput = 2.5\noutput = 10\n[limit]\noutput = 300\n',
    );
    put(
      'providers/openrouter/models/openai/gpt-x.toml',
      'base_model = "openai/gpt-x"\nbase_model_omit = ["knowledge"]\n',
    );
    put('providers/amazon-bedrock/models/us.acme.x-v1:0.toml', '[limit]\ncontext = 7\n[cost]\ninput = 1\noutput = 2\n');
    put('providers/somebody/models/x.toml', '[limit]\ncontext = 7\n');
    const git = (...words: string[]): void => {
      const env = {
        ...process.env,
        GIT_AUTHOR_DATE: '2026-02-03T23:30:00-05:00',
        GIT_COMMITTER_DATE: '2026-02-03T23:30:00-05:00',
      };
      execFileSync('git', ['-C', checkout, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
        env,
        stdio: 'pipe',
      });
    };
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'facts');
  });

  it('reads a checkout of models.dev: what files inherit, the address of each, the day of the commit', () => {
    const commit = execFileSync('git', ['-C', checkout, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
    const said = readModelsDev(checkout);
    assert.deepEqual(
      said.map(({ provider, id, day, released, traits }) => [
        provider,
        id,
        day,
        released,
        traits?.context,
        traits?.output,
        traits?.priceIn,
        traits?.knowledge,
      ]),
      [
        ['aws-bedrock', 'acme.x-v1:0', '2026-02-04', null, 7, null, null, null],
        ['openai', 'gpt-x', '2026-02-04', null, 1000, 300, 2.5, '2025-06'],
        ['openrouter', 'openai/gpt-x', '2026-02-04', null, 1000, 200, null, null],
      ],
    );
    assert.equal(
      said[1]?.source,
      `https://github.com/anomalyco/models.dev/blob/${commit}/providers/openai/models/gpt-x.toml`,
    );
    assert.throws(() => readModelsDev(join(checkout, 'models', 'nowhere')));
  });

  it('merges by trust and day, keeps what the new one does not say, and tells what changed', () => {
    const seen = (trust: 1 | 4, day: string, priceIn: number, source: string) => ({
      upstream: { name: 'x', trust, isListing: false },
      observations: [
        {
          ...NOTHING,
          provider: 'openrouter',
          id: 'a/b',
          source,
          day,
          traits: {
            context: null,
            output: null,
            modalities: null,
            priceIn,
            priceOut: 9,
            knowledge: trust === 1 ? '2025' : null,
            open: null,
          },
        },
        {
          ...NOTHING,
          provider: 'openrouter',
          id: 'un/known',
          source,
          day,
          traits: {
            context: 1,
            output: null,
            modalities: null,
            priceIn: null,
            priceOut: null,
            knowledge: null,
            open: null,
          },
        },
      ],
    });
    const ids = new Set(['openrouter a/b']);
    const first = mergeTraits([], [seen(1, '2026-01-01', 1, 'https://models.dev/api.json')], ids, '2026-01-05');
    assert.deepEqual([first.traits.length, first.added, first.changes], [1, 1, []]);
    const second = mergeTraits(
      first.traits,
      [
        seen(4, '2026-02-01', 2, 'https://openrouter.ai/api/v1/models'),
        seen(1, '2026-02-01', 3, 'https://models.dev/api.json'),
      ],
      ids,
      '2026-02-05',
    );
    const [row] = second.traits;
    assert.deepEqual(
      [row?.['price_in'], row?.['knowledge'], row?.['source_url']],
      ['2', '2025', 'https://openrouter.ai/api/v1/models'],
    );
    assert.match(row?.['notes'] ?? '', /knowledge from https:\/\/models\.dev/);
    const again = mergeTraits(
      second.traits,
      [seen(1, '2026-03-01', 3, 'https://models.dev/api.json')],
      ids,
      '2026-03-05',
    );
    assert.deepEqual([again.traits, again.changes], [second.traits, []]);
    assert.ok(second.changes.some(({ field, old, new: now }) => field === 'price_in' && now === '2' && old !== '2'));
  });

  it('adds no id that is only said to be somewhere', () => {
    const [said] = modelsDev.read(
      { xiaomi: { models: { 'mimo-9': { release_date: '2026-01-01', limit: { context: 5 } } } } },
      '2026-02-01',
    );
    assert.deepEqual(
      [said?.provider, said?.released, said?.isKnownOnly, said?.traits?.context],
      ['xiaomi', null, true, 5],
    );
  });
});

describe('the traits that ship', () => {
  it('of the table that is compiled by hand are each from a commit of models.dev', () => {
    const lines = readFileSync(join(PROJECT, 'catalog', 'traits.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    assert.ok(lines.length > 300);
    for (const line of lines)
      assert.match(
        line,
        /,https:\/\/github\.com\/anomalyco\/models\.dev\/blob\/[0-9a-f]{40}\/providers\/\S+\.toml,20\d\d-\d\d-\d\d,/,
      );
  });
});
