import { overlaps } from '../base/edits.ts';
import type { Fix } from '../model/fix.ts';

/**
 * The preferred fix of each finding, left out where it would touch text another one changes.
 *
 * @param withOpen whether a change of model, or a leap of versions, that leaves something to a person counts where there is no preferred one
 */
export function chooseFixes(offered: readonly (readonly Fix[])[], withOpen = false): readonly Fix[] {
  const chosen: Fix[] = [];
  for (const fixes of offered) {
    const preferred = fixes.find((candidate) => candidate.preferred);
    const fix =
      preferred ??
      (withOpen ? fixes.find(({ migration, leap }) => migration !== undefined || leap !== undefined) : undefined);
    if (!fix) continue;
    const clash = chosen.some((other) =>
      other.edits.some((a) => fix.edits.some((b) => a.uri === b.uri && overlaps(a, b))),
    );
    if (!clash) chosen.push(fix);
  }
  return chosen;
}
