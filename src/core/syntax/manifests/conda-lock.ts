import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { linesOf } from './manifest-lines.ts';
import { lockedAt } from './manifest-values.ts';

/** `conda-lock.yml` (https://conda.github.io/conda-lock/): one row per package and platform. */
export function readCondaLock({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  let open: { readonly name: string; readonly at: number } | null = null;
  for (const line of linesOf(text)) {
    const match = /^(- | {2}|)(name|version): *['"]?([^'"\s]+)['"]?\s*$/.exec(line.text);
    if (!match) {
      if (line.text.startsWith('- ')) open = null;
      continue;
    }
    const [, , field, value = ''] = match;
    if (field === 'name') open = { name: value, at: line.start + line.text.indexOf(value, line.text.indexOf(':')) };
    else if (open) {
      rows.push(lockedAt('pypi', open.name, value, open.at));
      open = null;
    }
  }
  return rows;
}
