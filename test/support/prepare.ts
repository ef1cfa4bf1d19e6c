import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listTables } from '../../list-tables.mjs';

// Programs that tests start keep nothing between two starts, but where a test says so.
process.env['MODELKEEL_NO_CACHE'] = '1';

// Runs before the tests are loaded: a table that was added is in its list.
listTables();

const PROJECT = join(import.meta.dirname, '..', '..');

/** When something below a folder was last changed, added or removed. */
function newest(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.reduce((latest, name) => Math.max(latest, statSync(join(folder, name)).mtimeMs), 0);
}

/** Whether the tests that this run was told to run look at `dist/`. */
function looksAtBuild(words: readonly string[]): boolean {
  const named = words.filter((word) => word.endsWith('.test.ts'));
  if (named.length === 0) return !words.includes('-g') && !words.includes('--grep');
  return named.some((word) => /(?:^|\/)test\/(?:cli|hostile|package|server)\//.test(word));
}

if (looksAtBuild(process.argv)) {
  const built = statSync(join(PROJECT, 'dist', 'program.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (built < newest(join(PROJECT, 'src')))
    process.stderr.write('\ndist/ is older than src/, and some of these tests look at it: `npm run build` first.\n');
}
