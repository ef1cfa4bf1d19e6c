import type { Ecosystem } from '../../model/facts.ts';
import type { AffectedRange } from '../../model/registries.ts';
import { isAffected, isWithin } from './versions/affected.ts';
import { versionOrder } from './versions/registry.ts';

/** A range that holds a version, with what is said of it. */
export interface AffectedBy {
  /** `>=1.0.0 <1.2.5`. */
  readonly range: string;
  readonly fixed: string | null;
}

/** The range that a version is in; null where it is in none, or where it cannot be told. */
export function affectedBy(
  ecosystem: Ecosystem,
  version: string,
  ranges: readonly AffectedRange[],
  versions: readonly string[],
): AffectedBy | null {
  const order = versionOrder(ecosystem);
  const range = ranges.find((one) => isWithin(order, version, one) === 'affected');
  if (range) return { range: rangeText(range), fixed: range.fixed };
  if (isAffected(order, version, [], versions) !== 'affected') return null;
  const later = ranges.flatMap(({ fixed }) => (fixed !== null && order.compare(fixed, version) === 1 ? [fixed] : []));
  return { range: version, fixed: later.toSorted((a, b) => order.compare(a, b) ?? 0)[0] ?? null };
}

/** A range for people. */
export function rangeText({ introduced, fixed, lastAffected }: AffectedRange): string {
  const parts = [
    introduced === null ? null : `>=${introduced}`,
    lastAffected !== null ? `<=${lastAffected}` : fixed === null ? null : `<${fixed}`,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : 'every version';
}
