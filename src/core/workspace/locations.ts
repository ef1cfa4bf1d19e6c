import { createLineTable } from '../base/lines.ts';
import type { LineTable } from '../base/lines.ts';
import type { Range } from '../model/report.ts';
import type { Span } from '../model/text.ts';
import { locateCell } from '../syntax/notebook/notebook.ts';

/** Lines and columns of spans. Keeps the line table used last: places of one document are asked for in a row. */
export function createLocations(): (uri: string, text: string, span: Span) => Range {
  let last: { readonly text: string; readonly table: LineTable } | null = null;
  return (uri, text, span) => {
    if (last?.text !== text) last = { text, table: createLineTable(text) };
    const { table } = last;
    return {
      start: table.positionAt(span.start),
      end: table.positionAt(span.end),
      cell: uri.endsWith('.ipynb') ? locateCell(text, span.start) : null,
    };
  };
}
