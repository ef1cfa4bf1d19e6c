import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { assert as hold, constantFrom, integer, property, tuple } from 'fast-check';
import { createHttp } from '../../../../src/host/http.ts';
import { digest } from '../../../../src/host/digest.ts';
import { sha256Of } from '../../../../src/host/sha256.ts';
import { createStore } from '../../../../src/host/store.ts';
import { createSchemaCheck } from '../../../../src/core/base/json-schema.ts';
import type { Schema } from '@cfworker/json-schema';
import type { CatalogFile } from '../../../../src/core/metadata/catalog-file.ts';
import { chooseCatalog as choose } from '../../../../src/core/metadata/fetched/choose-catalog.ts';
import type { ChosenCatalog } from '../../../../src/core/metadata/fetched/choose-catalog.ts';
import { readKept, writeState } from '../../../../src/core/metadata/fetched/kept-catalog.ts';
import { updateCatalog as runUpdate } from '../../../../src/core/metadata/fetched/update-catalog.ts';
import type { UpdatePorts, UpdateRequest, UpdateResult } from '../../../../src/core/metadata/fetched/update-catalog.ts';
import { checkCatalog } from '../../../../src/core/metadata/check-catalog.ts';
import type { Store } from '../../../../src/core/ports-online.ts';
import { catalogAge, catalogPhrase } from '../../../../src/core/report/catalog-age.ts';
import { answersIn } from '../../../support/cache.ts';
import { cut, endless, json, play, silent, status } from '../../../support/http-server.ts';
import type { Play, PlayedServer } from '../../../support/http-server.ts';
import { inEnglish } from '../../../../src/core/model/told.ts';
import { PROJECT } from '../../../support/ports.ts';

const FOLDER = join(PROJECT, 'src', 'core', 'metadata', 'catalog');
const bundled = readFileSync(join(FOLDER, 'catalog.json'));
const shipped = JSON.parse(bundled.toString('utf8')) as CatalogFile;
const schema = JSON.parse(readFileSync(join(FOLDER, 'catalog.schema.json'), 'utf8')) as Schema;
const BUNDLED = shipped.builtAt;
/** The ISO day so many days after that of the catalog that ships: it is built anew, and the tests are about what comes after. */
const dayAfter = (days: number): string => new Date(Date.parse(BUNDLED) + days * 86_400_000).toISOString().slice(0, 10);
const NOW = Date.parse(`${dayAfter(3)}T12:00:00Z`);
const NEWER = dayAfter(2);

type Change = { -readonly [Key in keyof CatalogFile]?: CatalogFile[Key] };

/** The bundled catalog with changes, as bytes. */
function variant(change: Change): Buffer {
  return Buffer.from(JSON.stringify({ ...shipped, ...change }));
}

const newer = variant({ builtAt: NEWER });

const send =
  (bytes: Uint8Array | string): Play =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.end(bytes);
  };

/** Plays a catalog with its checksum beside it. */
const offer = (bytes: Uint8Array): Readonly<Record<string, Play>> => ({
  '/catalog.json': send(bytes),
  '/catalog.json.sha256': send(`${sha256Of(bytes)}  catalog.json\n`),
});

const HINTS = {
  pinned: ' Run "modelkeel catalog unpin" first.',
  disk: '; set MODELKEEL_CACHE to use another',
};

const chooseCatalog = (own: Uint8Array, store: Store, isOff: boolean): Promise<ChosenCatalog> =>
  choose(own, store, isOff, digest);

/** As the command does: a refusal is an error. */
async function updateCatalog(
  ports: Omit<UpdatePorts, 'digest' | 'hints' | 'readAddress'>,
  request: UpdateRequest,
  signal: AbortSignal,
): Promise<UpdateResult> {
  const result = await runUpdate(
    { ...ports, digest, hints: HINTS, readAddress: (text) => new URL(text) },
    request,
    signal,
  );
  if (result.kind === 'failed') throw new Error(result.message);
  return result;
}

