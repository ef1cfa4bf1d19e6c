import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { lockedAt } from './manifest-values.ts';
import { visitStrings } from './manifest-roots.ts';

/** `"packages/app/node_modules/openai": { … "version": "4.56.0"`; what is nested in another package is that one's own. */
const ROW =
  /"((?:(?!node_modules\/)[^"\n])*)node_modules\/((?:@[^"/\n]+\/)?[^"/\n]+)"\s*:\s*\{[^{}]*?"version"\s*:\s*"([^"\n]+)"/g;

/** `package-lock.json` and `npm-shrinkwrap.json`, versions 1 to 3 (https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json). */
export function readNpmLock({ text }: SourceText): readonly PackageFact[] {
  if (!/"node_modules\//.test(text)) return readFirstVersion(text);
  return [...text.matchAll(ROW)].map((match) => {
    const [whole, before = '', name = '', version = ''] = match;
    const start = match.index + 1 + before.length + 'node_modules/'.length;
    const span = { start: match.index, end: match.index + whole.length };
    return { ...lockedAt('npm', name, version, start, span), folder: before.replace(/\/$/, '') };
  });
}

/** Characters from the name of a package to its version, at most. */
const MAX_ROW = 2_000;

function readFirstVersion(text: string): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  visitStrings(text, (path, version, start) => {
    const [section, name, field] = path;
    if (path.length !== 3 || section !== 'dependencies' || field !== 'version' || typeof name !== 'string') return;
    // A name that is written in another way is not found: not sought for through the whole text each time.
    const from = Math.max(0, start - MAX_ROW);
    const at = from + text.slice(from, start).lastIndexOf(`"${name}"`);
    if (at >= from) rows.push({ ...lockedAt('npm', name, version, at + 1), folder: '' });
  });
  return rows;
}
