import type { WorkspaceEdit } from 'vscode-languageserver';

const ANNOTATION = 'migration';

/** An edit that the client shows before it makes it, where it can. */
export function toReview(edit: WorkspaceEdit, label: string, annotations: boolean): WorkspaceEdit {
  const { documentChanges } = edit;
  if (!annotations || !documentChanges) return edit;
  return {
    changeAnnotations: { [ANNOTATION]: { label, needsConfirmation: true } },
    documentChanges: documentChanges.map((change) =>
      'textDocument' in change
        ? {
            ...change,
            edits: change.edits.map((one) => ('newText' in one ? { ...one, annotationId: ANNOTATION } : one)),
          }
        : change,
    ),
  };
}
