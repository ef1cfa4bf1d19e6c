import type { LockConflict, LockEntry, LockFile, WrittenEntry } from '../../model/lock.ts';
import type { PolicyProblem } from '../../model/policy.ts';
import { folderOf } from '../../base/policy-files.ts';
import { readTomlData } from '../data-node.ts';
import type { DataNode } from '../data-node.ts';
import { LOCK_KINDS } from './lock-kinds.ts';
import { sidesOf } from './merge-conflict.ts';
import { compareEntries, LOCKED_BY, LOCK_VERSION, writeEntry } from './write-lock.ts';
import { spoken } from '../../model/spoken.ts';
import { joined, told } from '../../model/told.ts';
import type { Text, Told } from '../../model/told.ts';

/** A lock file, and what is wrong with it. */
export interface ReadLock {
  readonly lock: LockFile;
  readonly problems: readonly PolicyProblem[];
  /** Whether nothing of it can be used, so that nothing must be written over it unasked. */
  readonly isBroken: boolean;
}

const MAX_ENTRIES = 20_000;

/** Reads a lock file. Of one that a merge left open both sides are read; what both have alike applies. */
export function readLock(uri: string, text: string): ReadLock {
  const sides = sidesOf(text);
  if (sides) return readSides(uri, text, sides);
  const { entries, problems, isBroken } = readEntries(text);
  return { lock: { uri, folder: folderOf(uri), entries, conflicts: [] }, problems, isBroken };
}

function readSides(
  uri: string,
  text: string,
  { ours, theirs, markers }: NonNullable<ReturnType<typeof sidesOf>>,
): ReadLock {
  const [mine, other] = [readEntries(ours), readEntries(theirs)];
  const span = markers[0] ?? { start: 0, end: 1 };
  if (mine.isBroken || other.isBroken) {
    const message =
      'A merge left this file open, and a side of it cannot be read. Take one side, and run `modelkeel lock`.';
    return {
      lock: { uri, folder: folderOf(uri), entries: [], conflicts: [] },
      problems: [{ span, message }],
      isBroken: true,
    };
  }
  const theirsByKey = new Map(other.entries.map((entry) => [keyOf(entry), entry]));
  const conflicts: LockConflict[] = [];
  const entries: WrittenEntry[] = [];
  for (const entry of mine.entries) {
    const twin = theirsByKey.get(keyOf(entry));
    theirsByKey.delete(keyOf(entry));
    if (!twin || writeEntry(twin) === writeEntry(entry)) entries.push(entry);
    else conflicts.push({ id: entry.id, ours: entry, theirs: twin, span: placeOf(text, entry.id, markers) });
  }
  entries.push(...theirsByKey.values());
  const all = entries.toSorted(compareEntries);
  return {
    lock: { uri, folder: folderOf(uri), entries: all, conflicts },
    problems: [{ span, ...spoken(explained(conflicts)) }],
    isBroken: false,
  };
}

/** What a merge left open, and how it is closed. */
function explained(conflicts: readonly LockConflict[]): Told {
  if (conflicts.length === 0)
    return told`A merge left this file open, and both sides only add or remove other entries: run \`modelkeel lock\`, which takes what is used.`;
  const first = conflicts
    .slice(0, 3)
    .map(({ id, ours, theirs }) => told`${id} is ${shownPin(ours)} on one side and ${shownPin(theirs)} on the other`);
  const more = conflicts.length > 3 ? told`, and ${conflicts.length - 3} more` : '';
  return told`A merge left this file open: ${joined(first, '; ')}${more}. Take the side that is right for each, or run \`modelkeel lock --update ${conflicts[0]?.id ?? 'NAME'}\`.`;
}

/** What an entry is locked to, short: `commit 5617a9f6`. */
export function shownPin({ by, value, unpinnable }: LockEntry): Text {
  if (by === undefined || value === undefined)
    return unpinnable === undefined ? told`not known` : told`not to be pinned`;
  return `${by} ${shortValue(by, value)}`;
}

function shortValue(by: string, value: string): string {
  if (by === 'digest') return value.slice(0, 15);
  return by === 'commit' || by === 'sha256' ? value.slice(0, 8) : value;
}

function placeOf(text: string, id: string, markers: readonly PolicyProblem['span'][]): PolicyProblem['span'] {
  const at = text.indexOf(`id = ${JSON.stringify(id)}`);
  return at < 0 ? (markers[0] ?? { start: 0, end: 1 }) : { start: at, end: at + id.length + 7 };
}

/** What tells entries apart: a component that is asked for in two revisions has two. */
export function keyOf({ id, asked }: LockEntry): string {
  return `${id}\u0000${asked ?? ''}`;
}

interface Entries {
  readonly entries: readonly WrittenEntry[];
  readonly problems: readonly PolicyProblem[];
  readonly isBroken: boolean;
}

function readEntries(text: string): Entries {
  const { root, problems } = readTomlData(text);
  if (root?.kind !== 'object') return { entries: [], problems, isBroken: text.trim() !== '' };
  const version = root.entries.find(({ key }) => key === 'version');
  const number = version?.value.kind === 'number' ? version.value.value : null;
  if (number !== LOCK_VERSION) return unknownVersion(number, version?.value.span ?? { start: 0, end: 1 });
  const list = root.entries.find(({ key }) => key === 'component')?.value;
  const items = list?.kind === 'list' ? list.items.slice(0, MAX_ENTRIES) : [];
  const read = items.map(readEntry);
  const faults = read.flatMap((one) => ('message' in one ? [one] : []));
  return { entries: read.flatMap((one) => ('message' in one ? [] : [one])), problems: faults, isBroken: false };
}

function unknownVersion(number: number | null, span: PolicyProblem['span']): Entries {
  const message =
    number === null
      ? told`It says no version of its format; \`version = ${LOCK_VERSION}\` was expected. Nothing of it is used.`
      : told`It is in version ${number} of the format, and this Modelkeel reads version ${LOCK_VERSION}. Nothing of it is used; a newer Modelkeel reads it.`;
  return { entries: [], problems: [{ span, ...spoken(message) }], isBroken: true };
}

function readEntry(node: DataNode): WrittenEntry | PolicyProblem {
  if (node.kind !== 'object') return { span: node.span, ...spoken(told`This is no entry. It is not used.`) };
  const values = new Map(node.entries.map(({ key, value }) => [key, value]));
  const text = (key: string): string | undefined => {
    const value = values.get(key);
    return value?.kind === 'text' ? value.value : undefined;
  };
  const texts = (key: string): readonly string[] | undefined => {
    const value = values.get(key);
    return value?.kind === 'list'
      ? value.items.flatMap((item) => (item.kind === 'text' ? [item.value] : []))
      : undefined;
  };
  const [id, kind] = [text('id'), LOCK_KINDS.find((one) => one === text('kind'))];
  if (id === undefined || kind === undefined)
    return { span: node.span, ...spoken(told`This entry has no id, or a kind that is not known. It is not used.`) };
  const by = LOCKED_BY.find((one) => text(one) !== undefined);
  const optional = {
    ...{ asked: text('asked'), by, value: by && text(by), integrity: text('integrity'), license: text('license') },
    ...{ bases: texts('bases'), formats: texts('formats'), weights: texts('weights'), retires: text('retires') },
    ...{ seen: text('seen'), unpinnable: text('unpinnable'), unknown: text('unknown') },
  };
  const said = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { id, kind, ...said, span: node.span };
}
