import { join } from 'node:path';
import { createDiskWorkspace } from '../cli/workspace.ts';
import { createAnalyzer } from '../core/analyzer.ts';
import { createAssets } from '../host/assets.ts';
import { median } from './median.ts';
import { SYNTHETIC, syntheticDocument } from './synthetic-document.ts';
import type { SyntheticLanguage } from './synthetic-document.ts';

/** Times the statement is typed: the first ones are those of functions that are not compiled yet. */
const TIMES = 3;

/** Work from a keystroke to the report: a call is typed letter by letter in the middle of a document. */
export async function benchKeystroke(language: SyntheticLanguage, lines: number): Promise<void> {
  const none = { include: [], exclude: [], noIgnore: false, follow: false, only: null };
  const workspace = await createDiskWorkspace({ paths: [join('examples', 'app')], ...none, tell: console.error });
  const logger = { info: () => undefined, warn: () => undefined, error: console.error };
  const clock = { today: () => new Date().toISOString().slice(0, 10) };
  const analyzer = createAnalyzer(
    { assets: createAssets(join('dist', 'assets')), clock, logger, workspace },
    { horizonDays: 90, includeTests: false },
  );
  const uri = `/bench/document${SYNTHETIC[language].ending}`;
  let version = 0;
  const analyze = async (text: string): Promise<number> => {
    const before = process.cpuUsage();
    await analyzer.analyze({ uri, language, version: ++version, text }, new AbortController().signal);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const text = syntheticDocument(lines, language);
  const { before, typed } = SYNTHETIC[language];
  const at = text.indexOf(before, text.length / 2);
  const opened = await analyze(text);
  const keys: number[] = [];
  for (let time = 0; time < TIMES; time++)
    for (let end = 1; end <= typed.length; end++) {
      const took = await analyze(text.slice(0, at) + typed.slice(0, end) + text.slice(at));
      if (time > 0) keys.push(took);
    }
  analyzer.dispose();
  const few = keys.toSorted((a, b) => a - b)[Math.floor(keys.length / 10)] ?? 0;
  console.log(
    `  ${language.padEnd(10)} ${String(lines).padStart(5)} lines   median ${median(keys).toFixed(1)} ms, a tenth below ${few.toFixed(1)} ms, worst ${Math.max(...keys).toFixed(1)} ms; opened in ${opened.toFixed(0)} ms`,
  );
}
