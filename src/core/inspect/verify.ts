import { applyEdits } from '../base/edits.ts';
import type { Finding } from '../model/finding.ts';
import type { Expectation, Fix } from '../model/fix.ts';
import type { Reference } from '../model/report.ts';
import type { TextEdit } from '../model/text.ts';

/** What inspection finds once texts were changed in memory. */
export interface Reinspection {
  readonly references: readonly Reference[];
  readonly findings: readonly Finding[];
  readonly syntaxErrors: number;
}

/** Inspects documents with some texts replaced; null where one of them can no longer be parsed. */
export type Reinspect = (uris: readonly string[], texts: ReadonlyMap<string, string>) => Promise<Reinspection | null>;

/**
 * The fixes of a finding that do what they promise, each tried in memory. Fixes of one title are ways to the same end: the
 * first that works is kept. Costs one inspection for each fix that is tried.
 */
export async function fixesThatHold(
  finding: Finding,
  text: (uri: string) => string | null,
  reinspect: Reinspect,
): Promise<readonly Fix[]> {
  const kept: Fix[] = [];
  for (const fix of finding.fixes) {
    if (kept.some(({ title }) => title === fix.title)) continue;
    if (await keepsItsPromise(finding, fix, text, reinspect)) kept.push(fix);
  }
  return kept;
}

/** From so many fixes of one document on, they are tried together first: each trial costs an inspection. */
const TOGETHER = 4;

/**
 * The fixes of many findings that do what they promise. Those that touch one document alone are tried together; each is
 * still judged by itself, and tried alone where it did not hold.
 */
export async function fixesOfAll(
  findings: readonly Finding[],
  text: (uri: string) => string | null,
  reinspect: Reinspect,
): Promise<ReadonlyMap<Finding, readonly Fix[]>> {
  const proved = new Set<Fix>();
  const most = Math.max(0, ...findings.map(({ fixes }) => fixes.length));
  for (let index = 0; index < most; index++) {
    for (const batch of batches(findings, index)) {
      for (const fix of await heldTogether(batch, text, reinspect)) proved.add(fix);
    }
  }
  const kept = new Map<Finding, readonly Fix[]>();
  for (const finding of findings) {
    const held = finding.fixes.filter((fix) => proved.has(fix));
    const titles = new Set(held.map(({ title }) => title));
    const rest = finding.fixes.filter(({ title }) => !titles.has(title));
    const alone = rest.length > 0 ? await fixesThatHold({ ...finding, fixes: rest }, text, reinspect) : [];
    kept.set(
      finding,
      finding.fixes.filter((fix) => proved.has(fix) || alone.includes(fix)),
    );
  }
  return kept;
}

