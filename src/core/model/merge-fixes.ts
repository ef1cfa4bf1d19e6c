import type { Fix, Migration, MigrationWords } from './fix.ts';
import { titled } from './spoken.ts';
import type { TextEdit } from './text.ts';
import { distinctTexts, inEnglish, joined, told } from './told.ts';
import type { Told } from './told.ts';

/** A fix with the title that tells what it takes along and what it leaves open; it is preferred where it leaves nothing open. */
export function withMigration(
  fix: Fix,
  {
    base,
    changes,
    open,
    isSeen,
    isUnseenCall,
    moves,
    lost,
  }: MigrationWords<Told> & Omit<Migration, 'said' | keyof MigrationWords<Told>>,
): Fix {
  const what = joined([base, ...changes]);
  return {
    ...fix,
    ...titled(open.length > 0 ? told`${what}; ${joined(open)}` : told`${what}`),
    preferred: fix.preferred && open.length === 0,
    migration: {
      base: inEnglish(base),
      changes: changes.map(inEnglish),
      open: open.map(inEnglish),
      said: { base, changes, open },
      isSeen,
      moves,
      ...(lost ? { lost } : {}),
      ...(isUnseenCall ? { isUnseenCall } : {}),
    },
  };
}

/** Fixes of several uses of one literal: those to the same end are one, with the edits of all. */
export function mergeFixes(fixes: readonly Fix[]): readonly Fix[] {
  const groups = new Map<string, Fix[]>();
  for (const fix of fixes) {
    const key = fix.migration?.base ?? fix.title;
    groups.set(key, [...(groups.get(key) ?? []), fix]);
  }
  return [...groups.values()].flatMap(together);
}

function together(group: readonly Fix[]): readonly Fix[] {
  const [first] = group;
  if (!first || group.length === 1) return group;
  const merged = {
    ...first,
    preferred: group.every(({ preferred }) => preferred),
    safety: group.some(({ safety }) => safety === 'review') ? ('review' as const) : first.safety,
    isSetting: group.every(({ isSetting }) => isSetting === true),
    edits: distinct(group.flatMap(({ edits }) => edits)),
  };
  const { expects } = first;
  if (!first.migration || expects.kind !== 'identity') return [merged];
  // What a setting alone leaves open is answered by the calls that were seen.
  const seen = group.filter(({ migration }) => migration?.isSeen);
  const telling = seen.length > 0 ? group.filter(tells) : group;
  const migrations = telling.flatMap(({ migration }) => migration ?? []);
  // One that leaves nothing open and is not preferred all the same is not for everybody.
  const preferred = telling.every((fix) => fix.preferred || (fix.migration?.open.length ?? 0) > 0);
  const beside = group.flatMap((fix) => (fix.expects.kind === 'identity' ? (fix.expects.beside ?? []) : []));
  return [
    withMigration(
      { ...merged, preferred, expects: { ...expects, beside: distinct(beside) } },
      {
        base: first.migration.said.base,
        changes: distinctTexts(migrations.flatMap(({ said }) => said.changes)),
        open: distinctTexts(migrations.flatMap(({ said }) => said.open)),
        isSeen: seen.length > 0,
        moves: first.migration.moves,
        ...(first.migration.lost ? { lost: first.migration.lost } : {}),
      },
    ),
  ];
}

function tells({ migration }: Fix): boolean {
  return migration?.isSeen === true || migration?.isUnseenCall === true;
}

function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
  const byPlace = new Map(
    edits.map((edit) => [`${edit.uri}:${String(edit.span.start)}:${String(edit.span.end)}`, edit]),
  );
  return [...byPlace.values()];
}
