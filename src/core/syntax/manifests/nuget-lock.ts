import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { lockedAt } from './manifest-values.ts';
import { visitStrings } from './manifest-roots.ts';

/** `packages.lock.json`: `"dependencies": { "net8.0": { "OpenAI": { "type": "Direct", "resolved": "2.0.0" } } }`. */
export function readNugetLock({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  visitStrings(text, (path, version, start) => {
    const [section, , name, field] = path;
    if (path.length !== 4 || section !== 'dependencies' || field !== 'resolved' || typeof name !== 'string') return;
    const at = text.lastIndexOf(`"${name}"`, start);
    if (at >= 0) rows.push(lockedAt('nuget', name, version, at + 1));
  });
  return rows;
}
