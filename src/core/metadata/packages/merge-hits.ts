import type { Sourced } from '../../model/sourced.ts';
import type { AdvisoryHit } from '../../model/registries.ts';

const SEVERITIES = ['critical', 'high', 'moderate', 'low'];

/**
 * One of each fault, the worst first. Databases tell the same fault under names of their own (`GHSA-…`, `PYSEC-…`): the one that
 * says how severe it is stays, with the names of all.
 */
export function mergeHits(hits: readonly Sourced<AdvisoryHit>[]): readonly Sourced<AdvisoryHit>[] {
  const kept: Sourced<AdvisoryHit>[] = [];
  for (const hit of hits.toSorted(inOrder)) {
    const at = kept.findIndex(({ value }) => namesOf(value).some((name) => namesOf(hit.value).includes(name)));
    const known = kept[at];
    if (!known) kept.push(hit);
    else {
      const names = new Set([...known.value.aliases, ...namesOf(hit.value)]);
      names.delete(known.value.id);
      const via = known.value.via ?? hit.value.via;
      kept[at] = { ...known, value: { ...known.value, aliases: [...names].sort(), via } };
    }
  }
  return kept;
}

function namesOf({ id, aliases }: AdvisoryHit): readonly string[] {
  return [id, ...aliases];
}

function inOrder({ value: a }: Sourced<AdvisoryHit>, { value: b }: Sourced<AdvisoryHit>): number {
  return rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function rank({ severity, via }: AdvisoryHit): number {
  // Nothing is worse than a release that attacks whoever installs it.
  if (via === 'package') return -1;
  return severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity);
}
