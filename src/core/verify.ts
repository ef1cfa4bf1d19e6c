import { applyEdits } from './base/edits.ts';
import type { Finding } from './model/finding.ts';
import type { Fix } from './model/fix.ts';
import type { Reference } from './model/report.ts';
import type { TextEdit } from './model/text.ts';

/** What inspection finds once texts were changed in memory. */
export interface Reinspection {
  readonly references: readonly Reference[];
  readonly findings: readonly Finding[];
  readonly syntaxErrors: number;
}

/** Inspects documents with some texts replaced; null where one of them can no longer be parsed. */
export type Reinspect = (uris: readonly string[], texts: ReadonlyMap<string, string>) => Promise<Reinspection | null>;

/**
 * Applies a fix in memory and inspects again. True where the edited places name what the fix promises, no syntax error
 * came in, and the finding is gone: a fix that would be offered twice changes nothing.
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
  const [before, after] = [await reinspect(uris, new Map()), await reinspect(uris, texts)];
  if (!before || !after || after.syntaxErrors > before.syntaxErrors) return false;
  const place = moved(finding.place.uri, finding.place.span.start, fix.edits);
  const stillThere = after.findings.some(
    (other) => other.rule === finding.rule && other.place.uri === finding.place.uri && other.place.span.start === place,
  );
  if (stillThere) return false;
  return fix.expects.kind === 'silenced' || fix.edits.every((edit) => names(after.references, edit, fix));
}

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
    texts.set(uri, applyEdits(before, own));
  }
  return texts;
}

/** Where an offset stands after the edits before it. */
function moved(uri: string, offset: number, edits: readonly TextEdit[]): number {
  const before = edits.filter((edit) => edit.uri === uri && edit.span.end <= offset && edit.span.start < offset);
  return before.reduce((sum, edit) => sum + edit.newText.length - (edit.span.end - edit.span.start), offset);
}

/** Whether a reference that an edit touches is what the fix says it is now. */
function names(references: readonly Reference[], edit: TextEdit, fix: Fix): boolean {
  const { expects } = fix;
  if (expects.kind !== 'identity') return true;
  const start = moved(edit.uri, edit.span.start, fix.edits);
  const end = start + edit.newText.length;
  return references.some((reference) => {
    const { identity } = reference;
    if (identity?.provider !== expects.provider || identity.name !== expects.name) return false;
    if (expects.pin !== null && identity.pin !== expects.pin) return false;
    const touched = [reference.literal, reference.revisionLiteral];
    return touched.some((place) => place?.uri === edit.uri && place.span.start < end && start < place.span.end);
  });
}