describe('modelkeel catalog update', () => {
  const started: PlayedServer[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((server) => server.close()));
  });
  const start = async (paths: Readonly<Record<string, Play>>): Promise<PlayedServer> => {
    const server = await play(paths);
    started.push(server);
    return server;
  };
  const folder = (): string => mkdtempSync(join(tmpdir(), 'modelkeel-catalog-'));
  const update = (server: PlayedServer, store: Store, request: Partial<UpdateRequest> = {}): Promise<UpdateResult> =>
    updateCatalog(
      { http: createHttp(), store, bundled, now: NOW },
      { address: `${server.origin}/catalog.json`, sha256: null, ...request },
      new AbortController().signal,
    );
  const used = async (store: Store): Promise<string> => (await chooseCatalog(bundled, store, false)).builtAt;

  it('fetches, keeps and uses a newer one', async () => {
    const server = await start(offer(newer));
    const store = createStore(folder());
    const result = await update(server, store);
    assert.deepEqual(result, { kind: 'updated', before: BUNDLED, builtAt: NEWER, sha256: sha256Of(newer) });
    const chosen = await chooseCatalog(bundled, store, false);
    assert.equal(chosen.builtAt, NEWER);
    assert.deepEqual(Buffer.from(chosen.bytes), newer);
    assert.deepEqual(chosen.kept, {
      sha256: sha256Of(newer),
      builtAt: NEWER,
      from: `${server.origin}/catalog.json`,
      keptAt: dayAfter(3),
      isPinned: false,
    });
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ['/catalog.json.sha256', '/catalog.json'],
    );
    assert.equal((await chooseCatalog(bundled, store, true)).builtAt, BUNDLED, 'MODELKEEL_CATALOG=bundled');
  });

  it('asks for the checksum alone where nothing has changed', async () => {
    const server = await start(offer(newer));
    const store = createStore(folder());
    await update(server, store);
    assert.deepEqual(await update(server, store), { kind: 'kept', inUse: NEWER, offered: NEWER });
    assert.equal(server.requests.length, 3);
  });

  it('takes a checksum that is given, and then asks for none', async () => {
    const server = await start({ '/catalog.json': send(newer) });
    const store = createStore(folder());
    assert.equal((await update(server, store, { sha256: sha256Of(newer).toUpperCase() })).kind, 'updated');
    assert.equal(server.requests.length, 1);
    await assert.rejects(update(server, store, { sha256: 'abc' }), /--sha256 takes 64 hex digits/);
    await assert.rejects(
      update(server, store, { sha256: 'a'.repeat(64) }),
      /has the SHA-256 .* instead of the expected a{64}/,
    );
    assert.equal(await used(store), NEWER);
  });

  it('sends the query of an address and writes down the address without it', async () => {
    const server = await start({ ...offer(newer) });
    const store = createStore(folder());
    await update(server, store, { address: `${server.origin}/catalog.json?key=secret` });
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ['/catalog.json.sha256?key=secret', '/catalog.json?key=secret'],
    );
    assert.ok(!JSON.stringify(await readKept(store)).includes('secret'));
  });

  const withSum = (bytes: Uint8Array, answer: Play): Readonly<Record<string, Play>> => ({
    ...offer(bytes),
    '/catalog.json': answer,
  });
  const small = { ...shipped.platforms };
  delete small['openai'];
  const [gone = '', rows] = Object.entries(shipped.platforms).find(([name]) => name === 'openai') ?? [];
  const halved = { ...shipped.platforms, [gone]: { models: rows?.models.slice(0, 40) ?? [], pins: [], twins: [] } };
  const refused: readonly (readonly [name: string, Readonly<Record<string, Play>>, RegExp])[] = [
    ['nothing there', {}, /catalog\.json\.sha256 was not found \(404\)/],
    ['a checksum without a catalog', withSum(newer, status(404)), /catalog\.json was not found \(404\)/],
    ['a refusal', { '*': status(403) }, /is not public \(403\)/],
    [
      'a limit',
      { '*': status(429, { 'retry-after': '600' }) },
      new RegExp(`was requested too often \\(429\\); try again after ${dayAfter(3)}T12:10:00Z`),
    ],
    ['a limit without a time', { '*': status(429) }, /too often \(429\); try again later/],
    [
      'a limit for ever',
      { '*': status(429, { 'retry-after': '9'.repeat(30) }) },
      /\(429\); try again after a long time/,
    ],
    ['a broken server', withSum(newer, status(500)), /could not be served \(500\)/],
    [
      'a pause',
      { '*': status(503, { 'retry-after': '60' }) },
      new RegExp(`\\(503\\); try again after ${dayAfter(3)}T12:01:00Z`),
    ],
    [
      'a wrong checksum',
      { ...offer(newer), '/catalog.json.sha256': send('0'.repeat(64)) },
      /instead of the expected 0{64}/,
    ],
    [
      'a checksum that is none',
      { ...offer(newer), '/catalog.json.sha256': send('<html>') },
      /does not contain a SHA-256/,
    ],
    ['an endless checksum', { ...offer(newer), '/catalog.json.sha256': endless }, /sent more than 4096 bytes/],
    ['another file', withSum(newer, json({})), /has the SHA-256/],
    ['a truncated file', withSum(newer, send(newer.subarray(0, 100_000))), /has the SHA-256/],
    ['a truncated file with its checksum', offer(newer.subarray(0, 100_000)), /is not a JSON object, or is truncated/],
    ['a cut connection', withSum(newer, cut), /could not be reached/],
    ['a huge file', withSum(newer, endless), /sent more than 16000000 bytes/],
    [
      'a compressed file',
      withSum(newer, (request, response) => {
        response.setHeader('content-encoding', 'gzip');
        send(newer)(request, response, '');
      }),
      /was sent compressed \(gzip\)/,
    ],
    ['garbage', offer(Buffer.from('<html>')), /is not a catalog: it is not a JSON/],
    ['a number', offer(Buffer.from('3')), /is not a catalog: it is not a JSON object/],
    ['a list', offer(Buffer.from('[]')), /Expected "object"/],
    ['another schema', offer(Buffer.from('{"schema":"modelkeel/report@2"}')), /does not match the catalog schema/],
    [
      'a later schema',
      offer(Buffer.from('{"schema":"modelkeel/catalog@2"}')),
      /its schema is modelkeel\/catalog@2, which this version of Modelkeel cannot read/,
    ],
    ['an unknown table', offer(Buffer.from(JSON.stringify({ ...shipped, more: 1 }))), /more is not allowed/],
    ['an empty one', offer(variant({ builtAt: NEWER, platforms: {}, hub: [] })), /is missing\./],
    ['a platform less', offer(variant({ builtAt: NEWER, platforms: small })), /the platform openai is missing/],
    ['half a platform', offer(variant({ builtAt: NEWER, platforms: halved })), /it has 40 ids of openai/],
    ['no repositories', offer(variant({ builtAt: NEWER, hub: [] })), /the platform huggingface is missing/],
    [
      'a day to come',
      offer(variant({ builtAt: dayAfter(5) })),
      new RegExp(`is dated ${dayAfter(5)}, which is in the future`),
    ],
    ['no day', offer(variant({ builtAt: '2026-02-31' })), /2026-02-31 is not a valid date/],
    ['facts newer than itself', offer(variant({ builtAt: '2026-01-01' })), /is newer than the catalog/],
    ['rows of no source', offer(variant({ builtAt: NEWER, sources: [] })), /refers to a missing source or date/],
    [
      'an id twice',
      offer(variant({ builtAt: NEWER, hub: [...shipped.hub, [shipped.hub[0]?.[0] ?? '', 0, 1]] })),
      /is listed twice/,
    ],
    [
      'another host',
      { '*': status(302, { location: 'http://127.0.0.2:9/catalog.json' }) },
      /redirects to 127\.0\.0\.2:9/,
    ],
    ['a circle', { '*': status(302, { location: '/catalog.json' }) }, /redirects too many times/],
    ['an odd answer', { '*': status(204) }, /was answered with 204/],
  ];
  for (const [name, paths, message] of refused) {
    it(`refuses ${name}, and changes nothing`, async () => {
      const server = await start(paths);
      const place = folder();
      await assert.rejects(update(server, createStore(place)), (error: Error) => {
        assert.match(error.message, message);
        assert.match(error.message, /The catalog was not changed\.$/);
        assert.ok(!error.message.includes('\n'));
        return true;
      });
      assert.deepEqual(readdirSync(place), []);
      assert.equal(await used(createStore(place)), BUNDLED);
    });
  }

  it('keeps what it has where an older one is offered', async () => {
    const store = createStore(folder());
    await update(await start(offer(newer)), store);
    const result = await update(await start(offer(variant({ builtAt: dayAfter(1) }))), store);
    assert.deepEqual(result, { kind: 'kept', inUse: NEWER, offered: dayAfter(1) });
    assert.equal(await used(store), NEWER);
  });

  it('follows redirects on the same host', async () => {
    const server = await start({
      '/latest.json': status(302, { location: '/catalog.json' }),
      '/latest.json.sha256': status(301, { location: 'catalog.json.sha256' }),
      ...offer(newer),
    });
    assert.equal(
      (await update(server, createStore(folder()), { address: `${server.origin}/latest.json` })).kind,
      'updated',
    );
  });

  it('takes https, and plain http only of this machine or with a checksum', async () => {
    const server = await start(offer(newer));
    const store = createStore(folder());
    for (const [address, message] of [
      ['catalog.json', /is not a valid URL/],
      ['http://models.example/catalog.json?token=abc', /^http:\/\/models\.example\/catalog\.json is not an https: URL/],
      ['http://127.0.0.1.evil.example/c', /is not an https: URL/],
      ['file:///etc/passwd', /is not an https: URL/],
      ['https://me:pw@models.example/c', /^A URL with a user name or password/],
    ] as const)
      await assert.rejects(update(server, store, { address }), { message });
    assert.equal(server.requests.length, 0);
  });

  it('does not touch a pinned one', async () => {
    const server = await start(offer(newer));
    const store = createStore(folder());
    await update(server, store);
    const kept = await readKept(store);
    assert.ok(kept !== null && kept !== 'unreadable');
    await writeState(store, { ...kept, isPinned: true });
    const asked = server.requests.length;
    await assert.rejects(update(server, store), new RegExp(`is pinned to the one of ${dayAfter(2)}.*catalog unpin`));
    assert.equal(server.requests.length, asked);
  });

  it('stops when it is told to', async () => {
    const server = await start({ '*': silent });
    const stop = new AbortController();
    const running = updateCatalog(
      { http: createHttp(), store: createStore(folder()), bundled, now: NOW },
      { address: `${server.origin}/catalog.json`, sha256: null },
      stop.signal,
    );
    setTimeout(() => {
      stop.abort();
    }, 50);
    await assert.rejects(running, { name: 'AbortError' });
  });

  it('says so where the disk refuses, and goes on with what was there', async () => {
    const server = await start(offer(newer));
    const real = createStore(folder());
    for (const full of ['catalog.', 'catalog.state.json']) {
      const store: Store = {
        ...real,
        write: (name, bytes) =>
          name.startsWith(full)
            ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
            : real.write(name, bytes),
      };
      await assert.rejects(update(server, store), /cannot be written \(ENOSPC\); set MODELKEEL_CACHE to use another/);
      assert.equal(await used(real), BUNDLED);
    }
  });
});

