import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { languageOf } from '../core/model/language.ts';
import { createGrammars } from '../core/syntax/grammars.ts';
import { createFactCollector } from '../core/syntax/trees.ts';
import { sdkTables } from '../core/detect/registry.ts';
import { createAnalyzer } from '../core/analyzer.ts';
import { createAssets } from '../host/assets.ts';
import { walk } from '../host/walk.ts';
import { createDiskWorkspace } from '../cli/workspace.ts';
import { syntheticDocument } from './synthetic-document.ts';

/** Median of a few runs: a single one says little on a busy machine. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function milliseconds(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

interface Scan {
  readonly seconds: number;
  readonly megabytes: number;
  readonly references: number;
}

/** One scan in a fresh process, with the most memory it held. */
function scanOnce(folder: string): Scan {
  const started = performance.now();
  const run = spawnSync(
    process.execPath,
    [join('dist', 'cli.js'), 'scan', folder, '--format', 'json', '--fail-on', 'never'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      env: { ...process.env, NODE_OPTIONS: `--require=${resolve('src/tools/peak-memory.cjs')}` },
    },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  const peak = /peak-memory-kib=(\d+)/.exec(run.stderr)?.[1];
  const report = JSON.parse(run.stdout) as { readonly references: readonly unknown[] };
  return {
    seconds: (performance.now() - started) / 1000,
    megabytes: Number(peak ?? 0) / 1024,
    references: report.references.length,
  };
}

/** Reading the same files in a fresh Node process: what no scan can beat. */
function readOnce(list: string): number {
  const script = `const fs=require('fs');let n=0;for(const f of fs.readFileSync(${JSON.stringify(list)},'utf8').split('\\n'))try{n+=fs.readFileSync(f).length}catch(e){n+=0}`;
  const started = performance.now();
  spawnSync(process.execPath, ['-e', script]);
  return (performance.now() - started) / 1000;
}

function ripgrepOnce(folder: string): number | null {
  const words = [...new Set(sdkTables.flatMap(({ packages }) => packages.flatMap(({ modules }) => modules)))];
  const file = join(tmpdir(), `modelkeel-words-${String(process.pid)}`);
  writeFileSync(file, words.join('\n'));
  const started = performance.now();
  const run = spawnSync('rg', ['--count', '--fixed-strings', '--file', file, folder], { maxBuffer: 1 << 30 });
  rmSync(file);
  return run.error ? null : (performance.now() - started) / 1000;
}

async function benchFolder(folder: string): Promise<void> {
  const files = await walk(resolve(folder), { noIgnore: false, tell: console.error });
  const bytes = files.reduce((sum, file) => {
    try {
      return sum + readFileSync(file).length;
    } catch {
      // Deleted files that git still lists weigh nothing.
      return sum;
    }
  }, 0);
  const directory = mkdtempSync(join(tmpdir(), 'modelkeel-bench-'));
  const list = join(directory, 'files');
  writeFileSync(list, files.join('\n'));
  const scans = [1, 2, 3].map(() => scanOnce(folder));
  const reads = [1, 2, 3].map(() => readOnce(list));
  const search = ripgrepOnce(folder);
  rmSync(directory, { recursive: true });
  const wall = median(scans.map(({ seconds }) => seconds));
  const read = median(reads);
  const megabytes = bytes / 1e6;
  console.log(`${folder}
  files            ${String(files.length)}, ${megabytes.toFixed(1)} MB, ${String(scans[0]?.references ?? 0)} references
  scan             ${wall.toFixed(2)} s, ${(megabytes / wall).toFixed(1)} MB/s, peak memory ${median(scans.map((scan) => scan.megabytes)).toFixed(0)} MB
  against reading  ${(wall / read).toFixed(1)} times (reading in Node: ${read.toFixed(2)} s)
  against rg       ${search === null ? 'rg is not on this machine' : `${(wall / search).toFixed(1)} times (${search.toFixed(2)} s)`}`);
}

async function benchKeystroke(lines: number): Promise<void> {
  const text = syntheticDocument(lines);
  const uri = '/bench/document.py';
  const workspace = await createDiskWorkspace({
    paths: [join('examples', 'app')],
    include: [],
    exclude: [],
    noIgnore: false,
    follow: false,
    only: null,
    tell: console.error,
  });
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const clock = { today: () => '2026-11-23' };
  const signal = new AbortController().signal;
  const analyzer = createAnalyzer(
    { assets: createAssets(join('dist', 'assets')), clock, logger, workspace },
    { horizonDays: 90, includeTests: false },
  );
  let version = 1;
  const started = performance.now();
  await analyzer.analyze({ uri, language: 'python', version, text }, signal);
  const cold = performance.now() - started;
  const warm: number[] = [];
  let current = text;
  for (let i = 0; i < 30; i++) {
    const at = Math.floor((current.length * (i + 1)) / 32);
    current = `${current.slice(0, at)}x${current.slice(at)}`;
    const before = performance.now();
    await analyzer.analyze({ uri, language: 'python', version: ++version, text: current }, signal);
    warm.push(performance.now() - before);
  }
  analyzer.dispose();
  console.log(
    `  ${String(lines).padStart(5)} lines      cold ${cold.toFixed(0)} ms, warm median ${median(warm).toFixed(1)} ms, worst ${Math.max(...warm).toFixed(1)} ms`,
  );
}

/** What each language costs: its grammar on disk, and the time from a text of a thousand lines to its facts. */
async function benchLanguages(): Promise<void> {
  const assets = createAssets(join('dist', 'assets'));
  const collector = createFactCollector(createGrammars(assets));
  const signal = new AbortController().signal;
  console.log('a thousand lines to facts');
  const folder = join('test', 'fixtures');
  for (const name of readdirSync(folder).toSorted()) {
    const samples = readdirSync(join(folder, name)).filter((file) => languageOf(realName(file)) !== null);
    const [first] = samples;
    const language = first === undefined ? null : languageOf(realName(first));
    if (first === undefined || language === null) continue;
    const uri = `/bench/${realName(first)}`;
    const text = repeated(samples.map((file) => readFileSync(join(folder, name, file), 'utf8')));
    const read = async (): Promise<number> => {
      const started = performance.now();
      await collector.collect({ uri, language, version: 0, text }, signal);
      return performance.now() - started;
    };
    const cold = await read();
    const warm: number[] = [];
    for (let i = 0; i < 5; i++) warm.push(await read());
    console.log(
      `  ${name.padEnd(14)} first ${cold.toFixed(0).padStart(4)} ms, then ${median(warm).toFixed(0).padStart(3)} ms`,
    );
  }
  collector.dispose();
}

/** The name a fixture has in its workspace: what stands behind `__`. */
function realName(file: string): string {
  return file.split('__').at(-1) ?? file;
}

function repeated(texts: readonly string[]): string {
  const all = texts.join('\n').split('\n');
  return Array.from({ length: 1000 }, (_, index) => all[index % all.length] ?? '').join('\n');
}

async function main(): Promise<void> {
  const folders = process.argv.slice(2);
  for (const folder of folders.length > 0 ? folders : [join('examples', 'app'), '.']) await benchFolder(folder);
  console.log('keystroke to report');
  for (const lines of [300, 2000]) await benchKeystroke(lines);
  await benchLanguages();
  const starts = [1, 2, 3, 4, 5].map(() =>
    milliseconds(() => spawnSync(process.execPath, [join('dist', 'cli.js'), '--version'])),
  );
  const bare = [1, 2, 3, 4, 5].map(() => milliseconds(() => spawnSync(process.execPath, ['-e', '0'])));
  console.log(
    `command line starts in ${median(starts).toFixed(0)} ms; Node alone takes ${median(bare).toFixed(0)} ms (${(median(starts) / median(bare)).toFixed(1)} times)`,
  );
}

/** In a real VS Code, as its own suites report them: activation, and the delay of the extension host while files are scanned. */
function benchEditor(): void {
  for (const [script, words, line] of [
    ['test-vscode.ts', ['main', 'activation'], /activation took [\d.]+ ms/],
    ['bench-editor.ts', [], /event loop: .*/],
  ] as const) {
    const run = spawnSync(join('node_modules', '.bin', 'tsx'), [join('src', 'tools', script), ...words], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    console.log(line.exec(run.stdout)?.[0] ?? `${script}: the real VS Code did not say\n${run.stdout}${run.stderr}`);
  }
}

void main().then(benchEditor);
