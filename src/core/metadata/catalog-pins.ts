import type { PinFact } from '../model/metadata.ts';
import type { Sourced } from '../model/sourced.ts';
import type { PinRow } from './catalog-file.ts';
import type { Tables } from './catalog-tables.ts';
import { sourced } from './further-facts.ts';
import { labIdOf } from './lab-ids.ts';

/** The platform's own fact; else the lab's, as far as it holds wherever the same weights are served. */
export function pinOf(tables: Tables, platform: string, id: string): Sourced<PinFact> | null {
  const table = tables.platforms.get(platform);
  const own = table?.pins.get(id);
  if (own) return sourced(tables.file, own, pinFact(own));
  const twin = table?.twins.get(id);
  const lab = twin ? { lab: twin[1], id: twin[2] } : labIdOf(platform, id);
  const row = lab === null || lab.lab === platform ? undefined : tables.platforms.get(lab.lab)?.pins.get(lab.id);
  if (!row) return null;
  const fact = pinFact(row);
  if (fact.state === 'pinned') return sourced(tables.file, row, fact);
  if (!twin || fact.target === null) return null;
  const target = [...(table?.twins.values() ?? [])].find(
    (other) => other[1] === twin[1] && other[2] === fact.target,
  )?.[0];
  return target === undefined ? null : sourced(tables.file, row, { ...fact, target });
}

function pinFact(row: PinRow): PinFact {
  const [, , , state, target, since] = row;
  const states = { p: 'pinned', f: 'floating', n: 'no-pin-offered' } as const;
  return { state: states[state], target: target ?? null, since: since ?? null };
}
