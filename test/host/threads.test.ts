import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../../esbuild.mjs';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import type { FileReport } from '../../src/core/model/report.ts';
import type { Threads } from '../../src/core/ports.ts';
import { createThreads } from '../../src/host/threads.ts';
import { testPorts } from '../support/ports.ts';

const signal = new AbortController().signal;
const call = (model: string, more = ''): string =>
  `from openai import OpenAI\nOpenAI().chat.completions.create(model="${model}")\n${more}`;

/** What is said of each file: its model, or the kind of its note. */
async function scanned(
  files: Readonly<Record<string, string>>,
  threads: Threads,
  milliseconds = 60_000,
): Promise<readonly string[]> {
  const use = { threads, fromText: 0, inspects: true, milliseconds };
  const analyzer = createAnalyzer({ ...testPorts(files), threads: use }, { horizonDays: 90, includeTests: false });
  const said = ({ references, notes }: FileReport): string =>
    [
      ...references.flatMap(({ kind, identity }) => (kind === 'model' ? [identity?.name ?? '?'] : [])),
      ...notes.map(({ kind, detail }) => `${kind}: ${detail}`),
    ].join(', ');
  const reports = await analyzer.scan(() => undefined, signal);
  analyzer.dispose();
  return reports.map(said);
}

describe('threads', () => {
  let threads: Threads | null = null;
  let folder = '';
  let program = '';
  before(async () => {
    // A thread has no loader for TypeScript; in one piece it also starts as fast as the one that ships.
    folder = mkdtempSync(join(tmpdir(), 'modelkeel-threads-'));
    program = join(folder, 'program.cjs');
    await build({
      // In one piece, as a module that runs: nothing lies beside it.
      ...bundles.node,
      external: [],
      entryPoints: [join(import.meta.dirname, 'program.ts')],
      outfile: program,
    });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => {
    threads?.dispose();
  });

  it('end a document that takes for ever, and no other one', async () => {
    threads = createThreads({ entry: program, count: 1 });
    assert.deepEqual(await scanned({ 'a.py': call('gpt-4o') }, threads), ['gpt-4o']);
    const endless = { 'b.py': call('gpt-4', '# FOR EVER\n') };
    assert.deepEqual(await scanned(endless, threads, 300), ['parse-budget: reading it took too long and was ended']);
    assert.deepEqual(await scanned({ 'c.py': call('gpt-4o-mini') }, threads), ['gpt-4o-mini']);
  });

  it('survive a document that ends them, and one that fills their memory', async () => {
    threads = createThreads({ entry: program, count: 2, heapMegabytes: 160 });
    const files = {
      'a.py': call('gpt-4o'),
      'b.py': call('gpt-4', '# THE END\n'),
      'c.py': call('gpt-4o-mini'),
      'd.py': call('gpt-4', '# TOO MUCH\n'),
      'e.py': call('o1'),
    };
    assert.deepEqual(await scanned(files, threads), [
      'gpt-4o',
      'parse-budget: reading it broke the thread that read it',
      'gpt-4o-mini',
      'parse-budget: reading it took too much memory and was ended',
      'o1',
    ]);
  });

  it('are done without where none can be started', async () => {
    threads = createThreads({ entry: join(import.meta.dirname, 'no-such-program.cjs'), count: 2 });
    assert.deepEqual(await scanned({ 'a.py': call('gpt-4o'), 'b.py': call('o1') }, threads), ['gpt-4o', 'o1']);
  });

  it('give up what nobody waits for any more', async () => {
    threads = createThreads({ entry: program, count: 1 });
    const stop = new AbortController();
    const limits = { milliseconds: null, isShort: true, lane: null };
    const task = { kind: 'inspect', uris: ['FOR EVER'] };
    const running = [0, 1, 2].map(() => threads!.run(task, limits, stop.signal));
    stop.abort(new Error('enough'));
    for (const one of running) await assert.rejects(one, /enough/);
    await assert.rejects(threads.run(task, limits, stop.signal), /enough/);
  });
});
