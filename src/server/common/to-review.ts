import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Abilities } from './abilities.ts';

const ANNOTATION = 'migration';
const ASKING = 'preview';

/** An edit that the client shows before it makes it, where it can. */
export function toReview(
  edit: WorkspaceEdit,
  label: string,
  { annotations, createsFiles }: Pick<Abilities, 'annotations' | 'createsFiles'>,
): WorkspaceEdit {
  const { documentChanges } = edit;
  if (!annotations || !documentChanges) return edit;
  const uri = documentChanges.flatMap((change) => ('textDocument' in change ? [change.textDocument.uri] : []))[0];
  const canCreate = createsFiles && uri !== undefined && /^(?!untitled:|vscode-notebook-cell:)/.test(uri);
  return {
    changeAnnotations: {
      [ANNOTATION]: { label, needsConfirmation: !canCreate },
      ...(canCreate ? { [ASKING]: { label, needsConfirmation: true } } : {}),
    },
    documentChanges: [
      ...documentChanges.map((change) =>
        'textDocument' in change
          ? {
              ...change,
              edits: change.edits.map((one) => ('newText' in one ? { ...one, annotationId: ANNOTATION } : one)),
            }
          : change,
      ),
      // Editors do not tick what needs a confirmation, so that *Apply* would do nothing. What needs one here does nothing: it
      // makes a file that is there.
      ...(canCreate ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true }, annotationId: ASKING }] : []),
    ],
  };
}
