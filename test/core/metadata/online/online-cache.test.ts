import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as fc from 'fast-check';
import { createStore } from '../../../../src/host/store.ts';
import { createCache } from '../../../../src/core/metadata/online/cache.ts';
import type { Cache } from '../../../../src/core/metadata/online/cache.ts';
import type { Store } from '../../../../src/core/ports-online.ts';
import { answer, checkAnswer, KEYS } from '../../../support/answers.ts';
import { PROJECT } from '../../../support/ports.ts';

const temporary = (name: string): string => mkdtempSync(join(tmpdir(), `modelkeel-${name}-`));
const quiet = (): void => undefined;

/** Reads every answer as a new window does: whole, or not there. Gives how many are there. */
async function readAll(cache: Cache): Promise<number> {
  let found = 0;
  for (let key = 0; key < KEYS; key++) {
    const entry = await cache.get(`k${String(key)}`);
    if (!entry) continue;
    checkAnswer(key, entry);
    found++;
  }
  return found;
}

/** What killed writes left behind becomes old, and is swept with the next look at the folder. */
async function sweep(folder: string): Promise<void> {
  const before = new Date(Date.now() - 120_000);
  for (const name of readdirSync(folder)) if (name.endsWith('.tmp')) utimesSync(join(folder, name), before, before);
  await createStore(folder).list();
  assert.deepEqual(
    readdirSync(folder).filter((name) => !name.endsWith('.answer.json')),
    [],
  );
}

