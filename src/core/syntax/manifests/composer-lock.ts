import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { lockedAt } from './manifest-values.ts';
import { visitStrings } from './manifest-roots.ts';

/** `composer.lock`: `"packages": [{ "name": "openai-php/client", "version": "v0.10.1" }]`. */
export function readComposerLock({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  let open: { readonly name: string; readonly at: number } | null = null;
  visitStrings(text, (path, value, start) => {
    const [section, , field] = path;
    if (path.length !== 3 || (section !== 'packages' && section !== 'packages-dev')) return;
    if (field === 'name') open = { name: value, at: start };
    else if (field === 'version' && open)
      rows.push(lockedAt('composer', open.name, value.replace(/^v(?=\d)/, ''), open.at));
  });
  return rows;
}
