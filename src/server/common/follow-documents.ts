import type { Connection } from 'vscode-languageserver';
import type { Logger } from '../../core/ports.ts';
import type { Analyses } from './analyses.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { OpenDocuments } from './open-documents.ts';

/** Follows what the client opens, types and closes: documents, and the cells of notebooks. */
export function followDocuments(
  connection: Connection,
  open: OpenDocuments,
  analyses: Analyses,
  diagnostics: Diagnostics,
  logger: Logger,
): void {
  connection.onDidOpenTextDocument(({ textDocument }) => {
    const uri = open.openText(textDocument);
    diagnostics.moved(uri);
    analyses.opened(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri: clientUri, version }, contentChanges }) => {
    const uri = open.changeText(clientUri, version, contentChanges);
    if (uri !== null) analyses.edited(uri);
    else logger.warn(`ignored a change to ${clientUri}, which is not open`);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    const uri = open.closeText(textDocument.uri);
    if (uri === null) return;
    diagnostics.moved(uri);
    analyses.closed(uri);
  });
  const { synchronization } = connection.notebooks;
  synchronization.onDidOpenNotebookDocument(({ notebookDocument: { uri, version, cells }, cellTextDocuments }) => {
    const target = open.openNotebook(
      uri,
      version,
      cells.map(({ document }) => document),
      cellTextDocuments,
    );
    analyses.opened(target);
  });
  synchronization.onDidChangeNotebookDocument(({ notebookDocument: { uri, version }, change }) => {
    const target = open.changeNotebook(uri, version, change);
    if (target !== null) analyses.edited(target);
  });
  synchronization.onDidCloseNotebookDocument(({ notebookDocument }) => {
    const target = open.closeNotebook(notebookDocument.uri);
    if (target !== null) analyses.closed(target);
  });
}
