import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  NotebookDocumentChangeEvent,
  TextDocumentContentChangeEvent,
  TextDocumentItem,
} from 'vscode-languageserver';
import type { SourceText } from '../../core/model/text.ts';
import { languageForOpen } from './language-ids.ts';
import { textOfCells } from './notebook-text.ts';
import type { NotebookText } from './notebook-text.ts';
import { cellsOf, fileOf } from './uris.ts';
import type { Uris } from './uris.ts';

/** What the client holds open: its texts count, not those of the disk. Uris are those of the core, unless said otherwise. */
export interface OpenDocuments {
  readonly openText: (item: TextDocumentItem) => string;
  /** The document that changed; null where none of that name is open, or the change fits no text. */
  readonly changeText: (
    clientUri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ) => string | null;
  readonly closeText: (clientUri: string) => string | null;
  readonly openNotebook: (
    clientUri: string,
    version: number,
    cellUris: readonly string[],
    texts: readonly TextDocumentItem[],
  ) => string;
  readonly changeNotebook: (clientUri: string, version: number, change: NotebookDocumentChangeEvent) => string | null;
  readonly closeNotebook: (clientUri: string) => string | null;
  /** The text of a document or of joined cells as it is analysed; null where it is not open, or not read. */
  readonly source: (uri: string) => SourceText | null;
  /** The joined cells that a uri stands for; null for all others. */
  readonly cells: (uri: string) => NotebookText | null;
  /** A text document or a cell, by the client's uri. */
  readonly document: (clientUri: string) => TextDocument | null;
  /** Under which uri reports of a document or cell go, by the client's uri; null where it is not open, or not read. */
  readonly targetOf: (clientUri: string) => string | null;
  /** Whether the client, not the disk, has the text of a file. */
  readonly isOpen: (uri: string) => boolean;
  readonly uris: () => readonly string[];
  /** Uris of the client that stand for a document: its own, or those of the cells. */
  readonly clientUris: (uri: string) => readonly string[];
}

interface Notebook {
  version: number;
  cells: readonly string[];
  joined: NotebookText | null;
  /** Grows with each change of any cell. */
  edits: number;
}

export function createOpenDocuments(uris: Uris): OpenDocuments {
  const texts = new Map<string, TextDocument>();
  const notebooks = new Map<string, Notebook>();
  /** Cells by the client's uri. */
  const cellTexts = new Map<string, { document: TextDocument; readonly notebook: string }>();

  const joinedOf = (uri: string): NotebookText | null => {
    const notebook = uri === fileOf(uri) ? undefined : notebooks.get(fileOf(uri));
    if (!notebook) return null;
    notebook.joined ??= textOfCells(notebook.cells.flatMap((cell) => cellTexts.get(cell)?.document ?? []));
    return notebook.joined;
  };
  const touch = (notebook: Notebook): void => {
    notebook.joined = null;
    notebook.edits++;
  };
  const addCells = (uri: string, items: readonly TextDocumentItem[]): void => {
    for (const item of items)
      cellTexts.set(item.uri, {
        document: TextDocument.create(item.uri, item.languageId, item.version, item.text),
        notebook: uri,
      });
  };
  const languageIn = (uri: string, document: TextDocument): string | null => languageForOpen(uri, document.languageId);

  return {
    openText: (item) => {
      const uri = uris.toCore(item.uri);
      texts.set(uri, TextDocument.create(item.uri, item.languageId, item.version, item.text));
      return uri;
    },
    changeText: (clientUri, version, changes) => {
      const cell = cellTexts.get(clientUri);
      const uri = cell ? cell.notebook : uris.toCore(clientUri);
      const document = cell?.document ?? texts.get(uri);
      if (!document) return null;
      const next = TextDocument.update(document, [...changes], version);
      if (!cell) {
        texts.set(uri, next);
        return uri;
      }
      cell.document = next;
      const notebook = notebooks.get(cell.notebook);
      if (notebook) touch(notebook);
      return cellsOf(cell.notebook);
    },
    closeText: (clientUri) => {
      const uri = uris.toCore(clientUri);
      return texts.delete(uri) ? uri : null;
    },
    openNotebook: (clientUri, version, cells, items) => {
      const uri = uris.toCore(clientUri);
      notebooks.set(uri, { version, cells, joined: null, edits: 0 });
      addCells(uri, items);
      return cellsOf(uri);
    },
    changeNotebook: (clientUri, version, { cells }) => {
      const uri = uris.toCore(clientUri);
      const notebook = notebooks.get(uri);
      if (!notebook) return null;
      notebook.version = version;
      const { structure, textContent } = cells ?? {};
      if (structure) {
        const order = [...notebook.cells];
        const { start, deleteCount, cells: added } = structure.array;
        order.splice(start, deleteCount, ...(added ?? []).map(({ document }) => document));
        notebook.cells = order;
        addCells(uri, structure.didOpen ?? []);
        for (const { uri: closed } of structure.didClose ?? []) cellTexts.delete(closed);
      }
      for (const { document, changes } of textContent ?? []) {
        const cell = cellTexts.get(document.uri);
        if (cell) cell.document = TextDocument.update(cell.document, changes, document.version);
      }
      if (!structure && !textContent?.length) return null;
      touch(notebook);
      return cellsOf(uri);
    },
    closeNotebook: (clientUri) => {
      const uri = uris.toCore(clientUri);
      if (!notebooks.delete(uri)) return null;
      for (const [cell, { notebook }] of cellTexts) if (notebook === uri) cellTexts.delete(cell);
      return cellsOf(uri);
    },
    source: (uri) => {
      const notebook = notebooks.get(fileOf(uri));
      const joined = joinedOf(uri);
      // Version 0 is that of files on disk; a client's first version may be 0 as well.
      if (notebook && joined) return { uri, version: notebook.edits + 1, ...joined.source };
      const document = texts.get(uri);
      const language = document ? languageIn(uri, document) : null;
      if (!document || language === null) return null;
      return { uri, language, version: document.version + 1, text: document.getText() };
    },
    cells: joinedOf,
    document: (clientUri) => cellTexts.get(clientUri)?.document ?? texts.get(uris.toCore(clientUri)) ?? null,
    targetOf: (clientUri) => {
      const cell = cellTexts.get(clientUri);
      if (cell) return cellsOf(cell.notebook);
      const uri = uris.toCore(clientUri);
      const document = texts.get(uri);
      return document && languageIn(uri, document) !== null ? uri : null;
    },
    isOpen: (uri) => texts.has(uri) || notebooks.has(fileOf(uri)),
    uris: () => [
      ...[...texts].flatMap(([uri, document]) => (languageIn(uri, document) === null ? [] : [uri])),
      ...[...notebooks.keys()].map(cellsOf),
    ],
    clientUris: (uri) => {
      if (uri === fileOf(uri)) return [uris.toClient(uri)];
      return notebooks.get(fileOf(uri))?.cells ?? [];
    },
  };
}
