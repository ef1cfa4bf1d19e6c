import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { lockedAt } from './manifest-values.ts';
import { visitStrings } from './manifest-roots.ts';

/** `bun.lock` (https://bun.com/docs/pm/lockfile): `"packages": { "openai": ["openai@4.56.0", …] }`. */
export function readBunLock({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  visitStrings(text, (path, value, start) => {
    if (path.length !== 3 || path[0] !== 'packages' || path[2] !== 0) return;
    const match = /^((?:@[^@/]+\/)?[^@/]+)@(\d[^/]*)$/.exec(value);
    const name = match?.[1];
    // What is nested in another package (`a/openai`) is that one's own.
    if (name === undefined || path[1] !== name) return;
    rows.push({ ...lockedAt('npm', name, match?.[2] ?? '', start), folder: '' });
  });
  return rows;
}
