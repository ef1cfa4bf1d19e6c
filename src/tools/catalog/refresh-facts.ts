import { fetchFile } from '../../core/metadata/online/fetch-file.ts';
import type { Http } from '../../core/ports-online.ts';
import type { FactRow, Merged, Reading } from './merge-facts.ts';
import { mergeFacts } from './merge-facts.ts';
import { knownIds, mergeTraits } from './merge-traits.ts';
import type { Upstream } from './observation.ts';

/** What a refresh found. */
export interface Refreshed extends Merged {
  /** What models take and give, and what it costs: rows of `traits.csv`. */
  readonly traits: readonly FactRow[];
  readonly traitsAdded: number;
  /** Upstreams that could not be read, and why. The others count all the same. */
  readonly failed: readonly string[];
  readonly asked: readonly string[];
}

/** LiteLLM's map is some 2 MB, models.dev's some 4. */
const LIMITS = { maxBytes: 32_000_000, timeoutMs: 60_000 };

/** Asks each upstream once, and merges what those said that answered; `read` is what was read elsewhere already. */
export async function refreshFacts(
  http: Http,
  tables: {
    readonly lifecycle: readonly FactRow[];
    readonly aliases: readonly FactRow[];
    readonly traits?: readonly FactRow[];
  },
  wanted: readonly Upstream[],
  now: number,
  signal: AbortSignal,
  read: readonly Reading[] = [],
): Promise<Refreshed> {
  const today = new Date(now).toISOString().slice(0, 10);
  const failed: string[] = [];
  const readings = await Promise.all(
    wanted.map(async (upstream): Promise<readonly Reading[]> => {
      const file = await fetchFile(http, upstream.address, LIMITS, now, signal);
      if (file.kind === 'failed') {
        failed.push(`${upstream.name}: ${upstream.address} ${file.reason}`);
        return [];
      }
      try {
        const observations = upstream.read(JSON.parse(new TextDecoder().decode(file.bytes)), today);
        if (observations.length === 0) throw new Error('nothing in it could be read');
        return [{ upstream, observations: observations.filter(({ day }) => day <= today) }];
      } catch (error) {
        failed.push(
          `${upstream.name}: ${upstream.address} has not the shape it had: ${error instanceof Error ? error.message : String(error)}`,
        );
        return [];
      }
    }),
  );
  const all = [...readings.flat(), ...read];
  const merged = mergeFacts(tables.lifecycle, tables.aliases, all, today);
  const known = knownIds(merged.lifecycle, merged.aliases);
  const { traits, changes, added } = mergeTraits(tables.traits ?? [], all, known, today);
  return {
    ...merged,
    changes: [...merged.changes, ...changes],
    traits,
    traitsAdded: added,
    failed,
    asked: [...wanted.map(({ name }) => name), ...read.map(({ upstream }) => upstream.name)],
  };
}

/** The difference in words, sorted; what a maintainer reads before committing. */
export function describeRefresh(found: Refreshed): readonly string[] {
  const ids = found.added.map(({ provider, id, source }) => `new: ${provider}: ${id} (${source})`);
  const changes = found.changes.map(
    (change) =>
      `changed: ${change.provider}: ${change.id}: ${change.field} ${change.old || 'empty'} → ${change.new} (${change.source}; before: ${change.oldSource}, ${change.oldDay})`,
  );
  return [
    ...ids.sort(),
    ...changes.sort(),
    ...found.disagreements.map((line) => `not taken: ${line}`).sort(),
    ...found.unlisted.map((line) => `unlisted: ${line}`).sort(),
    ...found.failed.map((line) => `not read: ${line}`).sort(),
    `${String(found.added.length)} new, ${String(found.changes.length)} changed, ${String(found.confirmed)} seen again, ` +
      `${String(found.disagreements.length)} not taken, ${String(found.outdated)} outdated, ${String(found.unlisted.length)} unlisted and kept, traits of ${String(found.traitsAdded)} new ids; ` +
      `${String(found.asked.length - found.failed.length)} of ${String(found.asked.length)} upstreams read`,
  ];
}
