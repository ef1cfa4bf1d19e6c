import * as vscode from 'vscode';
import type { Analyzer } from '../core/analyzer.ts';
import type { Place, TextEdit } from '../core/model/text.ts';
import { cellRange, notebookAt, notebookVersion, textOfNotebook } from './notebooks.ts';
import type { NotebookText } from './notebooks.ts';

/** Where a place of the core is in the editor. */
export interface EditorPlace {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/** The way from the coordinates of the core to those of the editor. */
export interface Places {
  /** In cells for open notebooks, in documents and files for the rest. Null for what was never read. */
  readonly at: (place: Place) => EditorPlace | null;
  /** Edits of a fix as one edit of the workspace; null when a text is no longer the one they were made for. */
  readonly edit: (edits: readonly TextEdit[]) => vscode.WorkspaceEdit | null;
}

/** Ranges kept for documents that are being read again. */
const REMEMBERED = 20_000;

export function createPlaces(analyzer: () => Analyzer): Places {
  const remembered = new Map<string, vscode.Range>();
  const joined = new Map<string, NotebookText>();

  const cellsOf = (uri: string, notebook: vscode.NotebookDocument): NotebookText => {
    const known = joined.get(uri);
    if (known?.source.version === notebookVersion(notebook)) return known;
    const text = textOfNotebook(notebook);
    joined.clear();
    joined.set(uri, text);
    return text;
  };
  const at = ({ uri, span }: Place): EditorPlace | null => {
    const notebook = notebookAt(uri);
    if (notebook) {
      const found = cellRange(cellsOf(uri, notebook), span);
      return found ? { uri: found.document.uri, range: found.range } : null;
    }
    const key = `${uri}:${String(span.start)}:${String(span.end)}`;
    const located = analyzer().locate(uri, span);
    // While a scan reads everything anew, what is shown stays where it was.
    const range = located
      ? new vscode.Range(located.start.line, located.start.character, located.end.line, located.end.character)
      : remembered.get(key);
    if (!range) return null;
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, range);
    return { uri: vscode.Uri.parse(uri, true), range };
  };
  return {
    at,
    edit: (edits) => {
      const result = new vscode.WorkspaceEdit();
      for (const edit of edits) {
        const place = isCurrent(analyzer(), edit.uri) ? at(edit) : null;
        if (!place) return null;
        result.replace(place.uri, place.range, edit.newText);
      }
      return result;
    },
  };
}

/** Whether the editor shows the text that was analysed. An edit made for another text would change the wrong place. */
function isCurrent(analyzer: Analyzer, uri: string): boolean {
  const analysed = analyzer.text(uri);
  if (analysed === null) return false;
  const notebook = notebookAt(uri);
  if (notebook) return textOfNotebook(notebook).source.text === analysed;
  const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
  return document === undefined || document.getText() === analysed;
}
