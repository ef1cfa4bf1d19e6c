import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { createHttp } from '../../../src/host/http.ts';
import type { FactRow } from '../../../src/tools/catalog/merge-facts.ts';
import { describeRefresh, refreshFacts } from '../../../src/tools/catalog/refresh-facts.ts';
import type { Refreshed } from '../../../src/tools/catalog/refresh-facts.ts';
import { upstreams } from '../../../src/tools/catalog/upstreams.ts';
import { cut, endless, json, play, status } from '../../support/http-server.ts';
import type { Play, PlayedServer } from '../../support/http-server.ts';
import { PROJECT } from '../../support/ports.ts';

const NOW = Date.parse('2026-12-10T12:00:00Z');
const PAGE = 'https://developers.openai.com/api/docs/deprecations';
const COLUMNS = [
  'provider',
  'model_id',
  'status_2026_11_23',
  'released',
  'deprecated',
  'retires',
  'retires_kind',
  'replacement',
  'alias_or_snapshot_of',
  'confidence',
  'source_url',
  'source_observed',
  'notes',
] as const;
const ALIAS_COLUMNS = [
  'provider',
  'alias',
  'resolves_to',
  'kind',
  'status_2026_11_23',
  'source_url',
  'source_observed',
  'notes',
] as const;

function lifecycleRow(values: Partial<Record<(typeof COLUMNS)[number], string>>): FactRow {
  const blank = Object.fromEntries(COLUMNS.map((name) => [name, '']));
  return {
    ...blank,
    provider: 'openai',
    status_2026_11_23: 'active',
    confidence: 'high',
    source_url: PAGE,
    source_observed: '2026-08-20',
    ...values,
  };
}

function aliasRow(values: Partial<Record<(typeof ALIAS_COLUMNS)[number], string>>): FactRow {
  const blank = Object.fromEntries(ALIAS_COLUMNS.map((name) => [name, '']));
  return {
    ...blank,
    provider: 'openrouter',
    kind: 'floating (canonical_slug)',
    source_url: 'https://openrouter.ai/api/v1/models',
    source_observed: '2026-05-15',
    ...values,
  };
}

/** The shape of modeldeprecations.dev. */
const tracked = (model: string, values: object = {}): object => ({
  provider: 'openai',
  model,
  name: model,
  aliases: [],
  status: 'active',
  replacements: [],
  sources: [{ url: PAGE, accessed: '2026-12-01' }],
  last_verified: '2026-12-01',
  ...values,
});

/** The shape of deprecations.info. */
const noticed = (model_id: string, values: object = {}): object => ({
  provider: 'OpenAI',
  model_id,
  announcement_date: '2026-12-02',
  shutdown_date: '2027-06-01',
  deprecation_date: '2026-12-02',
  replacement_models: ['next-1'],
  url: `${PAGE}#x`,
  last_observed: '2026-12-02',
  ...values,
});

interface Answers {
  readonly trackers?: readonly object[];
  readonly notices?: readonly object[];
  readonly modelsDev?: object;
  readonly liteLlm?: object;
  readonly openRouter?: readonly object[];
}

