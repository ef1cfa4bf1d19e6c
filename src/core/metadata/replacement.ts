import type { Lifecycle, Replacement } from '../model/metadata.ts';
import { runwayOf } from './lifecycle.ts';
import type { Runway } from './lifecycle.ts';

/** What walking needs to know of one id. */
export interface Stop {
  readonly id: string;
  readonly lifecycle: Lifecycle | null;
  /** What the provider names instead, best first. */
  readonly next: readonly string[];
}

interface Path {
  readonly stop: Stop;
  readonly hops: readonly Stop[];
}

const preference: readonly Runway[] = ['lives', 'may-end', 'unlisted'];

/**
 * Walks from an id along what its provider names instead, nearest first, to a model with runway beyond `limit` (ISO).
 * Ids that are deprecated or end before are passed, never returned; a circle ends the walk.
 */
export function walkReplacements(
  from: readonly string[],
  origin: string,
  stopOf: (id: string) => Stop,
  limit: string,
): Replacement | null {
  const seen = new Set<string>([origin]);
  const queue: Path[] = [];
  const push = (ids: readonly string[], hops: readonly Stop[]): void => {
    for (const id of ids.filter((other) => !seen.has(other))) {
      seen.add(id);
      queue.push({ stop: stopOf(id), hops });
    }
  };
  push(from, []);
  const found = new Map<Runway, Path>();
  for (let path = queue.shift(); path; path = queue.shift()) {
    const runway = runwayOf(path.stop.lifecycle, limit);
    if (!found.has(runway)) found.set(runway, path);
    if (runway === 'lives') break;
    push(path.stop.next, [...path.hops, path.stop]);
  }
  const best = preference.map((runway) => found.get(runway)).find((path) => path !== undefined);
  return best ? toReplacement(best) : null;
}

function toReplacement({ stop, hops }: Path): Replacement {
  return {
    id: stop.id,
    hops: [...hops, stop].map(({ id, lifecycle }) => ({ id, retires: lifecycle?.retires ?? null })),
    retires: stop.lifecycle?.retires ?? null,
    retiresKind: stop.lifecycle?.retiresKind ?? null,
    lastSeen: stop.lifecycle?.status === 'unconfirmed' ? (stop.lifecycle.seen?.day ?? null) : null,
    isEndKnown: stop.lifecycle?.isEndKnown ?? false,
  };
}
