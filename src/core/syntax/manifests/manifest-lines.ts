/** A line of a text, without its break. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

/** The lines of a text, one after the other: none is made before it is asked for. */
export function* linesOf(text: string): Generator<Line> {
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    yield { text: text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end), start };
    start = end + 1;
  }
}
