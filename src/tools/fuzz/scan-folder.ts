import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Input, Samples } from './inputs.ts';
import { makeInput } from './inputs.ts';
import { CONTROL_NAME, CONTROL_TEXT } from './inspect-input.ts';
import { mutate } from './mutate.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

const LIMIT_MS = 120_000;
/** Parts of paths; what a system does not take is left out. */
const FOLDERS = ['a', '.a', 'a b', 'é', '-x', '\u202e', 'a\nb', 'src', '{a,b}', '*', '$(x)', '%2e%2e', 'a'.repeat(250)];
const IGNORES = ['*.log', '!*.py', '*a*a*a*a*b', '**/**/a/**', '[', '\\', '/', '!', '#', ' ', 'a/**/b'];

/** Files of a folder that nobody would make, by their paths. */
function filesOf(samples: Samples, random: Random): readonly Input[] {
  const kinds = [...samples.values()];
  const files: Input[] = [];
  for (let count = 3 + random.below(12); count > 0; count--) {
    const { name, text } = makeInput(random.pick(kinds), random.below(2 ** 31));
    const folders = Array.from({ length: random.below(4) }, () => random.pick(FOLDERS));
    files.push({ name: [...folders, name].join('/'), text });
  }
  const ignored = Array.from({ length: random.below(8) }, () => random.pick(IGNORES)).join('\n');
  return [...files, { name: '.gitignore', text: `${mutate(ignored, '*', random)}\n!/${CONTROL_NAME}\n` }];
}

function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    // A name that this system does not take.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** Scans a folder that follows from a seed with the command line; says what went wrong, or null. */
export function scanFolder(samples: Samples, seed: number): string | null {
  const random = createRandom(seed);
  const root = mkdtempSync(join(tmpdir(), 'modelkeel-fuzz-'));
  try {
    for (const { name, text } of filesOf(samples, random))
      attempt(() => {
        mkdirSync(join(root, name, '..'), { recursive: true });
        writeFileSync(join(root, name), text);
      });
    attempt(() => {
      symlinkSync(random.pick(['.', '..', 'nowhere', '/', 'a']), join(root, 'link'));
    });
    writeFileSync(join(root, CONTROL_NAME), CONTROL_TEXT);
    return scan(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function scan(root: string): string | null {
  const words = [resolve('dist', 'cli.js'), 'scan', root, '--format', 'json', '--tests', '--fail-on', 'never'];
  const run = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1 << 28, timeout: LIMIT_MS });
  if (run.error) return `no end: ${run.error.message}`;
  if (run.status !== 0) return `exit ${run.status ?? run.signal ?? ''}: ${run.stderr.slice(0, 2_000)}`;
  const report = JSON.parse(run.stdout) as {
    readonly findings: readonly unknown[];
    readonly notes: readonly { readonly kind: string; readonly detail: string }[];
  };
  const bug = report.notes.find(({ kind }) => kind === 'internal-error');
  if (bug) return `internal error: ${bug.detail}`;
  return JSON.stringify(report.findings).includes(CONTROL_NAME) ? null : 'the file beside it was not reported';
}
