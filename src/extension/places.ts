import * as vscode from 'vscode';
import type { Analyzer } from '../core/analyzer.ts';
import type { Place, TextEdit } from '../core/model/text.ts';
import { cellRange, textOfNotebook } from './notebooks.ts';

/** Where a place of the core is in the editor. */
export interface EditorPlace {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/** Finds places: in cells for open notebooks, in documents and files for the rest. Null for what is no longer known. */
export function editorPlace(analyzer: Analyzer, { uri, span }: Place): EditorPlace | null {
  const notebook = vscode.workspace.notebookDocuments.find((candidate) => candidate.uri.toString() === uri);
  if (notebook) {
    const found = cellRange(textOfNotebook(notebook), span);
    return found ? { uri: found.document.uri, range: found.range } : null;
  }
  const range = analyzer.locate(uri, span);
  if (!range) return null;
  const { start, end } = range;
  return {
    uri: vscode.Uri.parse(uri, true),
    range: new vscode.Range(start.line, start.character, end.line, end.character),
  };
}

/** The edits of a fix as one edit of the workspace; null when a place can no longer be found. */
export function workspaceEdit(analyzer: Analyzer, edits: readonly TextEdit[]): vscode.WorkspaceEdit | null {
  const result = new vscode.WorkspaceEdit();
  for (const edit of edits) {
    const place = editorPlace(analyzer, edit);
    if (!place) return null;
    result.replace(place.uri, place.range, edit.newText);
  }
  return result;
}
