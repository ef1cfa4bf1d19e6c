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

/** Lines and columns of spans. Keeps the tables used last: places of one document are asked for in a row. */
export function createLocations(): (uri: string, text: string, span: Span) => Range {
  let last: Tables | null = null;
  return (uri, text, span) => {
    if (last?.text !== text)
      last = { text, lines: createLineTable(text), cells: uri.endsWith('.ipynb') ? createCellTable(text) : null };
    const { lines, cells } = last;
    return {
      start: lines.positionAt(span.start),
      end: lines.positionAt(span.end),
      cell: cells?.locate(span.start) ?? null,
    };
  };
}
