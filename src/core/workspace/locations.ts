import { createLineTable } from '../base/lines.ts';
import type { LineTable } from '../base/lines.ts';
import type { Range } from '../model/report.ts';
import type { Span } from '../model/text.ts';
import { createCellTable } from '../syntax/notebook/notebook.ts';
import type { CellTable } from '../syntax/notebook/notebook.ts';

interface Tables {
  readonly text: string;
  readonly lines: LineTable;
  /** Null where the document is no notebook. */
  readonly cells: CellTable | null;
}

/** Documents whose tables are kept: a report goes from places in one to those that they lead to, and back. */
const KEPT = 64;

/** Lines and columns of spans. Keeps the tables made last. */
export function createLocations(): (uri: string, text: string, span: Span) => Range {
  const kept = new Map<string, Tables>();
  const tablesOf = (uri: string, text: string): Tables => {
    const known = kept.get(uri);
    if (known?.text === text) return known;
    const [oldest] = kept.size >= KEPT ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    const made = { text, lines: createLineTable(text), cells: uri.endsWith('.ipynb') ? createCellTable(text) : null };
    kept.set(uri, made);
    return made;
  };
  return (uri, text, span) => {
    const { lines, cells } = tablesOf(uri, text);
    return {
      start: lines.positionAt(span.start),
      end: lines.positionAt(span.end),
      cell: cells?.locate(span.start) ?? null,
    };
  };
}
