/**
 * The grammar's scanner keeps its state in 1,024 bytes: up to 255 for open strings, two for each open indentation. It writes
 * on past their end, which breaks the parser for good
 * (https://github.com/tree-sitter/tree-sitter-python/blob/master/src/scanner.c). CPython itself reads 100 levels.
 */
const MAX_LEVELS = 250;
/** The scanner keeps widths in 16 bits. */
const MAX_WIDTH = 0xffff;
/** A line break of the scanner and the space behind it; a backslash at the end of a line joins the next one to it. */
const INDENTATION = /(?:^|[\n\r\f])((?:[ \t]|\\\r?\n)*)/g;

/**
 * Says why a text is not parsed when it is indented deeper than the grammar can bear; null for all others. Open
 * indentations grow in width, however broken the text is, so there are at most as many as there are different widths.
 */
export function refuseIndentation(text: string): string | null {
  const widths = new Set<number>();
  for (const match of text.matchAll(INDENTATION)) {
    const width = widthOf(match[1] ?? '');
    widths.add(width);
    if (widths.size > MAX_LEVELS || width > MAX_WIDTH) return 'indented too deeply';
  }
  return null;
}

function widthOf(indentation: string): number {
  let width = 0;
  for (let at = 0; at < indentation.length; at++) {
    const character = indentation.charAt(at);
    width += character === '\t' ? 8 : character === ' ' ? 1 : 0;
  }
  return width;
}