describe('answers on disk', function () {
  this.timeout(120_000);
  let writer = '';
  before(async () => {
    writer = join(temporary('writer'), 'writer.cjs');
    await build({
      entryPoints: [join(PROJECT, 'test', 'support', 'answer-writer.ts')],
      bundle: true,
      platform: 'node',
      outfile: writer,
      logLevel: 'warning',
    });
  });

  /** Starts a window; resolves when it writes. */
  const window = async (...words: readonly string[]): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [writer, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    return child;
  };
  const ended = (child: ChildProcess): Promise<number | null> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
      else
        child.once('exit', (code) => {
          resolve(code);
        });
    });

  it('survive kills at any moment, of two windows at once: each is whole, or not there', async () => {
    const folder = temporary('killed');
    let kills = 0;
    let most = 0;
    for (let round = 0; round < 30; round++) {
      const windows = await Promise.all([
        window(folder, String(round * 2 + 1)),
        window(folder, String(round * 2 + 2), 'Infinity', round % 3 === 2 ? 'clears' : ''),
      ]);
      await Promise.all(
        windows.map(async (child) => {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
          child.kill('SIGKILL');
          kills++;
          await ended(child);
          assert.equal(child.signalCode, 'SIGKILL');
        }),
      );
      most = Math.max(most, await readAll(createCache(createStore(folder), quiet)));
    }
    assert.equal(kills, 60);
    assert.ok(most > 10, `the windows did write: ${String(most)}`);
    await sweep(folder);
  });

  it('of two windows that write and clear at once stay whole and within their bound', async () => {
    const folder = temporary('two');
    const windows = await Promise.all([window(folder, '1', '400'), window(folder, '2', '400', 'clears')]);
    const cache = createCache(createStore(folder), quiet);
    while (windows.some(({ exitCode }) => exitCode === null)) {
      await readAll(createCache(createStore(folder), quiet));
      await cache.clear();
    }
    assert.deepEqual(await Promise.all(windows.map(ended)), [0, 0]);
    await createCache(createStore(folder), quiet, { files: 40, bytes: 4_000_000 }).put(answer(0, 10, Date.now()));
    const files = await createStore(folder).list();
    assert.ok(files.length <= 40, String(files.length));
    await sweep(folder);
  });

  it('are bounded in number and in bytes, the oldest go first', async () => {
    const folder = temporary('bound');
    for (let key = 0; key < 50; key++) await createCache(createStore(folder), quiet).put(answer(key, 1000, key));
    const old = new Date(Date.now() - 60_000);
    const cache = createCache(createStore(folder), quiet);
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), old, old);
    await createCache(createStore(folder), quiet, { files: 20, bytes: 1e9 }).put(answer(50, 1000, 50));
    assert.equal(readdirSync(folder).length, 20);
    assert.ok(await cache.get('k50'));
    await createCache(createStore(folder), quiet, { files: 100, bytes: 5000 }).put(answer(51, 1000, 51));
    assert.ok(readdirSync(folder).length <= 5);
    assert.ok(await cache.get('k51'));
  });

  it('are not written where the disk takes no more, and what is there stays', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = temporary('full');
    await createCache(createStore(folder), quiet).put(answer(3, 70_000, 1_000_000));
    const limited = spawn('bash', ['-c', `ulimit -f 16; exec "$0" "$@"`, process.execPath, writer, folder, '7', '60'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    limited.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    assert.equal(await ended(limited), 0);
    assert.match(output, /answers are not cached on disk: EFBIG/);
    const cache = createCache(createStore(folder), quiet);
    assert.ok((await readAll(cache)) > 1, 'small ones were written');
    checkAnswer(3, (await cache.get('k3')) ?? assert.fail('the answer before is gone'));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('are kept in memory where the disk is full, and one warning says so until it takes some again', async () => {
    let full = true;
    const files = new Map<string, Uint8Array>();
    const store: Store = {
      read: (name) => Promise.resolve(files.get(name) ?? null),
      write: (name, bytes) => {
        if (full) return Promise.reject(new Error('ENOSPC: no space left on device, write'));
        files.set(name, bytes);
        return Promise.resolve();
      },
      remove: () => Promise.reject(new Error('EPERM')),
      list: () => Promise.resolve([...files].map(([name, { length }]) => ({ name, writtenAt: 0, bytes: length }))),
    };
    const warnings: string[] = [];
    const cache = createCache(store, (message) => warnings.push(message));
    for (const key of [1, 2]) await cache.put(answer(key, 10, 1));
    checkAnswer(2, (await cache.get('k2')) ?? assert.fail());
    assert.equal(warnings.length, 1);
    full = false;
    await cache.put(answer(3, 10, 1));
    full = true;
    await cache.put(answer(4, 10, 1));
    assert.equal(warnings.length, 2);
    await cache.clear();
    assert.deepEqual(warnings.slice(2), ['1 answers could not be removed from the disk']);
  });

  it('that are spoilt in any way are as if they were not there', async () => {
    const folder = temporary('spoilt');
    const store = createStore(folder);
    await createCache(store, quiet).put(answer(1, 30, 1));
    const [first = ''] = readdirSync(folder);
    const whole = readFileSync(join(folder, first));
    const reads = async (bytes: Uint8Array): Promise<void> => {
      writeFileSync(join(folder, first), bytes);
      const entry = await createCache(store, quiet).get('k1');
      if (entry) assert.deepEqual(entry, answer(1, 30, 1));
    };
    const missing = async (change: (entry: Record<string, unknown>) => unknown): Promise<void> => {
      const spoilt = change(JSON.parse(whole.toString()) as Record<string, unknown>);
      writeFileSync(join(folder, first), JSON.stringify(spoilt));
      assert.equal(await createCache(store, quiet).get('k1'), null, JSON.stringify(spoilt));
    };
    await missing((entry) => ({ ...entry, schema: 'modelkeel/answer@1' }));
    await missing((entry) => ({ ...entry, schema: 'modelkeel/answer@3' }));
    await missing((entry) => ({ ...entry, key: 'k2' }));
    await missing((entry) => ({ ...entry, kind: 'maybe' }));
    await missing((entry) => ({ ...entry, value: { key: 1, letters: 2, text: 'b' } }));
    await missing((entry) => ({ ...entry, value: null }));
    await missing((entry) => ({ ...entry, sum: undefined }));
    await missing((entry) => ({ ...entry, askedAt: 'today' }));
    for (const other of [null, [], 'x', 1, {}]) await missing(() => other);
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(join(folder, first), whole.subarray(0, length));
      assert.equal(await createCache(store, quiet).get('k1'), null, String(length));
    }
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), reads), { numRuns: 200 });
    // One byte of it is another: what is read is as it was written, or nothing is.
    const flipped = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(flipped, async ([at, by]) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        await reads(bytes);
      }),
      { numRuns: 300 },
    );
    await createCache(store, quiet).put(answer(1, 30, 2));
    checkAnswer(1, (await createCache(store, quiet).get('k1')) ?? assert.fail('it is written over'));
  });
});
