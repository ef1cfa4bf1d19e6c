import type { Lifecycle, Replacement } from '../model/metadata.ts';
import { runwayOf } from './lifecycle.ts';
import type { Runway } from './lifecycle.ts';

/** What walking needs to know of one id. */
export interface Stop {
  readonly id: string;
  readonly lifecycle: Lifecycle | null;
  /** What the provider names instead, best first. */
  readonly next: readonly string[];
  /** Why it cannot stand in for the one that is replaced; null where it can, as far as is known. */
  readonly unfit: string | null;
}

interface Path {
  readonly stop: Stop;
  readonly hops: readonly Stop[];
}

/** One that lives so long and cannot stand in: after all that can. */
type Unfit = `${Runway}, unfit`;

const preference: readonly Runway[] = ['lives', 'may-end', 'unlisted'];

/**
 * Walks from an id along what its provider names instead, nearest first, to a model with runway beyond `limit` (ISO).
 * Ids that are deprecated or end before are passed, never returned; what cannot stand in comes after all that can; a circle
 * ends the walk.
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
  const found = new Map<Runway | Unfit, Path>();
  for (let path = queue.shift(); path; path = queue.shift()) {
    const runway = runwayOf(path.stop.lifecycle, limit);
    const at = path.stop.unfit === null ? runway : (`${runway}, unfit` as const);
    if (!found.has(at)) found.set(at, path);
    if (at === 'lives') break;
    push(path.stop.next, [...path.hops, path.stop]);
  }
  const order = [...preference, ...preference.map((runway) => `${runway}, unfit` as const)];
  const best = order.map((at) => found.get(at)).find((path) => path !== undefined);
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
    unfit: stop.unfit,
  };
}
