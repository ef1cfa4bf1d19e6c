import type { AffectedRange } from '../../../model/registries.ts';
import type { VersionOrder } from './version-order.ts';

/** Whether a version has a fault; `unknown` where it, or all that could tell, cannot be read. */
export type Verdict = 'affected' | 'unaffected' | 'unknown';

/** Judges as https://ossf.github.io/osv-schema/#evaluation says: the versions that are named, then the ranges. */
export function isAffected(
  order: VersionOrder,
  version: string,
  ranges: readonly AffectedRange[],
  versions: readonly string[],
): Verdict {
  const own = order.published(version);
  if (versions.some((named) => named === own || order.compare(named, own) === 0)) return 'affected';
  if (order.compare(own, own) === null) return 'unknown';
  const verdicts = ranges.map((range) => isWithin(order, own, range));
  if (verdicts.includes('affected')) return 'affected';
  return verdicts.includes('unknown') ? 'unknown' : 'unaffected';
}

/** Whether a range holds a version. */
export function isWithin(order: VersionOrder, version: string, range: AffectedRange): Verdict {
  const { introduced, fixed, lastAffected } = range;
  const own = order.published(version);
  const from = introduced === null ? 1 : order.compare(own, introduced);
  const end = lastAffected ?? fixed;
  const to = end === null ? -1 : order.compare(own, end);
  if ((from !== null && from < 0) || (to !== null && (lastAffected === null ? to >= 0 : to > 0))) return 'unaffected';
  return from === null || to === null ? 'unknown' : 'affected';
}
