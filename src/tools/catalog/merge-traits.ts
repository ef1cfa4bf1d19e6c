import type { Change, FactRow, Reading } from './merge-facts.ts';
import { platformOf } from './platforms.ts';
import type { Traits } from './traits.ts';

/** Columns of `traits.csv`, in its order. */
export const TRAITS_COLUMNS = [
  'provider',
  'model_id',
  'context',
  'output',
  'modalities',
  'price_in',
  'price_out',
  'knowledge',
  'open_weights',
  'source_url',
  'source_observed',
  'notes',
] as const;

const FIELDS = [
  ['context', 'context'],
  ['output', 'output'],
  ['modalities', 'modalities'],
  ['price_in', 'priceIn'],
  ['price_out', 'priceOut'],
  ['knowledge', 'knowledge'],
  ['open_weights', 'open'],
] as const satisfies readonly (readonly [column: string, field: keyof Traits])[];

const keyOf = (provider: string, id: string): string => `${platformOf(provider) ?? provider} ${id}`;
const trustOf = (row: FactRow): number => ((row['source_url'] ?? '').startsWith('https://openrouter.ai/') ? 4 : 1);

/** Every id that the tables name, with and without a version: deployments are named by the model alone. */
export function knownIds(lifecycle: readonly FactRow[], aliases: readonly FactRow[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const add = (provider: string | undefined, id: string | undefined): void => {
    ids.add(keyOf(provider ?? '', id ?? ''));
    ids.add(keyOf(provider ?? '', (id ?? '').replace(/@.*$/, '')));
  };
  for (const row of lifecycle) {
    add(row['provider'], row['model_id']);
    add(row['provider'], row['alias_or_snapshot_of']?.replace(/^snapshot of /, ''));
    for (const word of (row['replacement'] ?? '').split(/[\s,()]+/)) add(row['provider'], word);
  }
  for (const row of aliases) for (const column of ['alias', 'resolves_to']) add(row['provider'], row[column]);
  return ids;
}

/** Merges what upstreams say of traits into the table: no row is dropped, and what changes is told. */
export function mergeTraits(
  table: readonly FactRow[],
  readings: readonly Reading[],
  known: ReadonlySet<string>,
  today: string,
): { readonly traits: readonly FactRow[]; readonly changes: readonly Change[]; readonly added: number } {
  const rows = new Map(table.map((row) => [keyOf(row['provider'] ?? '', row['model_id'] ?? ''), row]));
  const changes: Change[] = [];
  for (const { upstream, observations } of [...readings].sort((a, b) => a.upstream.trust - b.upstream.trust)) {
    for (const { provider, id, traits, source, day } of observations) {
      const key = keyOf(provider, id);
      if (traits === null || !known.has(key)) continue;
      const row = rows.get(key) ?? {};
      const before = row['source_observed'] ?? '';
      // Two profiles of one model come one after the other: the first, whose name is the model's own, speaks.
      if (trustOf(row) > upstream.trust || before > day || (before === day && trustOf(row) === upstream.trust))
        continue;
      const said = FIELDS.filter(([, field]) => traits[field] !== null);
      const rest = FIELDS.filter(([column, field]) => traits[field] === null && (row[column] ?? '') !== '');
      for (const [column, field] of said)
        if ((row[column] ?? '') !== '' && row[column] !== String(traits[field]))
          changes.push({
            day: today,
            provider,
            id,
            field: column,
            old: row[column] ?? '',
            new: String(traits[field]),
            source,
            oldSource: row['source_url'] ?? '',
            oldDay: before,
          });
      const remark = rest.map(([column]) => column).join(', ');
      rows.set(key, {
        ...row,
        provider: row['provider'] ?? provider,
        model_id: id,
        ...Object.fromEntries(said.map(([column, field]) => [column, String(traits[field])])),
        source_url: source,
        source_observed: day,
        notes: remark === '' ? '' : `${remark} from ${row['source_url'] ?? ''}, ${before}`,
      });
    }
  }
  return {
    traits: [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row),
    changes,
    added: rows.size - table.length,
  };
}
