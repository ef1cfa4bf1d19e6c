import type { Span } from '../model/text.ts';

/**
 * The line of code around an offset, without its line break. In a notebook file a line of code is a piece of a JSON
 * string: it ends at an escaped line break or with its string.
 */
export function codeLine(uri: string, text: string, offset: number): Span {
  return uri.endsWith('.ipynb') ? cellLine(text, offset) : plainLine(text, offset);
}

function plainLine(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isBreak(text[start - 1])) start--;
  let end = offset;
  while (end < text.length && !isBreak(text[end])) end++;
  return { start, end };
}

function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

/** Walks the JSON line from its beginning, for only from there is it known which quotes and escapes count. */
function cellLine(text: string, offset: number): Span {
  const line = plainLine(text, offset);
  let start = line.start;
  let inString = false;
  for (let at = line.start; at < line.end; at++) {
    const character = text[at];
    const ends = character === '"' || (inString && character === '\\' && /[nr]/.test(text[at + 1] ?? ''));
    if (ends && inString && at >= offset) return { start, end: at };
    if (character === '"') {
      inString = !inString;
      start = at + 1;
    } else if (character === '\\') {
      at++;
      if (ends) start = at + 1;
    }
  }
  return { start, end: line.end };
}