describe('the catalog in use', () => {
  const keepNewer = async (): Promise<{ readonly place: string; readonly store: Store; readonly file: string }> => {
    const place = mkdtempSync(join(tmpdir(), 'modelkeel-catalog-'));
    const store = createStore(place);
    const server = await play(offer(newer));
    await updateCatalog(
      { http: createHttp(), store, bundled, now: NOW },
      { address: `${server.origin}/catalog.json`, sha256: null },
      new AbortController().signal,
    );
    await server.close();
    const name = readdirSync(place).find((candidate) => candidate !== 'catalog.state.json') ?? '';
    return { place, store, file: join(place, name) };
  };

  it('is the bundled one where the kept one is damaged, in any way', async () => {
    const state = 'catalog.state.json';
    const damages: readonly (readonly [string, (place: string, file: string) => void, RegExp])[] = [
      [
        'cut',
        (_place, file) => {
          truncateSync(file, 5000);
        },
        /missing or damaged/,
      ],
      [
        'one byte',
        (_place, file) => {
          writeFileSync(
            file,
            newer.map((byte, at) => (at === 99_000 ? byte ^ 1 : byte)),
          );
        },
        /missing or damaged/,
      ],
      [
        'state cut',
        (place) => {
          truncateSync(join(place, state), 40);
        },
        /cannot be read/,
      ],
      [
        'state empty',
        (place) => {
          writeFileSync(join(place, state), '');
        },
        /cannot be read/,
      ],
      [
        'state null',
        (place) => {
          writeFileSync(join(place, state), 'null');
        },
        /cannot be read/,
      ],
      [
        'state of others',
        (place) => {
          writeFileSync(join(place, state), '{"schema":"x"}');
        },
        /cannot be read/,
      ],
    ];
    for (const [name, damage, reason] of damages) {
      const { place, store, file } = await keepNewer();
      damage(place, file);
      const chosen = await chooseCatalog(bundled, store, false);
      assert.equal(chosen.builtAt, BUNDLED, name);
      assert.match(chosen.ignored ?? '', reason, name);
    }
  });

  it('is the bundled one again once that is newer, unless the kept one is pinned', async () => {
    const { store } = await keepNewer();
    const later = variant({ builtAt: dayAfter(34) });
    const chosen = await chooseCatalog(later, store, false);
    assert.equal(chosen.builtAt, dayAfter(34));
    assert.match(
      chosen.ignored ?? '',
      new RegExp(`it is of ${dayAfter(2)}, not newer than the bundled one of ${dayAfter(34)}`),
    );
    const kept = await readKept(store);
    assert.ok(kept !== null && kept !== 'unreadable');
    await writeState(store, { ...kept, isPinned: true });
    assert.equal((await chooseCatalog(later, store, false)).builtAt, NEWER);
  });

  it('says how old it is from the 31st day on', () => {
    assert.deepEqual(catalogAge('2026-11-20', '2026-12-20'), { days: 30, isOld: false });
    assert.deepEqual(catalogAge('2026-11-20', '2026-12-21'), { days: 31, isOld: true });
    assert.deepEqual(catalogAge('2026-11-20', '2020-01-01'), { days: 0, isOld: false });
    assert.equal(inEnglish(catalogPhrase('2026-11-20', '2026-12-20')), 'catalog of 2026-11-20');
    assert.equal(inEnglish(catalogPhrase('2026-11-20', '2027-01-19')), 'catalog of 2026-11-20, 60 days old');
  });
});

