import { createLineTable } from '../base/lines.ts';
import { sendsInput } from '../fixes/sent-inputs.ts';
import { namedAgain, toldApart } from '../fixes/named-again.ts';
import type { NamedAgain } from '../fixes/named-again.ts';
import type { Finding } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import { withMigration } from '../model/merge-fixes.ts';
import type { TextEdit } from '../model/text.ts';
import { told } from '../model/told.ts';
import type { Text, Told } from '../model/told.ts';

/** A document as it is looked through. */
export interface Searched {
  readonly uri: string;
  /** As people see it. */
  readonly path: string;
  readonly text: string;
}

type Place = NamedAgain & Searched;

/**
 * Fixes that write another id, with what a person has to look at: where the id is also a key, compared or listed, the program
 * may hold what it is given against what stands there. None of those is preferred.
 */
export function withElsewhere(
  proved: ReadonlyMap<Finding, readonly Fix[]>,
  text: (uri: string) => string | null,
  documents: () => Iterable<Searched>,
): ReadonlyMap<Finding, readonly Fix[]> {
  const wanted = new Set([...proved.values()].flat().flatMap((fix) => oldId(fix, text) ?? []));
  if (wanted.size === 0) return proved;
  // Where a fix of its own writes the new id as well.
  const lost = new Set([...proved.values()].flat().flatMap((fix) => fix.migration?.lost ?? []));
  const sent = new Set<string>();
  const mended = new Set([...proved.values()].flat().flatMap((fix) => keyOf(idEdit(fix)) ?? []));
  const places = new Map<string, Place[]>();
  const moves = new Map([...proved.values()].flat().flatMap((fix) => moveOf(fix, text)));
  const tests = new Map<string, Line>();
  for (const document of documents()) {
    for (const [key, [own, other]] of moves) {
      const at = tests.has(key) ? null : toldApart(document.text, own, other);
      if (at !== null) tests.set(key, lineAt(document, at));
    }
    for (const word of lost) if (sendsInput(document.text, word)) sent.add(word);
    for (const found of namedAgain(document.text, wanted))
      if (!mended.has(`${document.uri}:${String(found.offset + 1)}`))
        places.set(found.id, [...(places.get(found.id) ?? []), { ...found, ...document }]);
  }
  return new Map(
    [...proved].map(
      ([finding, fixes]) =>
        [
          finding,
          fixes.map((fix) =>
            marked(withTest(withLost(fix, sent), tests, text), places.get(oldId(fix, text) ?? '') ?? []),
          ),
        ] as const,
    ),
  );
}

/** What is sent somewhere in the workspace, and is not taken any more. */
function withLost(fix: Fix, sent: ReadonlySet<string>): Fix {
  const missing = fix.migration?.lost?.filter((word) => sent.has(word)) ?? [];
  if (!fix.migration || missing.length === 0) return fix;
  const inputs = missing.filter((word) => word !== 'tools');
  const notes = [
    ...(inputs.length > 0
      ? [
          told`check inputs: it takes no ${inputs.reduce<Text>((all, word) => (all === '' ? word : told`${all} and no ${word}`), '')}`,
        ]
      : []),
    ...(inputs.length < missing.length
      ? [told`check tools: it takes them beside reasoning by another endpoint alone`]
      : []),
  ];
  return withMigration(fix, { ...fix.migration, ...fix.migration.said, open: [...fix.migration.said.open, ...notes] });
}

/** A change of one model to another one, under a key of its own. */
function moveOf(
  fix: Fix,
  text: (uri: string) => string | null,
): readonly (readonly [key: string, ids: readonly [own: string, other: string]])[] {
  const [own, other] = [oldId(fix, text), idEdit(fix)?.newText];
  return fix.kind === 'replace' && own !== null && other !== undefined ? [[`${own} ${other}`, [own, other]]] : [];
}

/** A line of a document, as people see it. */
interface Line {
  readonly path: string;
  readonly line: number;
}

/** Where a program tells the two models apart by a part of their ids. */
function withTest(fix: Fix, tests: ReadonlyMap<string, Line>, text: (uri: string) => string | null): Fix {
  const [key] = moveOf(fix, text).map(([one]) => one);
  const place = key === undefined ? undefined : tests.get(key);
  if (!fix.migration || !place) return fix;
  const note = told`check ${place.path}:${place.line}, where ids are told apart`;
  return withMigration(fix, { ...fix.migration, ...fix.migration.said, open: [...fix.migration.said.open, note] });
}

function lineAt({ path, text }: Searched, offset: number): Line {
  return { path, line: createLineTable(text).positionAt(offset).line + 1 };
}

/** The id that a fix writes another one over. */
function oldId(fix: Fix, text: (uri: string) => string | null): string | null {
  const edit = idEdit(fix);
  return edit ? (text(edit.uri)?.slice(edit.span.start, edit.span.end) ?? null) : null;
}

function idEdit({ edits, expects, kind }: Fix): TextEdit | null {
  if (expects.kind !== 'identity' || (kind !== 'replace' && kind !== 'pin')) return null;
  const edit = edits.find((one) => !(expects.beside ?? []).includes(one));
  return edit && edit.span.end > edit.span.start ? edit : null;
}

function marked(fix: Fix, places: readonly Place[]): Fix {
  const written = idEdit(fix)?.newText ?? '';
  // A setting may be what the program looks the model up by, wherever that is named.
  const isSetting = fix.isSetting === true || fix.migration?.isSeen === false;
  const left = places.filter(({ role, text }) => (isSetting || role !== 'named') && !namesToo(text, written));
  const [first, ...rest] = left;
  if (!first) return fix;
  const { line } = lineAt(first, first.offset);
  const where = told`check ${first.path}:${line}, where ${first.id} is ${ROLES[first.role]}`;
  const note = rest.length > 0 ? told`${where} (and ${rest.length} more)` : where;
  if (!fix.migration) return { ...fix, preferred: false, safety: 'review' };
  return withMigration(fix, { ...fix.migration, ...fix.migration.said, open: [...fix.migration.said.open, note] });
}

/** What the old id is where it stands as well. */
const ROLES: Readonly<Record<NamedAgain['role'], Told>> = {
  'a key': told`a key`,
  'in a comparison': told`in a comparison`,
  'in a list': told`in a list`,
  named: told`named`,
};

function keyOf(edit: TextEdit | null): string | null {
  return edit && `${edit.uri}:${String(edit.span.start)}`;
}

/** Whether a text names the new id as well: whoever wrote it knows both. */
function namesToo(text: string, id: string): boolean {
  return ['"', "'", '`'].some((quote) => text.includes(quote + id + quote));
}
