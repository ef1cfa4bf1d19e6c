import type { LockEntry, LockFile } from '../../model/lock.ts';
import { hold } from './drift.ts';
import { keyOf } from './read-lock.ts';
import { compareEntries } from './write-lock.ts';
import type { Text } from '../../model/told.ts';

/** What becomes of a lock file, and why. */
export interface LockPlan {
  /** What is written. */
  readonly entries: readonly LockEntry[];
  readonly added: readonly LockEntry[];
  readonly removed: readonly LockEntry[];
  /** What changed with the code, or was asked to. */
  readonly moved: readonly Moved[];
  /** What moved by itself, and is left as it was locked. */
  readonly drifted: readonly Moved[];
  /** Ids that two branches lock to different things, and that nobody decided. */
  readonly undecided: readonly string[];
}

export interface Moved {
  readonly id: string;
  readonly changes: readonly Text[];
}

/**
 * Holds what is used now against a lock file. What the code says by itself is taken; what moved in the world only where it was
 * asked for.
 *
 * @param isAsked whether a component is to be moved to what is known now
 */
export function planLock(
  used: readonly LockEntry[],
  before: Pick<LockFile, 'entries' | 'conflicts'>,
  isAsked: (id: string) => boolean,
): LockPlan {
  const states = distinct(used);
  const entries: LockEntry[] = [];
  const added: LockEntry[] = [];
  const [moved, drifted]: [Moved[], Moved[]] = [[], []];
  const undecided: string[] = [];
  const kept = new Set<string>();
  for (const now of states) {
    const open = before.conflicts.find(({ id }) => id === now.id);
    if (open) {
      if (isAsked(now.id)) entries.push(now);
      else undecided.push(now.id);
      continue;
    }
    const held = hold(now, before.entries);
    if (held.kind === 'missing') {
      added.push(now);
      entries.push(now);
      continue;
    }
    kept.add(keyOf(held.entry));
    if (held.kind === 'same')
      entries.push(isAsked(now.id) ? learned(held.entry, now, true) : learned(held.entry, now, false));
    else if (held.by === 'code' || isAsked(now.id)) {
      moved.push({ id: now.id, changes: held.changes });
      entries.push(now);
    } else {
      drifted.push({ id: now.id, changes: held.changes });
      entries.push(plain(held.entry));
    }
  }
  const removed = before.entries.filter((entry) => !kept.has(keyOf(entry)));
  return { entries: entries.toSorted(compareEntries), added, removed, moved, drifted, undecided };
}

/** One state of each component and revision: the one that says most. */
function distinct(used: readonly LockEntry[]): readonly LockEntry[] {
  const best = new Map<string, LockEntry>();
  for (const state of used) {
    const other = best.get(keyOf(state));
    if (!other || (other.value === undefined && state.value !== undefined)) best.set(keyOf(state), state);
  }
  return [...best.values()];
}

/** An entry stays as it is, to the byte, but for what was not known when it was locked. */
function learned(entry: LockEntry, now: LockEntry, isAsked: boolean): LockEntry {
  if (entry.asked !== now.asked) {
    return { ...without(entry, 'span', 'asked'), ...now };
  }
  const isNews = entry.value === undefined && entry.unpinnable === undefined && now.value !== undefined;
  const isFuller = isAsked && now.value === entry.value;
  return isNews || isFuller ? { ...(isFuller ? plain(entry) : {}), ...now } : plain(entry);
}

function plain(entry: LockEntry): LockEntry {
  return without(entry, 'span');
}

function without(entry: LockEntry, ...keys: readonly string[]): LockEntry {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key))) as unknown as LockEntry;
}
