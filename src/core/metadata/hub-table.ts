import type { HubFacts, Lifecycle, Replacement } from '../model/metadata.ts';
import type { CatalogHead, HubRow } from './catalog-file.ts';
import { daysBetween } from '../base/days.ts';

/** Names of repositories are found without case; where two differ in case only, each answers under its own. */
export function hubRows(hub: readonly HubRow[]): ReadonlyMap<string, HubRow> {
  return new Map([
    ...[...hub].reverse().map((row) => [row[0].toLowerCase(), row] as const),
    ...hub.map((row) => [row[0], row] as const),
  ]);
}

/** The row of a repository; under its old name, a renamed one answers with what is known under the new. */
export function hubRow(rows: ReadonlyMap<string, HubRow>, id: string): HubRow | null {
  const own = rows.get(id) ?? rows.get(id.toLowerCase());
  const renamedTo = own?.[10];
  const moved = renamedTo ? (rows.get(renamedTo) ?? rows.get(renamedTo.toLowerCase())) : undefined;
  if (!moved || !renamedTo) return own ?? null;
  const [, source, day, license = null, gated = null, formats = null, released = null, chosenBy = null, commit = null] =
    moved;
  return [id, source, day, license, gated, formats, released, chosenBy, commit, moved[9] ?? null, renamedTo];
}

export function hubFacts({ words }: CatalogHead, row: HubRow): HubFacts {
  const [, , , license, gated, formats, released, chosenBy, commit, bases, renamedTo] = row;
  const word = (at: number | null | undefined): string | null => (typeof at === 'number' ? (words[at] ?? null) : null);
  return {
    license: word(license),
    baseModels: bases ?? [],
    gated: gated ?? null,
    formats: word(formats)?.split(' ') ?? [],
    commit: commit ? { sha: commit, chosenBy: word(chosenBy) ?? 'unknown' } : null,
    released: released ?? null,
    renamedTo: renamedTo ?? null,
  };
}

/** A repository that its owner deleted has a life: it ended. Null for one that is there, as far as is known. */
export function hubLife(row: HubRow, today: string): Lifecycle | null {
  const gone = row[11] ?? null;
  if (gone === null) return null;
  return {
    status: gone <= today ? 'retired' : 'deprecated',
    released: null,
    deprecated: null,
    retires: gone,
    retiresKind: 'firm',
    daysLeft: daysBetween(today, gone),
    confidence: 'medium',
    seen: null,
    gone: null,
    isEndKnown: true,
  };
}

/** The copy of a deleted repository that its users were pointed to. */
export function hubCopy(row: HubRow): Replacement | null {
  const copy = row[12] ?? null;
  if (copy === null) return null;
  const hops = [{ id: copy, retires: null }];
  return {
    id: copy,
    hops,
    retires: null,
    retiresKind: null,
    lastSeen: null,
    isEndKnown: false,
    unfit: null,
    isCopy: true,
  };
}
