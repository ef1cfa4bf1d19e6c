import type { Span } from '../../model/text.ts';
import type { Cell } from './scan.ts';
import { CELL_END, isShellCell } from '../python/magics.ts';

/** The code of a notebook as one text, and the way back from it into the raw JSON. */
export interface NotebookText {
  readonly text: string;
  readonly toRaw: (span: Span) => Span;
}

/** A run of the text that stands in the raw JSON as it is, or one escape sequence (`\n`, `\u00e9`). */
interface Run {
  readonly start: number;
  readonly raw: number;
  /** Length in the raw JSON. */
  readonly length: number;
  readonly escape: boolean;
}

const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|[\s\S])/g;
const SINGLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Magics whose cell is still Python; others hand the cell to another program (`%%bash`, `%%html`). */
const PYTHON_MAGIC =
  /^%%(?:time|timeit|capture|prun|python3?|pypy|debug|mprun|memit|scalene|snakeviz|ipytest|track_emissions|writefile\s+\S+\.py)\b/;

/** Puts the given cells together, each ended by a line break. */
export function joinCells(raw: string, cells: readonly Cell[]): NotebookText {
  const runs: Run[] = [];
  const chunks: string[] = [];
  let length = 0;
  for (const cell of cells) {
    const code = decodeCell(raw, cell);
    const shell = isShellCell(code.text);
    if (code.text === '' || (isForeign(code.text) && !shell)) continue;
    for (const run of code.runs) runs.push({ ...run, start: run.start + length });
    const text = shell ? code.text : withoutCellMagic(code.text);
    const end = shell ? `\n${CELL_END}\n` : '\n';
    chunks.push(text, end);
    length += text.length + end.length;
  }
  return { text: chunks.join(''), toRaw: (span) => rawSpan(runs, span) };
}

/** The text of one cell and where each run of it stands. */
export function decodeCell(raw: string, cell: Cell): { readonly text: string; readonly runs: readonly Run[] } {
  const runs: Run[] = [];
  let text = '';
  const plain = (from: number, to: number): void => {
    if (to <= from) return;
    runs.push({ start: text.length, raw: from, length: to - from, escape: false });
    text += raw.slice(from, to);
  };
  for (const piece of cell.pieces) {
    const content = raw.slice(piece.start, piece.end);
    let from = piece.start;
    for (const match of content.includes('\\') ? content.matchAll(ESCAPE) : []) {
      const at = piece.start + match.index;
      plain(from, at);
      runs.push({ start: text.length, raw: at, length: match[0].length, escape: true });
      text += decodeEscape(match[0]);
      from = at + match[0].length;
    }
    plain(from, piece.end);
  }
  return { text, runs };
}

function decodeEscape(escape: string): string {
  const letter = escape[1] ?? '';
  if (letter === 'u' && escape.length === 6) return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
  return SINGLE[letter] ?? letter;
}

function isForeign(text: string): boolean {
  const first = text.trimStart();
  return first.startsWith('%%') && !PYTHON_MAGIC.test(first);
}

/** Blanks the line of a cell magic, which no front end of a language need know in the midst of a text. */
function withoutCellMagic(text: string): string {
  return text.replace(/^(\s*)(%%[^\n]*)/, (_, before: string, magic: string) => before + ' '.repeat(magic.length));
}

/** A span of the text in the raw JSON. An end maps behind the last character, which may stand far from the next one. */
function rawSpan(runs: readonly Run[], { start, end }: Span): Span {
  const rawEnd = end === 0 ? (runs[0]?.raw ?? 0) : after(runs, end - 1);
  return start === end ? { start: rawEnd, end: rawEnd } : { start: before(runs, start), end: rawEnd };
}

function runAt(runs: readonly Run[], offset: number): Run {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return runs[low] ?? { start: 0, raw: 0, length: 0, escape: false };
}

/** Where the character at `offset` begins; the line break between two cells is nowhere, so it is the end of the first. */
function before(runs: readonly Run[], offset: number): number {
  const run = runAt(runs, offset);
  if (run.escape) return offset > run.start ? run.raw + run.length : run.raw;
  return run.raw + Math.min(offset - run.start, run.length);
}

function after(runs: readonly Run[], offset: number): number {
  const run = runAt(runs, offset);
  return run.escape ? run.raw + run.length : run.raw + Math.min(offset - run.start + 1, run.length);
}
