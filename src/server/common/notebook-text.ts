import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location } from 'vscode-languageserver';
import type { SourceText, Span } from '../../core/model/text.ts';

/** The code cells of an open notebook as one text, and where each stands in it. */
export interface NotebookText {
  readonly source: Omit<SourceText, 'uri' | 'version'>;
  readonly cells: readonly { readonly document: TextDocument; readonly start: number; readonly end: number }[];
}

const LANGUAGES: Readonly<Record<string, string>> = {
  python: 'ipython',
  typescript: 'typescript',
  javascript: 'javascript',
};

/** Languages whose cells are read. */
export const CELL_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

/** Cells that a shell runs are read, all other foreign ones are not. */
const SHELL = /^\s*%%(?:bash|sh)\b/;

/** Cells share names, so they are read as one text, divided by line breaks. The language is that of the first. */
export function textOfCells(notebook: readonly TextDocument[]): NotebookText {
  const code = notebook.filter(({ languageId }) => Object.hasOwn(LANGUAGES, languageId));
  const language = code[0]?.languageId ?? 'python';
  const cells: { document: TextDocument; start: number; end: number }[] = [];
  let text = '';
  for (const document of code.filter(({ languageId }) => languageId === language)) {
    const body = document.getText();
    const start = text.length;
    const shell = SHELL.test(body);
    // A cell magic hands the whole cell to something else.
    text += !shell && /^\s*%%(?!time|capture|prun)/.test(body) ? body.replace(/[^\r\n]/g, ' ') : body;
    cells.push({ document, start, end: text.length });
    // A form feed ends the cell of a shell.
    text += shell ? '\n\f\n' : '\n';
  }
  return { source: { language: LANGUAGES[language] ?? 'ipython', text }, cells };
}

/** The cell that a span of the joined text stands in, and its range there; null between cells. */
export function cellLocation({ cells }: NotebookText, span: Span): Location | null {
  const cell = cells.find(({ start, end }) => start <= span.start && span.start <= end);
  if (!cell) return null;
  const { document, start, end } = cell;
  return {
    uri: document.uri,
    range: {
      start: document.positionAt(span.start - start),
      end: document.positionAt(Math.min(span.end, end) - start),
    },
  };
}
