/** A 0-based line and a 0-based column in UTF-16 units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Offsets ↔ positions of one text. Line breaks are `\n`, `\r\n` and lone `\r`. */
export interface LineTable {
  readonly lineCount: number;
  /** Offsets outside the text are clamped. */
  readonly positionAt: (offset: number) => Position;
  readonly offsetAt: (position: Position) => number;
  /** Span of a line without its line break. */
  readonly lineSpan: (line: number) => { readonly start: number; readonly end: number };
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LINE_FEED) starts.push(i + 1);
    else if (code === CARRIAGE_RETURN && text.charCodeAt(i + 1) !== LINE_FEED) starts.push(i + 1);
  }
  return starts;
}

/** Builds the table in one pass over the text; each look-up is a binary search. */
export function createLineTable(text: string): LineTable {
  const starts = lineStarts(text);
  const startOf = (line: number): number => starts[line] ?? text.length;
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const lineSpan = (line: number): { start: number; end: number } => {
    const start = startOf(line);
    let end = line + 1 < starts.length ? startOf(line + 1) : text.length;
    if (end > start && text.charCodeAt(end - 1) === LINE_FEED) end--;
    if (end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
    return { start, end };
  };
  return {
    lineCount: starts.length,
    positionAt: (offset) => {
      const clamped = Math.max(0, Math.min(offset, text.length));
      const line = lineOf(clamped);
      return { line, character: clamped - startOf(line) };
    },
    offsetAt: ({ line, character }) => {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      const { start, end } = lineSpan(line);
      return Math.min(start + Math.max(0, character), end);
    },
    lineSpan,
  };
}
