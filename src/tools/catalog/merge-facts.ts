import { platformOf } from './platforms.ts';
import type { Observation, Upstream } from './observation.ts';

/** A row of a table of facts, by column. */
export type FactRow = Readonly<Record<string, string>>;

/** What one upstream said. */
export interface Reading {
  readonly upstream: Pick<Upstream, 'name' | 'trust' | 'isListing'>;
  readonly observations: readonly Observation[];
}

/** A value that changed; a line of the history. */
export interface Change {
  readonly day: string;
  readonly provider: string;
  readonly id: string;
  readonly field: string;
  readonly old: string;
  readonly new: string;
  /** Who said the new value. */
  readonly source: string;
  /** Who said the old one, and when it was observed. */
  readonly oldSource: string;
  readonly oldDay: string;
}

export interface Merged {
  readonly lifecycle: readonly FactRow[];
  readonly aliases: readonly FactRow[];
  readonly added: readonly { readonly provider: string; readonly id: string; readonly source: string }[];
  readonly changes: readonly Change[];
  /** Rows that say the same as before and were seen again. */
  readonly confirmed: number;
  /** Readings that are older than the row they contradict, and not trusted more. */
  readonly outdated: number;
  /** What is not taken over, and why a person should look. */
  readonly disagreements: readonly string[];
  /** Rows that an upstream had and no longer has. They are kept. */
  readonly unlisted: readonly string[];
}

const STATUS = 'status_2026_11_23';
const FIELDS = [
  [STATUS, 'status'],
  ['released', 'released'],
  ['deprecated', 'deprecated'],
  ['retires', 'retires'],
  ['retires_kind', 'retiresKind'],
  ['replacement', 'replacement'],
] as const;
const CONFIDENCE = ['low', 'medium', 'medium', 'high', 'high'] as const;

const keyOf = (provider: string, id: string): string => `${platformOf(provider) ?? provider} ${id}`;

/** How far a row of the facts is trusted, by where it came from: see `Upstream.trust`. A provider's own page is 3. */
function trustOf(row: FactRow): number {
  const source = row['source_url'] ?? '';
  if (/npmjs\.com\/package|openrouter\.ai\/api/.test(source)) return 4;
  if (/^https:\/\/deprecations\.info/.test(source)) return 2;
  if (/^https:\/\/models\.dev/.test(source)) return 1;
  if (/BerriAI\/litellm/.test(source)) return 0;
  return row['confidence'] === 'low' ? 1 : 3;
}

/**
 * Merges what upstreams say into the tables. No row is dropped. A value changes where the new one is trusted more, or as
 * much and was seen later; trackers (2 and 3) read the same pages, so the later reading counts. Lists of ids (0 and 1) add
 * ids and change nothing.
 */
