import type { TextEdit as LspEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Analyzer } from '../../core/analyzer.ts';
import type { TextEdit } from '../../core/model/text.ts';
import type { Abilities } from './abilities.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Places } from './places.ts';

/** Edits of the core as an edit of the client; null where a text is not the one any more that they were made for. */
export type ToWorkspaceEdit = (edits: readonly TextEdit[]) => WorkspaceEdit | null;

/**
 * @param places asked anew with each edit: the analyzer behind them may be another one
 * @param made is told which documents an edit was made for
 */
export function createEdits(
  analyzer: () => Analyzer,
  open: OpenDocuments,
  places: Places,
  { versionedEdits }: Abilities,
  made: (uris: readonly string[]) => void,
): ToWorkspaceEdit {
  /** Whether the client shows the text that was analysed. An edit made for another text would change the wrong place. */
  const isCurrent = (uri: string): boolean => {
    const analysed = analyzer().text(uri);
    return analysed !== null && (open.source(uri)?.text ?? analysed) === analysed;
  };
  return (edits) => {
    const byUri = new Map<string, LspEdit[]>();
    for (const { uri, span, newText } of edits) {
      const at = isCurrent(uri) ? places.at({ uri, span }) : null;
      if (!at) return null;
      const list = byUri.get(at.uri) ?? [];
      list.push({ range: at.range, newText });
      byUri.set(at.uri, list);
    }
    made([...new Set(edits.map(({ uri }) => uri))]);
    if (!versionedEdits) return { changes: Object.fromEntries(byUri) };
    return {
      documentChanges: [...byUri].map(([uri, list]) => ({
        textDocument: { uri, version: open.document(uri)?.version ?? null },
        edits: list,
      })),
    };
  };
}