interface Tried {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** The fixes of this index by the one document they touch, without those that touch the same text. */
function batches(findings: readonly Finding[], index: number): readonly (readonly Tried[])[] {
  const byUri = new Map<string, Tried[]>();
  for (const finding of findings) {
    const fix = finding.fixes[index];
    const uris = new Set(fix?.edits.map(({ uri }) => uri));
    const [uri] = uris;
    if (!fix || uri === undefined || uris.size > 1 || uri !== finding.place.uri) continue;
    const batch = byUri.get(uri) ?? [];
    const taken = batch.flatMap((other) => other.fix.edits);
    if (!fix.edits.some((edit) => taken.some((other) => touch(edit, other))))
      byUri.set(uri, [...batch, { finding, fix }]);
  }
  return [...byUri.values()].filter(({ length }) => length >= TOGETHER);
}

function touch(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}

async function heldTogether(
  batch: readonly Tried[],
  text: (uri: string) => string | null,
  reinspect: Reinspect,
): Promise<readonly Fix[]> {
  const edits = batch.flatMap(({ fix }) => fix.edits);
  const texts = editedTexts(edits, text);
  if (!texts) return [];
  const related = batch.flatMap(({ finding }) => finding.related.map(({ place }) => place.uri));
  const uris = [...new Set([...texts.keys(), ...related])];
  const after = await reinspect(uris, texts);
  const before = after && after.syntaxErrors > 0 ? await reinspect(uris, new Map()) : null;
  if (!after || after.syntaxErrors > (before?.syntaxErrors ?? 0)) return [];
  return batch.flatMap(({ finding, fix }) => (isKept(finding, fix, edits, after) ? [fix] : []));
}

/**
 * Applies a fix in memory and inspects again. True where every call that the edits reach names what the fix promises, no
 * syntax error came in, the finding is gone (so that the fix is not offered twice) and no error took its place.
 */
export async function keepsItsPromise(
  finding: Finding,
  fix: Fix,
  text: (uri: string) => string | null,
  reinspect: Reinspect,
): Promise<boolean> {
  const texts = editedTexts(fix.edits, text);
  if (!texts) return false;
  const uris = [...new Set([finding.place.uri, ...texts.keys(), ...finding.related.map(({ place }) => place.uri)])];
  const after = await reinspect(uris, texts);
  if (!after) return false;
  if (after.syntaxErrors > 0) {
    const before = await reinspect(uris, new Map());
    if (!before || after.syntaxErrors > before.syntaxErrors) return false;
  }
  return isKept(finding, fix, fix.edits, after);
}

/** Whether a fix did what it promises, in texts to which all these edits were made. */
function isKept(finding: Finding, fix: Fix, edits: readonly TextEdit[], after: Reinspection): boolean {
  const start = moved(finding.place.uri, finding.place.span.start, edits);
  const left = after.findings.filter(({ place }) => place.uri === finding.place.uri && place.span.start === start);
  if (left.some(({ rule }) => rule === finding.rule)) return false;
  const { expects } = fix;
  if (expects.kind === 'silenced') return true;
  if (left.some(({ severity }) => severity === 'error')) return false;
  // No parameter is left that the new model is known to refuse.
  if (fix.migration && left.some(({ rule }) => rule === 'unsupported-parameter')) return false;
  if (expects.kind === 'gone') return true;
  const beside = new Set((expects.beside ?? []).map(placeOf));
  return fix.edits.every((edit) => beside.has(placeOf(edit)) || names(after.references, edit, edits, expects));
}

function placeOf({ uri, span }: TextEdit): string {
  return `${uri}:${String(span.start)}:${String(span.end)}`;
}

/** The texts after a fix; null where one of them is not at hand, or where nothing would change. */
function editedTexts(
  edits: readonly TextEdit[],
  text: (uri: string) => string | null,
): ReadonlyMap<string, string> | null {
  const byUri = new Map<string, TextEdit[]>();
  for (const edit of edits) byUri.set(edit.uri, [...(byUri.get(edit.uri) ?? []), edit]);
  const texts = new Map<string, string>();
  for (const [uri, own] of byUri) {
    const before = text(uri);
    if (before === null) return null;
    const after = applyEdits(before, own);
    if (after === before) return null;
    texts.set(uri, after);
  }
  return texts;
}

/** Where an offset stands after the edits before it. */
function moved(uri: string, offset: number, edits: readonly TextEdit[]): number {
  const before = edits.filter(({ uri: other, span }) => other === uri && span.end <= offset && span.start < offset);
  return before.reduce((sum, edit) => sum + edit.newText.length - (edit.span.end - edit.span.start), offset);
}

/** Whether what an edit wrote is read as the fix says: somewhere, and in no call as anything else. */
function names(
  references: readonly Reference[],
  edit: TextEdit,
  edits: readonly TextEdit[],
  expects: Extract<Expectation, { kind: 'identity' }>,
): boolean {
  const start = moved(edit.uri, edit.span.start, edits);
  const end = start + edit.newText.length;
  // The address that an id stands in is a component of its own.
  const touched = references.filter(
    ({ kind, literal, revisionLiteral }) =>
      kind !== 'endpoint' &&
      [literal, revisionLiteral].some((p) => p?.uri === edit.uri && p.span.start < end && start < p.span.end),
  );
  const asPromised = ({ identity }: Reference): boolean =>
    identity?.provider === expects.provider &&
    identity.name === expects.name &&
    (expects.pin === null || identity.pin === expects.pin);
  return touched.some(asPromised) && touched.every((reference) => reference.use !== 'call' || asPromised(reference));
}