export function mergeFacts(
  lifecycle: readonly FactRow[],
  aliases: readonly FactRow[],
  readings: readonly Reading[],
  today: string,
): Merged {
  const rows = new Map(lifecycle.map((row) => [keyOf(row['provider'] ?? '', row['model_id'] ?? ''), row]));
  const moves = new Map(aliases.map((row, index) => [keyOf(row['provider'] ?? '', row['alias'] ?? ''), index]));
  const aliasRows = [...aliases];
  const named = new Set(
    aliases.flatMap((row) => ['alias', 'resolves_to'].map((name) => keyOf(row['provider'] ?? '', row[name] ?? ''))),
  );
  const added: { provider: string; id: string; source: string }[] = [];
  const changes: Change[] = [];
  const disagreements: string[] = [];
  const settled = new Map<string, string>();
  let confirmed = 0;
  let outdated = 0;

  for (const { upstream, observations } of [...readings].sort((a, b) => b.upstream.trust - a.upstream.trust)) {
    for (const seen of observations) {
      const key = keyOf(seen.provider, seen.id);
      const row = rows.get(key);
      const says = seen.status !== null || seen.retires !== null || seen.released !== null;
      if (seen.resolvesTo !== null) moveAlias(seen);
      else if (row === undefined && !seen.isKnownOnly && (says || !named.has(key))) add(seen, upstream.trust);
      if (row === undefined && seen.resolvesTo !== null && seen.retires !== null) add(seen, upstream.trust);
      if (row !== undefined) compare(key, row, seen, upstream);
      if (rows.has(key) && upstream.trust >= 2) settled.set(key, upstream.name);
    }
  }
  return {
    lifecycle: [...rows.values()],
    aliases: aliasRows,
    added,
    changes,
    confirmed,
    outdated,
    disagreements,
    unlisted: readings
      .filter(({ upstream }) => upstream.isListing)
      .flatMap((reading) => unlisted(reading, lifecycle, aliases)),
  };

  function add(seen: Observation, trust: Upstream['trust']): void {
    const columns = Object.keys(lifecycle[0] ?? {});
    const values: Readonly<Record<string, string>> = {
      provider: seen.provider,
      model_id: seen.id,
      ...Object.fromEntries(FIELDS.map(([column, field]) => [column, seen[field] ?? ''])),
      confidence: CONFIDENCE[trust],
      source_url: seen.source,
      source_observed: seen.day,
      notes: seen.notes,
    };
    rows.set(keyOf(seen.provider, seen.id), Object.fromEntries(columns.map((name) => [name, values[name] ?? ''])));
    added.push({ provider: seen.provider, id: seen.id, source: seen.source });
  }

  function compare(key: string, row: FactRow, seen: Observation, upstream: Reading['upstream']): void {
    const stated = FIELDS.filter(
      ([column, field]) => seen[field] !== null && !isCoarser(column, row, seen, upstream.trust),
    );
    const differing = stated.filter(([column, field]) => (row[column] ?? '') !== seen[field]);
    const observed = row['source_observed'] ?? '';
    if (upstream.trust < 2 || stated.length === 0) return;
    if (differing.length === 0) {
      // Seen again as a whole: the row is as fresh as that. A part of it says nothing of the rest.
      const isWhole = FIELDS.every(
        ([column, field]) =>
          (row[column] ?? '') === '' ||
          (seen[field] !== null && (column === 'replacement' || stated.some(([name]) => name === column))),
      );
      if (!isWhole || seen.day <= observed || upstream.trust < trustOf(row)) return;
      rows.set(key, { ...row, source_observed: seen.day });
      confirmed++;
      return;
    }
    const own = trustOf(row);
    const isBetter = own < 4 && seen.day > observed;
    // Gone is gone: only who is trusted as much takes it back.
    const revives = row[STATUS] === 'retired' && seen.status !== null && seen.status !== 'retired';
    const isTaken = upstream.trust > own || (isBetter && (!revives || upstream.trust >= own));
    const before = settled.get(key);
    // The row has moved on since; an old reading is no objection.
    if (!isTaken && seen.day < observed && upstream.trust <= own) {
      outdated++;
      return;
    }
    if (!isTaken || (before !== undefined && before !== upstream.name) || !isPlausible(row, seen)) {
      for (const [column, field] of differing)
        disagreements.push(
          `${seen.provider}: ${seen.id}: ${shortName(column)} is ${row[column] === '' ? 'empty' : (row[column] ?? 'empty')} (${row['source_url'] ?? ''}, ${observed}); ${upstream.name} says ${seen[field] ?? ''} (${seen.day})`,
        );
      return;
    }
    for (const [column, field] of differing)
      changes.push({
        day: today,
        provider: seen.provider,
        id: seen.id,
        field: shortName(column),
        old: row[column] ?? '',
        new: seen[field] ?? '',
        source: seen.source,
        oldSource: row['source_url'] ?? '',
        oldDay: observed,
      });
    const kept = FIELDS.filter(([column, field]) => (row[column] ?? '') !== '' && seen[field] === null).map(
      ([column]) => shortName(column),
    );
    const remark = kept.length === 0 ? '' : `${kept.join(', ')} from ${row['source_url'] ?? ''}, ${observed}`;
    rows.set(key, {
      ...row,
      ...Object.fromEntries(stated.map(([column, field]) => [column, seen[field] ?? ''])),
      confidence: CONFIDENCE[upstream.trust],
      source_url: seen.source,
      source_observed: seen.day,
      notes: [seen.notes, remark].filter((part) => part !== '').join('; '),
    });
  }

  function moveAlias(seen: Observation): void {
    const at = moves.get(keyOf(seen.provider, seen.id));
    const target = seen.resolvesTo ?? '';
    const row = at === undefined ? undefined : aliasRows[at];
    if (at === undefined || row === undefined) {
      const columns = Object.keys(aliases[0] ?? {});
      const values: Readonly<Record<string, string>> = {
        provider: seen.provider,
        alias: seen.id,
        resolves_to: target,
        kind: 'floating (canonical_slug)',
        source_url: seen.source,
        source_observed: seen.day,
      };
      aliasRows.push(Object.fromEntries(columns.map((name) => [name, values[name] ?? ''])));
      added.push({ provider: seen.provider, id: seen.id, source: seen.source });
      return;
    }
    if (row['resolves_to'] === target) {
      if (seen.day > (row['source_observed'] ?? '')) {
        aliasRows[at] = { ...row, source_observed: seen.day };
        confirmed++;
      }
      return;
    }
    changes.push({
      day: today,
      provider: seen.provider,
      id: seen.id,
      field: 'resolves_to',
      old: row['resolves_to'] ?? '',
      new: target,
      source: seen.source,
      oldSource: row['source_url'] ?? '',
      oldDay: row['source_observed'] ?? '',
    });
    aliasRows[at] = { ...row, resolves_to: target, source_url: seen.source, source_observed: seen.day };
  }
}

