import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** One part of `npm test`: a program, and how its passes and failures are counted. */
interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Counts tests in what it printed; null where the step itself is the one test. */
  readonly count: ((output: string) => Counts) | null;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const bin = (name: string): string => join('node_modules', '.bin', name);

function mochaCounts(output: string): Counts {
  const number = (word: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(output)?.[1] ?? 0);
  return { passed: number('passing'), failed: number('failing') };
}

function closingLine(output: string): Counts {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  return { passed: Number(found?.[1] ?? 0), failed: Number(found?.[2] ?? 1) };
}

/** What all others need, first. */
const FIRST: readonly Step[] = [
  { name: 'lists of tables', command: [process.execPath, 'list-tables.mjs'], count: null },
  { name: 'build', command: [process.execPath, 'esbuild.mjs'], count: null },
];

/** Steps one after the other; the lanes run beside each other, so that two cores are used. */
const LANES: readonly (readonly Step[])[] = [
  [{ name: 'unit and fixture tests', command: [bin('c8'), bin('mocha')], count: mochaCounts }],
  [
    { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json'], count: null },
    {
      name: 'types of the core, without any host',
      command: [bin('tsc'), '-p', join('src', 'core', 'tsconfig.json')],
      count: null,
    },
    { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'], count: null },
    { name: 'layers', command: [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src'], count: null },
    { name: 'dead code', command: [bin('knip')], count: null },
    { name: 'lint', command: [bin('eslint'), '.', '--max-warnings', '0'], count: null },
    {
      name: 'bills of materials, read by others',
      command: [bin('tsx'), join('src', 'tools', 'check-bills.ts')],
      count: closingLine,
    },
    { name: 'the real VS Code', command: [bin('tsx'), join('src', 'tools', 'test-vscode.ts')], count: closingLine },
  ],
];

/** Runs a step, keeping what it prints. */
function run(step: Step): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    const [program = '', ...words] = step.command;
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      resolve({ code: 1, output: `${output}\n${error.message}` });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs a step to its end and prints it as a whole; gives what it counted. */
async function told(step: Step): Promise<Counts & { readonly name: string }> {
  const started = Date.now();
  process.stdout.write(`… ${step.name}\n`);
  const { code, output } = await run(step);
  const counts = step.count ? step.count(output) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // A program that failed without saying which test did is one failure all the same.
  const own = code !== 0 && counts.failed === 0 ? { passed: counts.passed, failed: 1 } : counts;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `\n── ${step.name}\n${output}── ${step.name}: ${own.failed === 0 ? 'ok' : 'FAILED'} in ${seconds} s\n`,
  );
  return { ...own, name: step.name };
}

async function inOrder(steps: readonly Step[]): Promise<readonly Awaited<ReturnType<typeof told>>[]> {
  const results = [];
  for (const step of steps) results.push(await told(step));
  return results;
}

/** All of `npm test`: every step runs, whatever the one before gave; the last line counts. */
async function main(): Promise<void> {
  if (!existsSync('node_modules')) {
    process.stderr.write('Run `npm ci` first.\n');
    process.exitCode = 2;
    return;
  }
  const first = await inOrder(FIRST);
  const results = [...first, ...(await Promise.all(LANES.map(inOrder))).flat()];
  const broken = results.filter(({ failed }) => failed > 0).map(({ name }) => name);
  const sum = (counted: 'passed' | 'failed'): number => results.reduce((total, result) => total + result[counted], 0);
  if (broken.length > 0) process.stdout.write(`\nfailed: ${broken.join(', ')}\n`);
  process.stdout.write(`\n${String(sum('passed'))} passed, ${String(sum('failed'))} failed\n`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}

void main();
