import * as vscode from 'vscode';

/** As much of nbformat 4 as the suites use. */
interface NotebookFile {
  readonly cells: readonly NotebookFileCell[];
}

interface NotebookFileCell {
  readonly cell_type: 'code' | 'markdown' | 'raw';
  readonly source: string | readonly string[];
}

const { Code, Markup } = vscode.NotebookCellKind;

function cellOf({ cell_type, source }: NotebookFileCell): vscode.NotebookCellData {
  const text = typeof source === 'string' ? source : source.join('');
  return cell_type === 'code'
    ? new vscode.NotebookCellData(Code, text, 'python')
    : new vscode.NotebookCellData(Markup, text, 'markdown');
}

/** Registers the reader and writer of notebooks. */
export function activate(context: vscode.ExtensionContext): void {
  const serializer: vscode.NotebookSerializer = {
    deserializeNotebook: (bytes) => {
      const { cells } = JSON.parse(new TextDecoder().decode(bytes)) as NotebookFile;
      return new vscode.NotebookData(cells.map(cellOf));
    },
    serializeNotebook: ({ cells }) => {
      const written = cells.map(({ kind, value }) => ({
        cell_type: kind === Code ? 'code' : 'markdown',
        metadata: {},
        source: value,
        ...(kind === Code ? { execution_count: null, outputs: [] } : {}),
      }));
      return new TextEncoder().encode(JSON.stringify({ cells: written, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    },
  };
  context.subscriptions.push(vscode.workspace.registerNotebookSerializer('jupyter-notebook', serializer));
}
