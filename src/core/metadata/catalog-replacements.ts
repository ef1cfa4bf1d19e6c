import type { Replacement } from '../model/metadata.ts';
import type { Sourced } from '../model/sourced.ts';
import type { ModelRow } from './catalog-file.ts';
import { labOf, lifeOf } from './catalog-lives.ts';
import type { Tables } from './catalog-tables.ts';
import { rowOf } from './catalog-tables.ts';
import { sourcedOrNull } from './further-facts.ts';
import { askedOf, unfitFor } from './kinds.ts';
import { lifecycleOf, runwayOf } from './lifecycle.ts';
import { walkReplacements } from './replacement.ts';
import { routerIds } from './routes.ts';

/**
 * What stands in for an id of a platform, walked until it lives beyond a day (`limit`, ISO): what the platform names, what the lab
 * names where a router leads to it, and then what the catalog advises.
 */
export function replacementOf(
  tables: Tables,
  platform: string,
  id: string,
  today: string,
  limit: string,
): Sourced<Replacement> | null {
  const walk = (from: readonly string[]): Replacement | null => walked(tables, platform, id, from, today, limit);
  const named = namedBy(tables, platform, id, today);
  const stated = named === null ? null : sourcedOrNull(tables.file, named, walk(named[9] ?? []));
  const found = stated ?? routedReplacement(tables, platform, id, today, limit);
  if (found) return found;
  const table = tables.platforms.get(platform);
  const advice = table?.advice.get(id) ?? table?.advice.get(rowOf(tables, platform, id, today)?.[0] ?? '');
  return advice?.[4] ? sourcedOrNull(tables.file, advice, walk(advice[4])) : null;
}

function walked(
  tables: Tables,
  platform: string,
  id: string,
  from: readonly string[],
  today: string,
  limit: string,
): Replacement | null {
  const table = tables.platforms.get(platform);
  const own = askedOf(tables.file, table, id);
  const advised = (other: string): readonly string[] | null => table?.advice.get(other)?.[4] ?? null;
  return walkReplacements(
    from,
    id,
    (other) => {
      const row = rowOf(tables, platform, other, today);
      return {
        id: other,
        lifecycle: row === null ? null : lifecycleOf(row, today),
        next: namedBy(tables, platform, other, today)?.[9] ?? advised(other) ?? advised(row?.[0] ?? '') ?? [],
        unfit: unfitFor(own, askedOf(tables.file, table, other)),
      };
    },
    limit,
  );
}

/** What the lab names in the place of its model, under the router's id for it, where the router serves that. */
function routedReplacement(
  tables: Tables,
  platform: string,
  id: string,
  today: string,
  limit: string,
): Sourced<Replacement> | null {
  const lab = labOf(tables, platform, id);
  if (lab === null) return null;
  const table = tables.platforms.get(platform);
  const isListed = (other: string): boolean => !table?.models.get(other)?.[12];
  const idOn = routerIds(platform, table?.ids ?? [], isListed);
  const renamed = isListed(id) ? null : sameModel(tables, platform, idOn(lab.lab, lab.id), id, today, limit);
  if (renamed) return renamed;
  const named = replacementOf(tables, lab.lab, lab.id, today, limit);
  if (named === null) return null;
  const here = idOn(lab.lab, named.value.id);
  const row = here === null ? null : rowOf(tables, platform, here, today);
  const life = row === null ? null : lifecycleOf(row, today);
  if (here === null || runwayOf(life, limit) === 'ends') return null;
  const hops = named.value.hops.map((hop) => ({ ...hop, id: idOn(lab.lab, hop.id) ?? hop.id }));
  const lastSeen = life?.status === 'unconfirmed' ? (life.seen?.day ?? null) : null;
  return { ...named, value: { ...named.value, id: here, hops, lastSeen } };
}

/** A router that drops an id and lists the same model of the lab under another one has renamed it. */
function sameModel(
  tables: Tables,
  platform: string,
  here: string | null,
  id: string,
  today: string,
  limit: string,
): Sourced<Replacement> | null {
  const row = here === null || here === id ? null : rowOf(tables, platform, here, today);
  const life = row === null ? null : lifeOf(tables, platform, here ?? '', row, today);
  if (row === null || here === null || !life || life.value.gone || runwayOf(life.value, limit) === 'ends') return null;
  const { retires, retiresKind, isEndKnown, status, seen } = life.value;
  const lastSeen = status === 'unconfirmed' ? (seen?.day ?? null) : null;
  const hops = [{ id: here, retires }];
  return sourcedOrNull(tables.file, row, { id: here, hops, retires, retiresKind, lastSeen, isEndKnown, unfit: null });
}

/** The row that names a replacement: the id's own, else that of the alias that means it, else of what it means. */
function namedBy(tables: Tables, platform: string, id: string, today: string): ModelRow | null {
  const table = tables.platforms.get(platform);
  const candidates = [id, table?.aliasesOf.get(id), table?.pins.get(id)?.[4]];
  for (const other of candidates) {
    const row = other ? rowOf(tables, platform, other, today) : null;
    if (row?.[9] && row[9].length > 0) return row;
  }
  return null;
}
