import type { LockEntry } from '../../model/lock.ts';
import { shownPin } from './read-lock.ts';
import { becomes, inEnglish, told } from '../../model/told.ts';
import type { Text } from '../../model/told.ts';

/** What a lock file says of what is used now. */
export type Held<E extends LockEntry = LockEntry> =
  | { readonly kind: 'same'; readonly entry: E }
  | { readonly kind: 'missing' }
  /** `by`: whether the code asks for something else, or what it asks for has moved. */
  | { readonly kind: 'drift'; readonly by: 'code' | 'world'; readonly entry: E; readonly changes: readonly Text[] };

/** Compares what is known now with what was locked. What is not known, or was known earlier than what is locked, says nothing. */
export function hold<E extends LockEntry>(now: LockEntry, entries: readonly E[]): Held<E> {
  const own = entries.filter(({ id }) => id === now.id);
  const entry = own.find(({ asked }) => asked === now.asked) ?? own.find((one) => isFixedTo(one, now));
  if (!entry) {
    const other = own[0];
    if (!other) return { kind: 'missing' };
    return { kind: 'drift', by: 'code', entry: other, changes: [becomes(askedText(other), askedText(now))] };
  }
  // What the code fixes by itself needs nobody to know it.
  if (
    now.asked === undefined &&
    now.seen === undefined &&
    // The bytes of a file are nothing that code writes.
    now.by !== 'sha256' &&
    isPinned(now) &&
    isPinned(entry) &&
    now.value !== entry.value
  )
    return { kind: 'drift', by: 'code', entry, changes: [pinChange(entry, now)] };
  const changes = isOlder(now, entry) ? [] : changesBetween(entry, now);
  if (changes.length === 0) return { kind: 'same', entry };
  return { kind: 'drift', by: now.asked === undefined && isRepository(now) ? 'code' : 'world', entry, changes };
}

/** Of a repository that is asked for without a branch, the code names the commit. */
function isRepository({ by }: LockEntry): boolean {
  return by === 'commit';
}

/** What was locked by a name that moves, and is written as what it was locked to now. */
function isFixedTo(entry: LockEntry, now: LockEntry): boolean {
  return now.asked === undefined && isPinned(now) && now.by === entry.by && now.value === entry.value;
}

/** `commit babcf60c → 5617a9f6`. */
function pinChange(before: LockEntry, now: LockEntry): Text {
  const after = inEnglish(shownPin(now));
  return becomes(shownPin(before), before.by === now.by ? after.slice(after.indexOf(' ') + 1) : shownPin(now));
}

function isPinned({ value }: LockEntry): boolean {
  return value !== undefined;
}

function isOlder(now: LockEntry, entry: LockEntry): boolean {
  return now.seen !== undefined && entry.seen !== undefined && now.seen < entry.seen;
}

function askedText(entry: LockEntry): Text {
  return entry.asked ?? shownPin(entry);
}

function changesBetween(before: LockEntry, now: LockEntry): readonly Text[] {
  const changes: Text[] = [];
  if (isPinned(before) && isPinned(now) && (before.value !== now.value || before.by !== now.by))
    changes.push(pinChange(before, now));
  // The same version with other bytes: it was published anew, or it comes from somewhere else.
  if (before.integrity !== undefined && now.integrity !== undefined && before.integrity !== now.integrity)
    changes.push('the package has other bytes');
  if (before.license !== undefined && now.license !== undefined && before.license !== now.license)
    changes.push(told`licence ${becomes(before.license, now.license)}`);
  if (before.bases && now.bases && before.bases.join() !== now.bases.join())
    changes.push(told`made from ${becomes(before.bases.join(', '), now.bases.join(', '))}`);
  changes.push(...filesBetween(before, now));
  return changes;
}

/** Files that run code when they are loaded. */
const PICKLE = /(?:^|\.)(?:bin|pt|pth|ckpt|pkl)$/;

function filesBetween(before: LockEntry, now: LockEntry): readonly Text[] {
  if (before.weights && now.weights) {
    const hashes = new Map(before.weights.map(splitWeights));
    const files = now.weights.map(splitWeights);
    const fresh = files.filter(([path]) => !hashes.has(path)).map(([path]) => path);
    const other = files.filter(([path, hash]) => hashes.has(path) && hashes.get(path) !== hash);
    const pickles = fresh.filter((path) => PICKLE.test(path)).length;
    const others = fresh.length - pickles;
    return [
      ...(pickles > 0 ? [pickles === 1 ? told`1 new pickle file` : told`${pickles} new pickle files`] : []),
      ...(others > 0
        ? [others === 1 ? told`1 other new file of weights` : told`${others} other new files of weights`]
        : []),
      ...(other.length > 0
        ? [
            other.length === 1
              ? told`1 file of weights with other bytes`
              : told`${other.length} files of weights with other bytes`,
          ]
        : []),
    ];
  }
  const fresh = (now.formats ?? []).filter((format) => before.formats?.includes(format) === false);
  return fresh.map((format) =>
    PICKLE.test(format) ? told`new pickle files (.${format})` : told`new files (.${format})`,
  );
}

function splitWeights(line: string): readonly [path: string, hash: string] {
  const at = line.lastIndexOf(' ');
  return [line.slice(0, at), line.slice(at + 1)];
}