describe('the schema of catalogs as a check', () => {
  const check = createSchemaCheck(schema);
  const validate = new Ajv({ strictTuples: false, allowUnionTypes: true }).compile(schema);

  it('finds what ships right', () => {
    assert.equal(check(shipped), null);
    assert.equal(checkCatalog(bundled).kind, 'catalog');
  });

  it('agrees with a full validator on catalogs with one thing changed anywhere', () => {
    const little = {
      ...shipped,
      platforms: { openai: cutRows('openai'), mistral: cutRows('mistral'), bedrock: cutRows('bedrock') },
      hub: shipped.hub.slice(0, 8),
      sources: shipped.sources.slice(0, 5),
    };
    const odd = constantFrom<unknown>(
      null,
      '',
      'x',
      '2026-01-01',
      'p',
      0,
      -1,
      1.5,
      true,
      [],
      ['a', 'a'],
      {},
      'delete',
      'more',
    );
    let wrong = 0;
    hold(
      property(tuple(integer({ min: 0, max: 1_000_000 }), odd), ([at, value]) => {
        const changed = changeAt(structuredClone(little), at, value);
        const isRight = validate(changed);
        if (!isRight) wrong++;
        assert.equal(check(changed) === null, isRight, JSON.stringify(validate.errors?.[0]));
      }),
      { numRuns: 1500 },
    );
    assert.ok(wrong > 300, `${String(wrong)} wrong ones are too few to learn from`);
  });

  it('says where a value is wrong', () => {
    const changed = structuredClone(shipped);
    const row: readonly unknown[] | undefined = changed.platforms['openai']?.models[3];
    (row as unknown[])[0] = 7;
    assert.match(check(changed) ?? '', /^platforms\/openai\/models\/3\/0: .*"string"/);
  });

  function cutRows(platform: string): CatalogFile['platforms'][string] {
    const { models = [], pins = [], twins = [] } = shipped.platforms[platform] ?? {};
    return { models: models.slice(0, 6), pins: pins.slice(0, 4), twins: twins.slice(0, 3) };
  }
});

