import type { Ecosystem } from '../../model/facts.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { Advisory, AdvisoryHit } from '../../model/registries.ts';
import { isAffected } from './versions/affected.ts';
import { versionOrder } from './versions/registry.ts';

/** What an advisory affects. */
export type Affects = Pick<Advisory['affected'][number], 'ranges' | 'versions'>;

/**
 * The lowest version that some advisory names as fixed, above the one in use, that none of those known affects; null where there
 * is none.
 *
 * @param version null where any of a range may be in use.
 */
export function safeVersion(
  ecosystem: Ecosystem,
  version: string | null,
  hits: readonly Sourced<AdvisoryHit>[],
  known: readonly Affects[],
): string | null {
  if (hits.length === 0) return null;
  const order = versionOrder(ecosystem);
  // A fix of another advisory counts as well: it may be what the last affected version of this one is below.
  const named = [
    ...hits.flatMap(({ value }) => value.fixed ?? []),
    ...known.flatMap(({ ranges }) => ranges.flatMap(({ fixed }) => fixed ?? [])),
  ];
  const candidates = named
    .filter((candidate) => version === null || order.compare(candidate, version) === 1)
    .filter((candidate) =>
      known.every(({ ranges, versions }) => isAffected(order, candidate, ranges, versions) === 'unaffected'),
    );
  return candidates.toSorted((a, b) => order.compare(a, b) ?? 0)[0] ?? null;
}
