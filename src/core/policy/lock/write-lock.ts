import type { LockEntry, LockedBy } from '../../model/lock.ts';

/** The format that is written, and the only one that is read. */
export const LOCK_VERSION = 1;

const HEAD = [
  '# What this folder uses, as it was when it was locked. Written by `modelkeel lock`; see docs/lock.md.',
  '# Review what changes here. Take both sides of a merge, and run `modelkeel lock` again.',
  `version = ${String(LOCK_VERSION)}`,
];

/** What fixes a component, in the order in which it is looked for. */
export const LOCKED_BY: readonly LockedBy[] = ['snapshot', 'commit', 'digest', 'version', 'sha256'];

/** Entries as a file: sorted, one field a line, so that branches that add different ones can be merged. The same entries give the same bytes. */
export function writeLock(entries: readonly LockEntry[]): string {
  const blocks = entries.toSorted(compareEntries).map(writeEntry);
  return `${HEAD.join('\n')}\n${blocks.map((block) => `\n${block}\n`).join('')}`;
}

/** One entry, without a line break at its end. */
export function writeEntry(entry: LockEntry): string {
  const { id, kind, asked, by, value, integrity, license, bases, formats, weights, retires, seen } = entry;
  const lines = [
    '[[component]]',
    field('id', id),
    field('kind', kind),
    field('asked', asked),
    by ? field(by, value) : null,
    field('integrity', integrity),
    field('license', license),
    list('bases', bases),
    list('formats', formats),
    list('weights', weights),
    field('retires', retires),
    field('seen', seen),
    field('unpinnable', entry.unpinnable),
    field('unknown', entry.unknown),
  ];
  return lines.filter((line) => line !== null).join('\n');
}

export function compareEntries(a: LockEntry, b: LockEntry): number {
  return compareText(a.id, b.id) || compareText(a.asked ?? '', b.asked ?? '');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function field(key: string, value: string | undefined): string | null {
  return value === undefined ? null : `${key} = ${quoted(value)}`;
}

function list(key: string, values: readonly string[] | undefined): string | null {
  if (values === undefined || values.length === 0) return null;
  return `${key} = [\n${values.map((value) => `  ${quoted(value)},\n`).join('')}]`;
}

/** A basic string of TOML (https://toml.io/en/v1.0.0#string): what JSON escapes, it escapes the same way, and delete besides. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}
