import type { Lifecycle } from '../model/metadata.ts';
import type { Sourced } from '../model/sourced.ts';
import type { ModelRow } from './catalog-file.ts';
import type { Tables } from './catalog-tables.ts';
import { rowOf } from './catalog-tables.ts';
import { sourced } from './further-facts.ts';
import { labIdOf } from './lab-ids.ts';
import { lifecycleOf } from './lifecycle.ts';
import { hasClockOf, routedLife } from './routes.ts';

/** The platform's own facts; on a router that has none of an end, what the lab announced for the model it leads to. */
export function lifeOf(
  tables: Tables,
  platform: string,
  id: string,
  row: ModelRow | null,
  today: string,
): Sourced<Lifecycle> | null {
  const { file } = tables;
  const nameOf = (at: number): string => file.sources[at]?.[0] ?? '';
  const own = row === null ? null : lifecycleOf(row, today, nameOf);
  const lab = labOf(tables, platform, id);
  const labRow = lab === null ? null : rowOf(tables, lab.lab, lab.id, today);
  const led = lab && labRow ? routedLife(own, lifecycleOf(labRow, today, nameOf), lab.lab) : null;
  if (labRow && led !== null) return sourced(file, labRow, led);
  return row === null || own === null ? null : sourced(file, row, own);
}

/** The lab whose announcements count for an id of a router. */
export function labOf(
  tables: Tables,
  platform: string,
  id: string,
): { readonly lab: string; readonly id: string } | null {
  const lab = labIdOf(platform, id);
  if (lab === null || !hasClockOf(platform, lab.lab)) return null;
  // Open weights are served by others after their maker has stopped.
  return tables.platforms.get(lab.lab)?.traits.get(lab.id)?.[9] === true ? null : lab;
}
