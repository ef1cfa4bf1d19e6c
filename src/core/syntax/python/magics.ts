import type { Span } from '../../model/text.ts';

/**
 * Lines only IPython understands: `%pip install x`, `!ls`, `?help`, `help?`, `files = !ls`
 * (https://ipython.readthedocs.io/en/stable/interactive/magics.html).
 */
const MAGIC_LINE = /^[ \t]*(?:%%?[A-Za-z_]|!(?!=)|\?|[\w.]+\?{1,2}[ \t]*$|[\w,][\w, \t]*=[ \t]*(?:!(?!=)|%[A-Za-z_]))/;
/** What opens and closes literals of several lines, and what may hide that: other literals and comments. */
const QUOTES = /"""|'''|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|#.*/g;
/** What stands in front of a command line of the system. */
const SHELL_LINE =
  /^[ \t]*(?:[\w,][\w, \t]*=[ \t]*)?(?:!!?(?!=)|%(?:sx|system|sc)[ \t]+|%(?=(?:pip|uv|conda|mamba|micromamba)[ \t]))/;
/** The first line of a cell that a shell runs. */
const SHELL_CELL =
  /^[ \t]*%%(?:!|(?:bash|sh|zsh|system|sx|shell|script[ \t]+(?:--\S+[ \t]+)*(?:\/\S+\/)?(?:ba|z)?sh)\b)/;
/** Stands alone in the line behind such a cell, where several cells are one text. */
export const CELL_END = '\f';

/** Whether a cell is run by a shell. */
export function isShellCell(text: string): boolean {
  return SHELL_CELL.test(text.trimStart());
}

/** The command lines and shell cells of a text, and what is left of it as plain Python. */
export interface Magics {
  /** The text with magic lines replaced by spaces of the same length, so that offsets stay. */
  readonly python: string;
  /** Command lines in Python cells, in which Python's names count. */
  readonly lines: readonly Span[];
  /** Cells of a shell. */
  readonly cells: readonly Span[];
}

/** Tells magics and Python apart. */
export function readMagics(text: string): Magics {
  if (!/[%!?]/.test(text)) return { python: text, lines: [], cells: [] };
  const lines: Span[] = [];
  const cells: Span[] = [];
  let open = '';
  let continued = false;
  /** Where the shell cell that is open begins; -1 outside of one. */
  let cell = -1;
  let command: number | null = null;
  const python = text.replace(/[^\r\n]+/g, (line, offset: number) => {
    const end = offset + line.length;
    if (cell >= 0) {
      if (line !== CELL_END) return ' '.repeat(line.length);
      cells.push({ start: cell, end: offset });
      cell = -1;
      return line;
    }
    const magic = open === '' && (continued || MAGIC_LINE.test(line));
    if (magic && !continued) {
      if (SHELL_CELL.test(line)) cell = end;
      const opener = cell < 0 ? SHELL_LINE.exec(line)?.[0].length : undefined;
      command = opener === undefined ? null : offset + opener;
    }
    // A magic line goes on behind a backslash as any other does.
    continued = magic && line.endsWith('\\');
    if (magic && !continued && command !== null) {
      lines.push({ start: command, end });
      command = null;
    }
    if (magic) return ' '.repeat(line.length);
    open = openAfter(line, open);
    return line;
  });
  if (cell >= 0) cells.push({ start: cell, end: text.length });
  return { python, lines, cells };
}

/** Replaces magic lines by spaces of the same length, so that offsets stay and the rest is plain Python. */
export function blankMagics(text: string): string {
  return readMagics(text).python;
}

/** The triple quote still open at the end of a line. */
function openAfter(line: string, before: string): string {
  const start = before === '' ? 0 : line.indexOf(before) + before.length;
  if (start < before.length) return before;
  const quotes = new RegExp(QUOTES);
  quotes.lastIndex = start;
  for (let match = quotes.exec(line); match; match = quotes.exec(line)) {
    const [quote] = match;
    if (quote !== '"""' && quote !== "'''") continue;
    const end = line.indexOf(quote, quotes.lastIndex);
    if (end < 0) return quote;
    quotes.lastIndex = end + quote.length;
  }
  return '';
}
