import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { lockedAt } from './manifest-values.ts';
import { visitStrings } from './manifest-roots.ts';

/** `Pipfile.lock`: `"default": { "openai": { "version": "==1.2.3" } }`. */
export function readPipfileLock({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  visitStrings(text, (path, value, start) => {
    const [section, name, field] = path;
    if (path.length !== 3 || section === '_meta' || field !== 'version' || typeof name !== 'string') return;
    const at = text.lastIndexOf(`"${name}"`, start);
    if (at >= 0) rows.push(lockedAt('pypi', name, value.replace(/^==/, ''), at + 1));
  });
  return rows;
}