function shortName(column: string): string {
  return column === STATUS ? 'status' : column;
}

/** An end before the deprecation or the release is a mistake of somebody. */
function isPlausible(row: FactRow, seen: Observation): boolean {
  const retires = seen.retires ?? row['retires'] ?? '';
  const before = [seen.deprecated ?? row['deprecated'] ?? '', seen.released ?? row['released'] ?? ''];
  return retires === '' || before.every((day) => day <= retires);
}

/** Whether a value says less than the one that is there, because the upstream has no word for it. */
function isCoarser(column: string, row: FactRow, seen: Observation, trust: number): boolean {
  const isRedirect = row[STATUS] === 'redirected' || row['retires_kind'] === 'redirect';
  switch (column) {
    case STATUS:
      return isRedirect || (row[STATUS] === 'preview' && seen.status === 'active');
    case 'retires_kind':
      return isRedirect || (trust === 2 && row['retires'] === seen.retires);
    case 'replacement': {
      // Several in another order, or with a remark around them, are the same.
      const words = new Set((row['replacement'] ?? '').split(/[\s,()]+/));
      return (
        row['replacement'] !== seen.replacement && (seen.replacement ?? '').split(' or ').every((id) => words.has(id))
      );
    }
    default:
      return false;
  }
}

function unlisted(
  { upstream, observations }: Reading,
  lifecycle: readonly FactRow[],
  aliases: readonly FactRow[],
): readonly string[] {
  const now = new Set(observations.map(({ provider, id }) => keyOf(provider, id)));
  const isFrom = (row: FactRow): boolean =>
    upstream.name === 'OpenRouter'
      ? row['provider'] === 'openrouter' && (row['source_url'] ?? '').includes('openrouter.ai/api')
      : (row['notes'] ?? '').includes(`via ${upstream.name}`) ||
        (row['notes'] ?? '').includes(`via mnfst/${upstream.name}`);
  const ids = [
    ...lifecycle.filter(isFrom).map((row) => [row['provider'] ?? '', row['model_id'] ?? ''] as const),
    ...aliases.filter(isFrom).map((row) => [row['provider'] ?? '', row['alias'] ?? ''] as const),
  ];
  return ids
    .filter(([provider, id]) => !now.has(keyOf(provider, id)))
    .map(([provider, id]) => `${provider}: ${id}: no longer listed by ${upstream.name}; kept`);
}
