import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Parser } from 'web-tree-sitter';
import { createDiskWorkspace } from '../cli/workspace.ts';
import { createAnalyzer } from '../core/analyzer.ts';
import { createPrefilter } from '../core/detect/prefilter.ts';
import { sdkTables } from '../core/detect/registry.ts';
import { familyStems } from '../core/identify/families.ts';
import { languageOf } from '../core/model/language.ts';
import { createGrammars } from '../core/syntax/grammars.ts';
import { frontEndOf } from '../core/syntax/languages.ts';
import { createAssets } from '../host/assets.ts';
import { walk } from '../host/walk.ts';

/** What a part of the work took: seconds of CPU, all threads together. */
export interface Probe {
  readonly cpu: number;
  readonly count: number;
}

const ASSETS = createAssets(join('dist', 'assets'));
const signal = new AbortController().signal;

/** Measures one part of the work on a folder, in a process of its own. */
async function main(part: string | undefined, folder: string): Promise<readonly Probe[]> {
  const files = await walk(resolve(folder), { noIgnore: false, tell: console.error });
  switch (part) {
    case 'read':
      return [await measured(() => files.filter((file) => textOf(file) !== null).length)];
    case 'naive':
      return [await measured(() => naive(files))];
    case 'parse':
      return [await parse(files)];
    case 'twice':
      return scanTwice(folder);
    default:
      throw new Error(`no part of the work is called ${String(part)}`);
  }
}

async function measured(work: () => number | Promise<number>): Promise<Probe> {
  const before = process.cpuUsage();
  const count = await work();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1e6, count };
}

function textOf(file: string): string | null {
  try {
    const bytes = readFileSync(file);
    return bytes.subarray(0, 8000).includes(0) ? null : bytes.toString('utf8');
  } catch {
    // Git may list what was deleted.
    return null;
  }
}

/** What a scanner does that knows no language: it looks for all that begins like an id, in every text. */
function naive(files: readonly string[]): number {
  const stems = familyStems.map((stem) => stem.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  const ids = new RegExp(String.raw`\b(?:${stems.join('|')})[\w.:/-]*`, 'gi');
  let count = 0;
  for (const file of files) count += textOf(file)?.match(ids)?.length ?? 0;
  return count;
}

/** Parsing of what a scan would parse, and nothing else: grammars are loaded and texts read before. */
async function parse(files: readonly string[]): Promise<Probe> {
  const grammars = createGrammars(ASSETS);
  const prefilter = createPrefilter(sdkTables, familyStems);
  const byGrammar = new Map<string, string[]>();
  for (const file of files) {
    const frontEnd = frontEndOf(languageOf(file) ?? '');
    const text = frontEnd?.kind === 'tree' ? textOf(file) : null;
    if (frontEnd?.kind !== 'tree' || text === null || !prefilter.mayMatch(text, file)) continue;
    const texts = byGrammar.get(frontEnd.grammar) ?? [];
    byGrammar.set(frontEnd.grammar, [...texts, frontEnd.prepare?.(text) ?? text]);
  }
  const loaded = await Promise.all(
    [...byGrammar].map(async ([name, texts]) => ({ grammar: await grammars.load(name), texts })),
  );
  return measured(() => {
    let count = 0;
    for (const { grammar, texts } of loaded) {
      const parser = new Parser();
      parser.setLanguage(grammar.language);
      for (const text of texts) {
        const end = Date.now() + 2000;
        parser.parse(text, null, { progressCallback: () => Date.now() > end })?.delete();
        parser.reset();
        count++;
      }
      parser.delete();
    }
    return count;
  });
}

/** A scan, and a second one of the same analyzer, which reads everything again and finds nothing changed. */
async function scanTwice(folder: string): Promise<readonly Probe[]> {
  const none = { include: [], exclude: [], noIgnore: false, follow: false, only: null };
  const workspace = await createDiskWorkspace({ paths: [folder], ...none, tell: console.error });
  const logger = { info: () => undefined, warn: () => undefined, error: console.error };
  const clock = { today: () => new Date().toISOString().slice(0, 10) };
  const analyzer = createAnalyzer(
    { assets: ASSETS, clock, logger, workspace },
    { horizonDays: 90, includeTests: false },
  );
  const scan = async (): Promise<number> =>
    (await analyzer.scan(() => undefined, signal)).reduce((sum, { references }) => sum + references.length, 0);
  const cold = await measured(scan);
  analyzer.forget(null);
  const warm = await measured(scan);
  analyzer.dispose();
  return [cold, warm];
}

const [part, folder] = process.argv.slice(2);
void main(part, folder ?? '.').then((probes) => {
  console.log(JSON.stringify(probes));
});
