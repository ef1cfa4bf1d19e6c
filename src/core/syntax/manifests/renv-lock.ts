import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { visitStrings } from './manifest-roots.ts';
import { lockedAt } from './manifest-values.ts';

/** `renv.lock` (https://rstudio.github.io/renv/reference/lockfiles.html): `"Packages": { "ellmer": { "Package": …, "Version": … } }`. */
export function readRenvLock({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  let open: { readonly name: string; readonly at: number } | null = null;
  visitStrings(text, (path, value, start) => {
    const [section, , field] = path;
    if (path.length !== 3 || section !== 'Packages') return;
    if (field === 'Package') open = { name: value, at: start };
    else if (field === 'Version' && open) rows.push(lockedAt('cran', open.name, value, open.at));
  });
  return rows;
}
