import type { EarlierFact, ModelTraits, ProviderFact } from '../model/metadata.ts';
import type { Sourced } from '../model/sourced.ts';
import type { CatalogHead, ProviderRow, TraitsRow } from './catalog-file.ts';
import { daysBetween } from '../base/days.ts';
import type { PlatformTable } from './platform-table.ts';

/** Days after which what a platform does with data has to be checked before it is believed. */
const CHECK_AFTER_DAYS = 180;

/** Stands among what goes in where the source tells of text and images alone. */
const UNTOLD = '?';
const INPUTS: readonly string[] = ['text', 'image', 'audio', 'video', 'pdf'];

const topics = { t: 'training', k: 'retention', r: 'regions', u: 'terms' } as const;
const fields = { r: 'released', d: 'deprecated', e: 'retires', t: 'target' } as const;

/** Gives a fact its evidence: source, address and day of its row. An address may hold `{id}`. */
export function sourced<T>(
  file: CatalogHead,
  row: readonly [string, number, number, ...unknown[]],
  value: T,
): Sourced<T> {
  const [name, url] = file.sources[row[1]] ?? ['unknown', null];
  const address = url?.replace('{id}', encodeURI(row[0])) ?? null;
  return { value, source: name, url: address, asOf: file.days[row[2]] ?? file.builtAt };
}

/** The same, of what may not be there. */
export function sourcedOrNull<T>(
  file: CatalogHead,
  row: readonly [string, number, number, ...unknown[]],
  value: T | null,
): Sourced<T> | null {
  return value === null ? null : sourced(file, row, value);
}

/**
 * The id's own traits; else those of the snapshot that it means today, or of the alias that means it. What was seen before
 * an alias moved, or before another model began to answer, was of that other model: nothing is known then.
 */
export function traitsOf(
  file: CatalogHead,
  table: PlatformTable | undefined,
  id: string,
  today: string,
): Sourced<ModelTraits> | null {
  const seenFor = (other: string | null | undefined, alias: string | null | undefined): TraitsRow | undefined => {
    const row = other ? table?.traits.get(other) : undefined;
    const seen = row ? (file.days[row[2]] ?? '') : '';
    return row && seen >= changedOn(table, alias, today) ? row : undefined;
  };
  const alias = table?.aliasesOf.get(id);
  const row = seenFor(id, id) ?? seenFor(table?.pins.get(id)?.[4], id) ?? seenFor(alias, alias);
  if (!row) return null;
  const [, , , context, output, modalities, priceIn, priceOut, knowledge, open] = row;
  const [takes, gives] = (file.words[modalities ?? -1] ?? '').split('>');
  const list = (text: string | undefined): readonly string[] => (text ? text.split(' ') : []);
  return sourced(file, row, {
    contextWindow: context ?? null,
    outputLimit: output ?? null,
    input: list(takes).filter((word) => word !== UNTOLD),
    inputsTold: list(takes).includes(UNTOLD) ? ['text', 'image'] : INPUTS,
    output: list(gives),
    price: priceIn === null || priceIn === undefined ? null : { input: priceIn, output: priceOut ?? 0 },
    knowledgeCutoff: knowledge ?? null,
    openWeights: open ?? null,
  });
}

/** The last day, up to today, on which an id came to mean another model; empty where none is known. */
function changedOn(table: PlatformTable | undefined, id: string | null | undefined, today: string): string {
  const [moved, model] = [table?.pins.get(id ?? '')?.[5] ?? '', table?.models.get(id ?? '')];
  const redirected = model?.[8] === 'r' && (model[7] ?? '') <= today ? (model[7] ?? '') : '';
  return moved > redirected ? moved : redirected;
}

/** What was said of an id before, oldest first. */
export function historyOf(
  file: CatalogHead,
  table: PlatformTable | undefined,
  id: string,
): readonly Sourced<EarlierFact>[] {
  const rows = (table?.history ?? []).filter((row) => row[0] === id);
  const moves = [...rows.map((row) => row[5]), table?.pins.get(id)?.[5]];
  const nextAfter = (day: string): string | null =>
    moves
      .filter((other): other is string => typeof other === 'string' && other > day)
      .sort()
      .at(0) ?? null;
  return rows
    .map((row) => {
      const since = row[5] ?? null;
      const until = since === null ? null : nextAfter(since);
      return sourced(file, row, { field: fields[row[3]], value: row[4], since, until });
    })
    .toSorted((a, b) => compare(a.value.since ?? a.asOf, b.value.since ?? b.asOf));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What the platform does with what it is sent, with its age on a day (ISO). */
export function providerFacts(file: CatalogHead, platform: string, today: string): readonly Sourced<ProviderFact>[] {
  const rows: readonly ProviderRow[] = file.providers?.filter((row) => row[0] === platform) ?? [];
  return rows.map((row) => {
    const fact = sourced(file, row, null);
    const days = Math.max(0, daysBetween(fact.asOf, today));
    return { ...fact, value: { topic: topics[row[3]], value: row[4], days, isOld: days > CHECK_AFTER_DAYS } };
  });
}
