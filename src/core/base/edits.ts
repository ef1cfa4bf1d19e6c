/** A replacement in one text; `TextEdit` of the model without its document. */
export interface Replacement {
  readonly span: { readonly start: number; readonly end: number };
  readonly newText: string;
}

/** Whether two edits touch the same text, or insert at the same place. */
export function overlaps(a: Replacement, b: Replacement): boolean {
  if (a.span.start === b.span.start) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

/** The text after edits that do not overlap; they may come in any order. @throws when two overlap: that is a bug. */
export function applyEdits(text: string, edits: readonly Replacement[]): string {
  const ordered = edits.toSorted((a, b) => a.span.start - b.span.start);
  const parts: string[] = [];
  let end = 0;
  for (const edit of ordered) {
    if (edit.span.start < end) throw new Error(`overlapping edits at offset ${String(edit.span.start)}`);
    parts.push(text.slice(end, edit.span.start), edit.newText);
    end = edit.span.end;
  }
  parts.push(text.slice(end));
  return parts.join('');
}
