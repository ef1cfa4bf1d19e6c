import { emptyFacts } from '../empty-facts.ts';
import { createLineTable } from '../../base/lines.ts';
import type { SourceText } from '../../model/text.ts';
import type { Collected } from '../collected.ts';
import { moveSpans } from '../embedded/move-spans.ts';
import { scanNotebook } from './scan.ts';
import type { Cell, ScannedNotebook } from './scan.ts';
import { decodeCell, joinCells } from './text.ts';

/** Language ids of kernels whose code is read; of any other kernel nothing is known. */
const KERNEL_LANGUAGES: Readonly<Record<string, string>> = {
  python: 'ipython',
  ipython: 'ipython',
  typescript: 'typescript',
  javascript: 'javascript',
  csharp: 'csharpscript',
  'c#': 'csharpscript',
};

/** Names of kernels in notebooks that do not say their language. Stripped notebooks say nothing at all; nearly all are Python. */
const KERNEL_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:deno|tslab)/, 'typescript'],
  [/^(?:javascript|jslab)/, 'javascript'],
  [/^\.net-csharp/, 'csharpscript'],
  [/^(?:ir|julia|bash|gophernotes|gonb|rust|java|ijava|kotlin|scala|almond|ruby|\.net|octave|matlab|xcpp)/, ''],
];

/**
 * The facts of a `.ipynb` file: its code cells are put together into one text, which `inner` reads in the language of the
 * kernel; every span of the facts is then moved to the raw file, so that reports and edits are of the file itself. Text
 * that is no notebook gives an `invalid-notebook` note; a kernel of another language gives facts without content.
 */
export async function collectNotebookFacts(
  source: SourceText,
  inner: (source: SourceText) => Promise<Collected> | Collected,
): Promise<Collected> {
  const scanned = scanNotebook(source.text);
  if (scanned.kind === 'invalid') {
    const line = createLineTable(source.text).positionAt(scanned.offset).line + 1;
    const detail = `not a notebook: ${scanned.detail} (line ${String(line)})`;
    return { facts: null, notes: [{ uri: source.uri, kind: 'invalid-notebook', detail }] };
  }
  const language = languageOf(scanned);
  if (language === '') return { facts: emptyFacts({ ...source, language: 'jupyter' }), notes: [] };
  const { text, toRaw } = joinCells(
    source.text,
    scanned.cells.filter((cell) => cell.type === 'code'),
  );
  if (text === '') return { facts: emptyFacts({ ...source, language: 'jupyter' }), notes: [] };
  const { facts, ...told } = await inner({ ...source, language, text });
  return { facts: facts ? moveSpans(facts, toRaw) : null, ...told };
}

function languageOf(notebook: Extract<ScannedNotebook, { kind: 'notebook' }>): string {
  const { language, kernel } = notebook;
  if (language !== null) return Object.hasOwn(KERNEL_LANGUAGES, language) ? (KERNEL_LANGUAGES[language] ?? '') : '';
  return KERNEL_NAMES.find(([name]) => kernel !== null && name.test(kernel))?.[1] ?? 'ipython';
}

/** The cell of a raw offset: its 0-based index among all cells, and the 1-based line in it. */
export interface CellPlace {
  readonly cell: number;
  readonly cellLine: number;
}

/** Finds cells by raw offset; scan once, look up often. */
export interface CellTable {
  /** null outside of the sources of cells. */
  readonly locate: (offset: number) => CellPlace | null;
}

export function createCellTable(raw: string): CellTable {
  const scanned = scanNotebook(raw);
  const cells = scanned.kind === 'notebook' ? scanned.cells : [];
  return {
    locate: (offset) => {
      const cell = cells.findIndex(({ source }) => source.start <= offset && offset < source.end);
      const found = cells[cell];
      return found ? { cell, cellLine: lineIn(raw, found, offset) } : null;
    },
  };
}

function lineIn(raw: string, cell: Cell, offset: number): number {
  const { text, runs } = decodeCell(raw, cell);
  const run = runs.findLast((candidate) => candidate.raw <= offset);
  if (!run) return 1;
  const at = run.start + (run.escape ? 0 : Math.min(offset - run.raw, run.length));
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line++;
  return line;
}

/** A text as it is written into the source of a cell: quotes, backslashes and line breaks as the file format has them. */
export function escapeForCell(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
