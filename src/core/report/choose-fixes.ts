import { overlaps } from '../base/edits.ts';
import type { Fix } from '../model/fix.ts';

/** The preferred fix of each finding, left out where it would touch text another one changes. */
export function chooseFixes(offered: readonly (readonly Fix[])[]): readonly Fix[] {
  const chosen: Fix[] = [];
  for (const fixes of offered) {
    const fix = fixes.find((candidate) => candidate.preferred);
    if (!fix) continue;
    const clash = chosen.some((other) =>
      other.edits.some((a) => fix.edits.some((b) => a.uri === b.uri && overlaps(a, b))),
    );
    if (!clash) chosen.push(fix);
  }
  return chosen;
}
