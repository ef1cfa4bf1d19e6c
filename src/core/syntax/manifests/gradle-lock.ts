import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { linesOf } from './manifest-lines.ts';
import { lockedAt } from './manifest-values.ts';

/** `gradle.lockfile` (https://docs.gradle.org/current/userguide/dependency_locking.html): `group:name:version=configurations`. */
export function readGradleLock({ text }: SourceText): readonly PackageFact[] {
  const rows: PackageFact[] = [];
  for (const line of linesOf(text)) {
    const match = /^([\w.-]+:[\w.-]+):([^=:\s]+)=/.exec(line.text);
    if (match) rows.push(lockedAt('maven', match[1] ?? '', match[2] ?? '', line.start));
  }
  return rows;
}
