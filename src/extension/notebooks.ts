import * as vscode from 'vscode';
import type { SourceText, Span } from '../core/model/text.ts';

/** The code cells of an open notebook as one text, and where each stands in it. */
export interface NotebookText {
  readonly source: SourceText;
  readonly cells: readonly { readonly document: vscode.TextDocument; readonly start: number; readonly end: number }[];
}

const LANGUAGES: Readonly<Record<string, string>> = {
  python: 'ipython',
  typescript: 'typescript',
  javascript: 'javascript',
};

/** Cells that a shell runs are read, all other foreign ones are not. */
const SHELL = /^\s*%%(?:bash|sh)\b/;

/**
 * The uri the cells of an open notebook go under. It is not that of its file, for offsets into the joined cells are not
 * offsets into the file: an edit of a cell is code, an edit of the file is JSON.
 */
export function cellsUri(notebook: vscode.NotebookDocument): string {
  return notebook.uri.with({ fragment: 'cells' }).toString();
}

/** Cells share names, so they are read as one text, divided by line breaks. The language is that of most cells. */
export function textOfNotebook(notebook: vscode.NotebookDocument): NotebookText {
  const code = notebook
    .getCells()
    .filter((cell) => cell.kind === vscode.NotebookCellKind.Code && Object.hasOwn(LANGUAGES, cell.document.languageId));
  const language = code[0]?.document.languageId ?? 'python';
  const cells: { document: vscode.TextDocument; start: number; end: number }[] = [];
  let text = '';
  for (const { document } of code.filter((cell) => cell.document.languageId === language)) {
    // A cell magic hands the whole cell to something else.
    const body = document.getText();
    const start = text.length;
    const shell = SHELL.test(body);
    text += !shell && /^\s*%%(?!time|capture|prun)/.test(body) ? body.replace(/[^\r\n]/g, ' ') : body;
    cells.push({ document, start, end: text.length });
    // A form feed ends the cell of a shell.
    text += shell ? '\n\f\n' : '\n';
  }
  return {
    source: {
      uri: cellsUri(notebook),
      language: LANGUAGES[language] ?? 'ipython',
      version: notebookVersion(notebook),
      text,
    },
    cells,
  };
}

/** Grows with each edit of any cell. Never 0: that is the version of files that are not open. */
export function notebookVersion(notebook: vscode.NotebookDocument): number {
  return notebook.getCells().reduce((sum, cell) => sum + cell.document.version, notebook.version + 1);
}

/** The cell a span of the joined text stands in, and its range there. */
export function cellRange(
  { cells }: NotebookText,
  span: Span,
): { readonly document: vscode.TextDocument; readonly range: vscode.Range } | null {
  const cell = cells.find(({ start, end }) => start <= span.start && span.start <= end);
  if (!cell) return null;
  const range = new vscode.Range(
    cell.document.positionAt(span.start - cell.start),
    cell.document.positionAt(Math.min(span.end, cell.end) - cell.start),
  );
  return { document: cell.document, range };
}

/** The open notebook whose cells go under a uri. */
export function notebookAt(uri: string): vscode.NotebookDocument | null {
  return vscode.workspace.notebookDocuments.find((notebook) => cellsUri(notebook) === uri) ?? null;
}

/** The notebook a cell document belongs to, while it is open. */
export function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | null {
  if (document.uri.scheme !== 'vscode-notebook-cell') return null;
  return (
    vscode.workspace.notebookDocuments.find((notebook) =>
      notebook.getCells().some((cell) => cell.document === document),
    ) ?? null
  );
}
