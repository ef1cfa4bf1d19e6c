import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../core/model/language.ts';
import { createGrammars } from '../core/syntax/grammars.ts';
import { createFactCollector } from '../core/syntax/trees.ts';
import { createAssets } from '../host/assets.ts';
import { median } from './median.ts';

/** What each language costs: its grammar on disk, and the time from a text of a thousand lines to its facts. */
export async function benchLanguages(): Promise<void> {
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
