import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { benchKeystroke } from './bench-keystroke.ts';
import { benchLanguages } from './bench-languages.ts';
import type { Probe } from './bench-probe.ts';
import { median } from './median.ts';

const CLI = join('dist', 'cli.js');

/** What a process took. */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly stdout: string;
}

/** Runs a program in a process of its own, and measures it from outside and from inside. */
function costOf(args: readonly string[], environment: NodeJS.ProcessEnv = { MODELKEEL_NO_CACHE: '1' }): Cost {
  const started = performance.now();
  const run = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, ...environment, NODE_OPTIONS: `--require=${resolve('src/tools/process-cost.cjs')}` },
  });
  const wall = (performance.now() - started) / 1000;
  const cost = /process-cost (.*)/.exec(run.stderr)?.[1];
  if (run.status !== 0 || cost === undefined) throw new Error(`${args.join(' ')} failed\n${run.stderr}`);
  const { kib, microseconds } = JSON.parse(cost) as { readonly kib: number; readonly microseconds: number };
  return { wall, cpu: microseconds / 1e6, megabytes: kib / 1024, stdout: run.stdout };
}

function scan(folder: string, more: readonly string[] = [], environment?: NodeJS.ProcessEnv): Cost {
  return costOf([CLI, 'scan', folder, '--format', 'json', '--fail-on', 'never', ...more], environment);
}

/** Two starts, the second of which finds what the first one kept. */
function scanTwice(folder: string): readonly [Cost, Cost] {
  const cache = mkdtempSync(join(tmpdir(), 'modelkeel-bench-'));
  try {
    const environment = { MODELKEEL_CACHE: cache, MODELKEEL_NO_CACHE: '' };
    return [scan(folder, [], environment), scan(folder, [], environment)];
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

function probe(part: string, folder: string): readonly Probe[] {
  const { stdout } = costOf(['--import', 'tsx', join('src', 'tools', 'bench-probe.ts'), part, folder]);
  return JSON.parse(stdout) as readonly Probe[];
}

/** Scans of a folder, against what any scan must do. All in seconds of CPU, so that a busy machine says nearly the same. */
function benchFolder(folder: string): void {
  const [read] = probe('read', folder);
  const [naive] = probe('naive', folder);
  const [parse] = probe('parse', folder);
  const [cold, warm] = probe('twice', folder);
  if (!read || !naive || !parse || !cold || !warm) throw new Error('a part of the work was not measured');
  const whole = scan(folder);
  const row = (name: string, cpu: number, more = ''): void => {
    const times = ({ cpu: other }: Probe): string => (cpu / Math.max(other, 0.001)).toFixed(1).padStart(8);
    console.log(
      `  ${name.padEnd(22)}${cpu.toFixed(2).padStart(7)} s${times(read)}${times(parse)}${times(naive)}  ${more}`,
    );
  };
  console.log(
    `${folder}: ${String(read.count)} texts, ${String(parse.count)} parsed, ${String(cold.count)} references`,
  );
  console.log(
    `  ${''.padEnd(22)}${'CPU'.padStart(9)}${'reading'.padStart(8)}${'parsing'.padStart(8)}${'naive'.padStart(8)}`,
  );
  row('reading', read.cpu);
  row('parsing alone', parse.cpu);
  row('naive scanner', naive.cpu, `${String(naive.count)} hits`);
  row('scan, cold', whole.cpu, `${whole.wall.toFixed(2)} s of time, ${whole.megabytes.toFixed(0)} MB at most`);
  const [filling, kept] = scanTwice(folder);
  row('scan, keeping', filling.cpu, 'with what is kept for the next start');
  const share = (kept.cpu / whole.cpu).toFixed(2);
  row('scan, kept', kept.cpu, `${share} of a cold one, ${kept.megabytes.toFixed(0)} MB at most`);
  row('scan, warm', warm.cpu, 'the second one of the same analyzer');
  if (hasJobs()) {
    const one = scan(folder, ['--jobs', '1']);
    const two = scan(folder, ['--jobs', '2']);
    const same = one.stdout === two.stdout ? 'the same report' : 'ANOTHER REPORT';
    const ratio = (two.wall / one.wall).toFixed(2);
    row('scan, --jobs 2', two.cpu, `${ratio} of the time of one job, ${two.megabytes.toFixed(0)} MB at most, ${same}`);
  }
}

/** Whether the command line can work in parallel. */
function hasJobs(): boolean {
  return /--jobs\b/.test(costOf([CLI, 'scan', '--help']).stdout);
}

/** The command line, against Node that does nothing. */
function benchStart(): void {
  const times = (args: readonly string[]): number => median(Array.from({ length: 5 }, () => costOf(args).cpu * 1000));
  const bare = times(['-e', '0']);
  console.log('start, in CPU');
  for (const [name, args] of [
    ['--version', [CLI, '--version']],
    ['a scan of one file', [CLI, 'scan', join('src', 'tools', 'median.ts'), '--fail-on', 'never']],
  ] as const) {
    const took = times(args);
    console.log(
      `  ${name.padEnd(22)}${took.toFixed(0).padStart(6)} ms, ${(took / bare).toFixed(1)} times node -e 0 (${bare.toFixed(0)} ms)`,
    );
  }
}

/** In a real VS Code, as its own suites report them: activation, and the delay of the extension host while files are scanned. */
function benchEditor(): void {
  console.log('in a real VS Code');
  for (const [script, words, line] of [
    ['test-vscode.ts', ['main', 'activation'], /activation took [\d.]+ ms/],
    ['bench-editor.ts', [], /event loop: .*/],
  ] as const) {
    const run = spawnSync(join('node_modules', '.bin', 'tsx'), [join('src', 'tools', script), ...words], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    console.log(
      `  ${line.exec(run.stdout)?.[0] ?? `${script}: the real VS Code did not say\n${run.stdout}${run.stderr}`}`,
    );
  }
}

/** `npm run bench -- [scan] [keystroke] [languages] [start] [editor] [FOLDER…]`: all parts where none is named. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const parts = new Set(['scan', 'keystroke', 'languages', 'start', 'editor']);
  const folders = words.filter((word) => !parts.has(word));
  const named = words.filter((word) => parts.has(word));
  const wants = (part: string): boolean => named.length === 0 || named.includes(part);
  if (wants('scan'))
    for (const folder of folders.length > 0 ? folders : [join('examples', 'app'), '.']) benchFolder(folder);
  if (wants('keystroke')) {
    console.log('keystroke to report, in CPU');
    for (const language of ['python', 'typescript'] as const)
      for (const lines of [300, 2000]) await benchKeystroke(language, lines);
  }
  if (wants('start')) benchStart();
  if (wants('languages')) await benchLanguages();
  if (wants('editor')) benchEditor();
}

void main();