describe('the refresh of the facts', () => {
  let server: PlayedServer | null = null;
  afterEach(async () => {
    await server?.close();
    server = null;
  });

  const PATHS: Readonly<Record<string, string>> = {
    'modeldeprecations.dev': '/md',
    'deprecations.info': '/di',
    'models.dev': '/mdev',
    LiteLLM: '/litellm',
    OpenRouter: '/or',
  };

  async function refresh(
    answers: Answers | Readonly<Record<string, Play>>,
    lifecycle: readonly FactRow[],
    aliases: readonly FactRow[] = [aliasRow({ alias: 'acme/one', resolves_to: 'acme/one-1' })],
  ): Promise<Refreshed> {
    const given = answers as Answers & Readonly<Record<string, Play>>;
    const isPlayed = Object.keys(answers).some((key) => key.startsWith('/') || key === '*');
    const paths: Readonly<Record<string, Play>> = isPlayed
      ? given
      : {
          '/md': json({ models: given.trackers ?? [tracked('unrelated', { provider: 'elsewhere' }), tracked('zzz')] }),
          '/di': json(given.notices ?? [noticed('zzz')]),
          '/mdev': json(given.modelsDev ?? { openai: { models: { zzz: {} } } }),
          '/litellm': json(given.liteLlm ?? { zzz: { litellm_provider: 'openai', mode: 'chat' } }),
          '/or': json({ data: given.openRouter ?? [{ id: 'acme/one', canonical_slug: 'acme/one-1' }] }),
        };
    server = await play(paths);
    const { origin } = server;
    const asked = upstreams.map((upstream) => ({ ...upstream, address: `${origin}${PATHS[upstream.name] ?? ''}` }));
    return refreshFacts(createHttp(), { lifecycle, aliases }, asked, NOW, new AbortController().signal);
  }

  const rowOf = (found: Refreshed, id: string): FactRow => {
    const row = found.lifecycle.find((candidate) => candidate['model_id'] === id);
    assert.ok(row, id);
    return row;
  };

  it('takes a newer reading of the same pages over, and keeps what was', async () => {
    const before = lifecycleRow({
      model_id: 'm-1',
      released: '2025-01-01',
      retires: '2027-01-01',
      retires_kind: 'earliest',
    });
    const found = await refresh(
      {
        trackers: [
          tracked('m-1', {
            status: 'deprecated',
            deprecated_on: '2026-11-30',
            shutdown_on: '2027-03-01',
            replacements: [
              { provider: 'openai', model: 'm-3' },
              { provider: 'openai', model: 'm-2', recommended: true },
            ],
          }),
        ],
      },
      [before],
    );
    const row = rowOf(found, 'm-1');
    assert.deepEqual(
      [
        row['status_2026_11_23'],
        row['released'],
        row['deprecated'],
        row['retires'],
        row['retires_kind'],
        row['replacement'],
      ],
      ['deprecated', '2025-01-01', '2026-11-30', '2027-03-01', 'firm', 'm-2 or m-3'],
    );
    assert.deepEqual([row['source_url'], row['source_observed']], [PAGE, '2026-12-01']);
    assert.equal(row['notes'], `via modeldeprecations.dev; released from ${PAGE}, 2026-08-20`);
    const change = found.changes.find(({ field }) => field === 'retires');
    assert.deepEqual(change, {
      day: '2026-12-10',
      provider: 'openai',
      id: 'm-1',
      field: 'retires',
      old: '2027-01-01',
      new: '2027-03-01',
      source: PAGE,
      oldSource: PAGE,
      oldDay: '2026-08-20',
    });
    const lines = describeRefresh(found);
    assert.ok(
      lines.includes(`changed: openai: m-1: retires 2027-01-01 → 2027-03-01 (${PAGE}; before: ${PAGE}, 2026-08-20)`),
    );
  });

  it('lets the more trusted of two trackers speak, and prints what the other says', async () => {
    const found = await refresh(
      {
        trackers: [tracked('m-1', { status: 'deprecated', shutdown_on: '2027-03-01' })],
        notices: [noticed('m-1', { shutdown_date: '2027-09-09' })],
      },
      [lifecycleRow({ model_id: 'm-1' })],
    );
    assert.equal(rowOf(found, 'm-1')['retires'], '2027-03-01');
    assert.ok(
      found.disagreements.some((line) => /retires is 2027-03-01 .*deprecations\.info says 2027-09-09/.test(line)),
    );
  });

  it('takes a tracker that reads by machine where nobody better has spoken since, and says whom it quotes', async () => {
    const found = await refresh({ notices: [noticed('m-1', { deprecation_date: '2027-06-01' })] }, [
      lifecycleRow({ model_id: 'm-1' }),
    ]);
    const row = rowOf(found, 'm-1');
    assert.deepEqual([row['deprecated'], row['retires'], row['replacement']], ['', '2027-06-01', 'next-1']);
    assert.equal(row['source_url'], `https://deprecations.info/v1/deprecations.json quotes ${PAGE}#x`);
    assert.equal(row['confidence'], 'medium');
  });

  it('leaves alone what is from an SDK, what was read later, what is gone, and what makes no sense', async () => {
    const rows = [
      lifecycleRow({ model_id: 'sdk', source_url: 'https://www.npmjs.com/package/openai', retires: '2027-01-01' }),
      lifecycleRow({ model_id: 'later', source_observed: '2026-12-09', retires: '2027-01-01' }),
      lifecycleRow({ model_id: 'gone', status_2026_11_23: 'retired', retires: '2026-01-01', retires_kind: 'firm' }),
      lifecycleRow({ model_id: 'odd', released: '2026-06-01' }),
      lifecycleRow({
        model_id: 'moved',
        status_2026_11_23: 'redirected',
        retires: '2026-05-15',
        retires_kind: 'redirect',
      }),
      lifecycleRow({ model_id: 'preview', status_2026_11_23: 'preview' }),
    ];
    const found = await refresh(
      {
        trackers: [
          tracked('sdk', { shutdown_on: '2027-02-02' }),
          tracked('later', { shutdown_on: '2027-02-02' }),
          tracked('odd', { shutdown_on: '2026-01-01' }),
          tracked('moved', { status: 'retired', shutdown_on: '2026-05-15' }),
          tracked('preview'),
        ],
        notices: [noticed('gone')],
      },
      rows,
    );
    assert.deepEqual(found.lifecycle.slice(0, 6), rows);
    assert.deepEqual(found.changes, []);
    assert.equal(found.outdated, 1);
    for (const id of ['sdk', 'gone', 'odd'])
      assert.ok(
        found.disagreements.some((line) => line.includes(`: ${id}: `)),
        id,
      );
  });

  it('makes a row as fresh as a reading that says all of it again', async () => {
    const row = lifecycleRow({ model_id: 'm-1', released: '2025-01-01' });
    const whole = await refresh({ trackers: [tracked('m-1', { released_on: '2025-01-01' })] }, [row]);
    assert.equal(rowOf(whole, 'm-1')['source_observed'], '2026-12-01');
    assert.equal(whole.confirmed, 2, 'the row, and the alias of the router');
    await server?.close();
    const part = await refresh({ trackers: [tracked('m-1')] }, [row]);
    assert.equal(rowOf(part, 'm-1')['source_observed'], '2026-08-20');
  });

  it('adds ids by every upstream, in the words of the facts, and changes nothing by lists of ids', async () => {
    const known = lifecycleRow({ model_id: 'm-1', released: '2025-01-01' });
    const found = await refresh(
      {
        trackers: [tracked('m-2', { aliases: ['m-2-2026-01-01'] }), tracked('nova-lite', { provider: 'bedrock' })],
        notices: [noticed('m-3'), noticed('/v1/edits'), noticed('gpt', { provider: 'Azure' })],
        modelsDev: {
          openai: {
            models: { 'm-1': { id: 'm-1', release_date: '2024-12-12' }, 'm-4': { id: 'm-4', release_date: '2026-11' } },
          },
          'amazon-bedrock': { models: { 'us.acme.x-v1:0': { id: 'us.acme.x-v1:0', release_date: '2026-11-30' } } },
          'some-reseller': { models: { other: { id: 'other' } } },
        },
        liteLlm: {
          sample_spec: { mode: 'one of …', litellm_provider: 'one of …', deprecation_date: '2026-01-01' },
          'm-5': { litellm_provider: 'openai', mode: 'embedding', deprecation_date: '2026-01-01' },
          'ft:m-5': { litellm_provider: 'openai', mode: 'chat' },
          '1024-x-1024/m-6': { litellm_provider: 'openai', mode: 'image_generation' },
          'groq/fast-1': { litellm_provider: 'groq', mode: 'chat' },
          'openrouter/m-7': { litellm_provider: 'openrouter', mode: 'chat' },
        },
      },
      [known],
    );
    assert.deepEqual(found.added.map(({ provider, id }) => `${provider} ${id}`).sort(), [
      'aws-bedrock acme.x-v1:0',
      'groq fast-1',
      'openai m-2',
      'openai m-2-2026-01-01',
      'openai m-3',
      'openai m-4',
      'openai m-5',
    ]);
    assert.deepEqual(rowOf(found, 'm-1'), known);
    assert.deepEqual(
      [rowOf(found, 'm-5')['retires'], rowOf(found, 'm-5')['notes'], rowOf(found, 'm-5')['confidence']],
      ['', 'mode: embedding', 'low'],
    );
    assert.deepEqual([rowOf(found, 'm-4')['released'], rowOf(found, 'acme.x-v1:0')['released']], ['', '2026-11-30']);
    assert.equal(rowOf(found, 'm-2-2026-01-01')['status_2026_11_23'], '', 'an alias is only known to exist');
    assert.deepEqual(Object.keys(rowOf(found, 'm-2')), [...COLUMNS]);
  });

  it('follows aliases of OpenRouter, and keeps the end it names', async () => {
    const aliases = [
      aliasRow({ alias: 'acme/one', resolves_to: 'acme/one-1' }),
      aliasRow({ alias: 'acme/two', resolves_to: 'acme/two-1' }),
      aliasRow({ alias: 'acme/left', resolves_to: 'acme/left-1' }),
    ];
    const found = await refresh(
      {
        openRouter: [
          { id: 'acme/one', canonical_slug: 'acme/one-2' },
          { id: 'acme/two', canonical_slug: 'acme/two-1' },
          { id: 'acme/new', canonical_slug: 'acme/new-1', expiration_date: '2027-01-31' },
          { id: 'acme/plain', canonical_slug: 'acme/plain', expiration_date: null },
        ],
      },
      [lifecycleRow({ model_id: 'm-1' })],
      aliases,
    );
    assert.deepEqual(
      found.aliases.map((row) => [row['alias'], row['resolves_to'], row['source_observed']]),
      [
        ['acme/one', 'acme/one-2', '2026-12-10'],
        ['acme/two', 'acme/two-1', '2026-12-10'],
        ['acme/left', 'acme/left-1', '2026-05-15'],
        ['acme/new', 'acme/new-1', '2026-12-10'],
      ],
    );
    assert.deepEqual(
      found.changes.map(({ id, field, old, new: now }) => [id, field, old, now]),
      [['acme/one', 'resolves_to', 'acme/one-1', 'acme/one-2']],
    );
    assert.deepEqual([rowOf(found, 'acme/new')['retires'], rowOf(found, 'acme/plain')['retires']], ['2027-01-31', '']);
    assert.deepEqual(found.unlisted, ['openrouter: acme/left: no longer listed by OpenRouter; kept']);
  });

  it('never drops a row, and says which ones an upstream no longer lists', async () => {
    const rows = [
      lifecycleRow({ model_id: 'm-1', notes: 'via modeldeprecations.dev' }),
      lifecycleRow({ model_id: 'm-2' }),
      lifecycleRow({ model_id: 'm-3', provider: 'no-such-provider' }),
    ];
    const found = await refresh({ trackers: [tracked('m-9')] }, rows);
    assert.deepEqual(found.lifecycle.slice(0, 3), rows);
    assert.deepEqual(found.unlisted, ['openai: m-1: no longer listed by modeldeprecations.dev; kept']);
  });

  it('goes on without upstreams that do not answer as they did', async () => {
    const answers: readonly (readonly [Play, RegExp])[] = [
      [status(404), /was not found \(404\)/],
      [status(429, { 'retry-after': '60' }), /too often \(429\); try again after 2026-12-10T12:01:00Z/],
      [status(502), /could not be served \(502\)/],
      [cut, /could not be reached/],
      [endless, /sent more than 32000000 bytes/],
      [(_request, response) => response.end('<html>'), /has not the shape it had/],
      [json([]), /has not the shape it had/],
      [json({}), /has not the shape it had/],
      [json(null), /has not the shape it had/],
      [
        json({ models: [1, 'x', null, { provider: 'openai' }], data: [{}] }),
        /nothing in it could be read|has not the shape/,
      ],
    ];
    for (const [answer, message] of answers) {
      const found = await refresh(
        { '*': answer, '/mdev': json({ openai: { models: { 'm-4': { id: 'm-4', release_date: '2026-11-11' } } } }) },
        [lifecycleRow({ model_id: 'm-1' })],
      );
      assert.equal(found.failed.length, 4, message.source);
      for (const line of found.failed) assert.match(line, message);
      assert.deepEqual(
        found.lifecycle.map((row) => row['model_id']),
        ['m-1', 'm-4'],
      );
      await server?.close();
    }
  });

  it('writes tables that the build takes, and a history that grows', async () => {
    const facts = mkdtempSync(join(tmpdir(), 'modelkeel-facts-'));
    const out = mkdtempSync(join(tmpdir(), 'modelkeel-facts-'));
    const csv = (columns: readonly string[], rows: readonly FactRow[]): string =>
      [columns, ...rows.map((row) => columns.map((name) => JSON.stringify(row[name] ?? '').replaceAll('\\"', '""')))]
        .map((row) => row.join(','))
        .join('\n');
    writeFileSync(
      join(facts, 'lifecycle.csv'),
      csv(COLUMNS, [lifecycleRow({ model_id: 'm-1', notes: 'a, "quoted" remark' })]),
    );
    writeFileSync(
      join(facts, 'aliases.csv'),
      csv(ALIAS_COLUMNS, [aliasRow({ alias: 'acme/one', resolves_to: 'acme/one-1' })]),
    );
    writeFileSync(
      join(facts, 'huggingface.csv'),
      'model_id,license,base_model,gated,formats,pinned_sha,released,source,notes\nacme/m,mit,,no,safetensors,,,acme/list 2026-01-01,\n',
    );
    writeFileSync(
      join(facts, 'advisories.csv'),
      'ecosystem,package,advisory,cve,affected,fixed,severity,title,source\nPyPI,acme,GHSA-1,,<2.0.0,2.0.0,HIGH,RCE,OSV 2026-08-04\n',
    );
    server = await play({
      '/md': [
        json({
          models: [tracked('m-1', { status: 'deprecated', shutdown_on: '2027-03-01', last_verified: '2026-11-01' })],
        }),
        json({
          models: [tracked('m-1', { status: 'deprecated', shutdown_on: '2027-04-01', last_verified: '2026-11-02' })],
        }),
      ],
    });
    const { origin } = server;
    const tool = (
      name: string,
      ...words: readonly string[]
    ): Promise<{ readonly code: number; readonly out: string }> =>
      new Promise((resolve) => {
        const script = join(PROJECT, 'src', 'tools', 'catalog', name);
        execFile(process.execPath, ['--import', 'tsx', script, ...words], { cwd: PROJECT }, (error, stdout) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out: stdout });
        });
      });
    const off = ['deprecations.info', 'models.dev', 'LiteLLM', 'OpenRouter'].flatMap((name) => [
      '--upstream',
      `${name}=off`,
    ]);
    const history = join(out, 'history.csv');
    const words = ['--out', out, '--history', history, '--upstream', `modeldeprecations.dev=${origin}/md`, ...off];
    const first = await tool('refresh.ts', '--facts', facts, ...words);
    assert.equal(first.code, 0);
    assert.match(first.out, /changed: openai: m-1: retires empty → 2027-03-01/);
    assert.equal((await tool('refresh.ts', '--facts', out, ...words)).code, 0);
    const rows = parse<Record<string, string>>(readFileSync(history), { columns: true });
    assert.deepEqual(
      rows.filter(({ field }) => field === 'retires').map(({ old, new: now, oldDay }) => [old, now, oldDay]),
      [
        ['', '2027-03-01', '2026-08-20'],
        ['2027-03-01', '2027-04-01', '2026-11-01'],
      ],
    );
    const built = await tool(
      'build.ts',
      '--facts',
      out,
      '--drawn',
      mkdtempSync(join(tmpdir(), 'modelkeel-drawn-')),
      '--out',
      out,
    );
    assert.equal(built.code, 0, built.out);
    const catalog = readFileSync(join(out, 'catalog.json'), 'utf8');
    assert.match(readFileSync(join(out, 'advisories.json'), 'utf8'), /GHSA-1/);
    assert.match(catalog, /\["m-1",\d+,\d+,"d","l",null,null,"2027-04-01","f"[\],]/);
    const nobody = mkdtempSync(join(tmpdir(), 'modelkeel-facts-'));
    const failed = await tool(
      'refresh.ts',
      '--facts',
      facts,
      '--out',
      nobody,
      '--history',
      history,
      '--upstream',
      `modeldeprecations.dev=${origin}/none`,
      ...off,
    );
    assert.equal(failed.code, 1);
    assert.ok(!existsSync(join(nobody, 'lifecycle.csv')));
  });
});