/** Changes the n-th place of a tree: replaces it, takes it away, or puts something more beside it. */
function changeAt(root: object, at: number, value: unknown): object {
  const places: (readonly [Record<string, unknown> | unknown[], string])[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      places.push([node as Record<string, unknown>, key]);
      visit(child);
    }
  };
  visit(root);
  const [parent, key] = places[at % places.length] ?? [[], ''];
  if (Array.isArray(parent)) {
    if (value === 'delete') parent.splice(Number(key), 1);
    else if (value === 'more') parent.push(parent[Number(key)]);
    else parent[Number(key)] = value;
  } else if (value === 'delete') Reflect.deleteProperty(parent, key);
  else parent[value === 'more' ? `${key}2` : key] = value;
  return root;
}

describe('modelkeel catalog on the command line', () => {
  interface Run {
    readonly code: number;
    readonly out: string;
    readonly err: string;
  }
  let cache = '';
  let server: PlayedServer | null = null;
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), 'modelkeel-cache-'));
  });
  afterEach(async () => {
    await server?.close();
    server = null;
  });
  const modelkeel = (variables: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Run> =>
    new Promise((resolve) => {
      const env = {
        ...process.env,
        NO_COLOR: '',
        CI: 'true',
        MODELKEEL_CATALOG: '',
        MODELKEEL_CATALOG_URL: '',
        MODELKEEL_CACHE: cache,
        ...variables,
      };
      execFile(process.execPath, [join(PROJECT, 'dist', 'cli.js'), ...words], { env }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
      });
    });
  /** The bundled catalog, of today or of the day after the one that ships, where gpt-4o was retired. */
  const [today = ''] = [new Date().toISOString().slice(0, 10), dayAfter(1)].toSorted().toReversed();
  const { models = [], pins = [], twins = [] } = shipped.platforms['openai'] ?? {};
  const offered = variant({
    builtAt: today,
    platforms: {
      ...shipped.platforms,
      openai: {
        models: models.map((row) =>
          row[0] === 'gpt-4o' ? ['gpt-4o', 0, 0, 'r', 'h', null, null, '2026-01-02', 'f'] : row,
        ),
        pins: pins.filter(([id]) => id !== 'gpt-4o'),
        twins,
      },
    },
  });
  const retired = /Retired on 2026-01-02/;
  const ask = ['explain', 'gpt-4o', '--platform', 'openai', '--today', dayAfter(3)];

  it('asks nobody where no address is configured, and says so in one line', async () => {
    const NODE_OPTIONS = `--require=${join(PROJECT, 'test', 'support', 'no-sockets.cjs')}`;
    const run = await modelkeel({ NODE_OPTIONS }, 'catalog', 'update');
    assert.equal(run.code, 2);
    assert.match(
      run.err,
      /^modelkeel: No URL is configured, and there is no default\. .*--from URL.*MODELKEEL_CATALOG_URL/,
    );
    assert.equal(run.err.trim().split('\n').length, 1);
    for (const words of [['status'], ['pin'], ['unpin'], ['reset'], []])
      assert.equal((await modelkeel({ NODE_OPTIONS }, 'catalog', ...words)).code, 0, words.join(' '));
  });

  it('answers from a fetched catalog, lets it be turned off, pinned, unpinned and removed', async () => {
    server = await play(offer(offered));
    const from = { MODELKEEL_CATALOG_URL: `${server.origin}/catalog.json` };
    const run = async (variables: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<string> => {
      const { code, out, err } = await modelkeel(variables, ...words);
      assert.equal(code, 0, `${words.join(' ')}: ${err}`);
      return out;
    };
    assert.doesNotMatch(await run({}, ...ask), retired);
    assert.match(await run(from, 'catalog', 'update'), new RegExp(`catalog of ${today} is now in use`));
    assert.match(await run({}, ...ask), retired);
    assert.match(await run(from, 'catalog', 'update'), /is already in use/);
    assert.doesNotMatch(await run({ MODELKEEL_CATALOG: 'bundled' }, ...ask), retired);
    assert.match(
      await run({}, 'catalog', 'status'),
      new RegExp(`of ${today}, 0 days old\\nFrom +${server.origin}/catalog\\.json, fetched on`),
    );
    assert.match(await run({}, 'catalog', 'pin'), /stays in use/);
    const refused = await modelkeel(from, 'catalog', 'update');
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(await run({}, 'catalog', 'unpin'), /The catalog is no longer pinned/);
    assert.match(
      await run({}, 'catalog', 'reset'),
      new RegExp(`was removed\\. The bundled one of ${BUNDLED} is in use`),
    );
    assert.doesNotMatch(await run({}, ...ask), retired);
    assert.deepEqual(answersIn(cache), []);
  });

  it('goes on with the bundled one where the fetched one is damaged, and says so when asked', async () => {
    server = await play(offer(offered));
    await modelkeel({}, 'catalog', 'update', '--from', `${server.origin}/catalog.json`);
    for (const name of answersIn(cache)) if (!name.includes('state')) truncateSync(join(cache, name), 1000);
    const app = join(cache, 'app.py');
    writeFileSync(app, 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o")\n');
    const scan = ['scan', app, '--fail-on', 'never', '--today', dayAfter(3)];
    const quiet = await modelkeel({}, ...scan);
    assert.deepEqual([quiet.code, quiet.err], [0, '']);
    assert.match(quiet.out, new RegExp(`catalog of ${BUNDLED}, offline`));
    const loud = await modelkeel({}, ...scan, '--verbose');
    assert.match(loud.err, /the fetched catalog is not used: its file is missing or damaged/);
    assert.match(
      (await modelkeel({}, 'catalog')).out,
      /Not used +the one in the cache folder: its file is missing or damaged/,
    );
    const json = JSON.parse((await modelkeel({}, 'catalog', 'status', '--format', 'json')).out) as Record<
      string,
      unknown
    >;
    assert.deepEqual(
      [json['used'], json['builtAt'], json['ignored']],
      ['bundled', BUNDLED, 'its file is missing or damaged'],
    );
  });

  it('says that a catalog is old, in the summary and in the status', async () => {
    const app = join(cache, 'app.py');
    writeFileSync(app, 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o")\n');
    const late = await modelkeel({}, 'scan', app, '--fail-on', 'never', '--today', dayAfter(41));
    assert.match(late.out, new RegExp(`catalog of ${BUNDLED}, 41 days old, offline`));
    assert.match(
      (await modelkeel({}, 'catalog', 'status', '--today', dayAfter(41))).out,
      /41 days old\n(?:.*\n)*Old +more than 30 days/,
    );
    assert.doesNotMatch((await modelkeel({}, 'catalog', 'status', '--today', dayAfter(30))).out, /^Old/m);
  });

  it('takes no other word than bundled in MODELKEEL_CATALOG', async () => {
    for (const words of [ask, ['catalog', 'status']]) {
      const run = await modelkeel({ MODELKEEL_CATALOG: 'none' }, ...words);
      assert.deepEqual([run.code, run.out], [2, '']);
      assert.match(run.err, /MODELKEEL_CATALOG=none is not valid/);
    }
    const off = await modelkeel(
      { MODELKEEL_CATALOG: 'bundled' },
      'catalog',
      'update',
      '--from',
      'http://127.0.0.1:9/c',
    );
    assert.match(off.err, /MODELKEEL_CATALOG=bundled turns this off/);
  });
});
