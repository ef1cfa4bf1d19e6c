import * as vscode from 'vscode';
import { languageOf, languages } from '../core/model/language.ts';

/** Schemes of documents that are views of something else. */
const VIEWS: ReadonlySet<string> = new Set([
  'output',
  'git',
  'gitfs',
  'debug',
  'vscode-settings',
  'vscode-userdata',
  'search-editor',
  'modelkeel',
  'comment',
  'walkThroughSnippet',
]);

/** Whether a document is one that the server reads: by its name, else by the language the user gave it. */
export function isTarget(document: vscode.TextDocument): boolean {
  const { uri, isUntitled, languageId } = document;
  if (uri.scheme === 'vscode-notebook-cell') return true;
  if (VIEWS.has(uri.scheme)) return false;
  const byName = isUntitled ? null : languageOf(uri.path);
  // The text of a notebook file is of use to nobody while its cells are open.
  return byName === null ? languages.has(languageId) : byName !== 'jupyter';
}

/** Calls back once, when there is a document or a notebook to look at; at once where there is one already. */
export function whenTargetOpens(callback: () => void): vscode.Disposable {
  const { workspace } = vscode;
  const subscriptions: vscode.Disposable[] = [];
  const found = (isFound: boolean): void => {
    if (!isFound) return;
    for (const subscription of subscriptions.splice(0)) subscription.dispose();
    callback();
  };
  subscriptions.push(
    workspace.onDidOpenTextDocument((document) => {
      found(isTarget(document));
    }),
    workspace.onDidOpenNotebookDocument(() => {
      found(true);
    }),
  );
  found(workspace.notebookDocuments.length > 0 || workspace.textDocuments.some(isTarget));
  return vscode.Disposable.from(...subscriptions);
}
