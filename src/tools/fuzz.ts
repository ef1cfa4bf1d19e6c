import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createInspector } from './fuzz/inspector.ts';
import type { Inspector } from './fuzz/inspector.ts';
import { makeInput, readSamples } from './fuzz/inputs.ts';
import type { Samples } from './fuzz/inputs.ts';
import { minimise } from './fuzz/minimise.ts';
import { scanFolder } from './fuzz/scan-folder.ts';
import { conversation, talk } from './fuzz/talk.ts';

/** What is tried: a name, and what one try of a seed gives. */
interface Target {
  readonly name: string;
  /** How many tries it gets in its turn: some are processes of their own. */
  readonly turn: number;
  readonly attempt: (seed: number) => Promise<Failure | null>;
}

interface Failure {
  readonly fault: string;
  /** The name of a file that shows it, and its text, if it can be made smaller no more. */
  readonly shown: () => Promise<{ readonly name: string; readonly text: string }>;
}

function readerTarget(name: string, samples: Samples, inspector: Inspector): Target {
  const attempt = async (seed: number): Promise<Failure | null> => {
    const input = makeInput(samples.get(name) ?? [], seed);
    const fault = await inspector.ask(input);
    if (fault === null) return null;
    const fails = async (text: string): Promise<boolean> => (await inspector.ask({ ...input, text })) !== null;
    return { fault, shown: async () => ({ name: input.name, text: await minimise(input.text, fails) }) };
  };
  return { name, turn: 40, attempt };
}

function targetsOf(samples: Samples, inspector: Inspector): readonly Target[] {
  const folder = (seed: number): Promise<Failure | null> => {
    const fault = scanFolder(samples, seed);
    const shown = { name: 'seed.txt', text: `npm run fuzz -- --only scan --seed ${seed}\n` };
    return Promise.resolve(fault === null ? null : { fault, shown: () => Promise.resolve(shown) });
  };
  const protocol = async (seed: number): Promise<Failure | null> => {
    const messages = conversation(samples, seed);
    const fault = await talk(messages);
    const text = messages.map((message) => JSON.stringify(message)).join('\n');
    return fault === null ? null : { fault, shown: () => Promise.resolve({ name: 'messages.jsonl', text }) };
  };
  return [
    ...[...samples.keys()].toSorted().map((name) => readerTarget(name, samples, inspector)),
    { name: 'scan', turn: 2, attempt: folder },
    { name: 'protocol', turn: 2, attempt: protocol },
  ];
}

function keep(folder: string, target: string, seed: number, fault: string, name: string, text: string): void {
  const path = join(folder, `${target}-${seed}`);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, name), text);
  writeFileSync(join(path, 'fault.txt'), `${fault}\n`);
}

interface Count {
  tried: number;
  faults: number;
}

/** Tries one target after the other until the time is over. */
async function run(targets: readonly Target[], seconds: number, first: number, folder: string): Promise<Count> {
  const total: Count = { tried: 0, faults: 0 };
  const counts = new Map<string, Count>(targets.map(({ name }) => [name, { tried: 0, faults: 0 }]));
  const end = Date.now() + seconds * 1000;
  for (let round = 0; Date.now() < end; round++)
    for (const { name, turn, attempt } of targets)
      for (let index = 0; index < turn && Date.now() < end; index++) {
        const seed = first + round * turn + index;
        const count = counts.get(name) ?? total;
        count.tried++;
        const failure = await attempt(seed);
        if (!failure) continue;
        count.faults++;
        console.log(`${name}, seed ${seed}: ${failure.fault.split('\n', 1)[0] ?? ''}`);
        const shown = await failure.shown();
        keep(folder, name, seed, failure.fault, shown.name, shown.text);
      }
  for (const [name, { tried, faults }] of counts) {
    if (tried > 0)
      console.log(`${name.padEnd(24)} ${String(tried).padStart(7)} tried ${String(faults).padStart(4)} faults`);
    total.tried += tried;
    total.faults += faults;
  }
  return total;
}

/** `npm run fuzz -- --seconds N [--seed S] [--only NAME]`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      only: { type: 'string', default: '' },
    },
  });
  const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
  if (!(seconds > 0) || !Number.isSafeInteger(seed)) throw new Error('--seconds and --seed are numbers');
  const inspector = createInspector();
  const all = targetsOf(readSamples(join('test', 'fixtures')), inspector);
  const targets = values.only === '' ? all : all.filter(({ name }) => name === values.only);
  if (targets.length === 0) throw new Error(`--only takes one of: ${all.map(({ name }) => name).join(', ')}`);
  const folder = resolve(tmpdir(), `modelkeel-fuzz-faults-${seed}`);
  console.log(`seed ${seed}, ${seconds} s, ${targets.length} targets`);
  const { tried, faults } = await run(targets, seconds, seed, folder);
  inspector.dispose();
  console.log(`${tried} inputs tried, ${faults} faults${faults > 0 ? `, kept in ${folder}` : ''}`);
  process.exitCode = faults > 0 ? 1 : 0;
}

// What was made of an input before says nothing of what is made of it.
process.env['MODELKEEL_NO_CACHE'] = '1';
void main();
