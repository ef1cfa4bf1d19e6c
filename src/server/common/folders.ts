import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import type { Uris } from './uris.ts';

/** The workspace folders, as uris of the core. */
export interface Folders {
  readonly list: () => readonly string[];
  readonly change: (params: { readonly event: WorkspaceFoldersChangeEvent }) => void;
}

/** Clients that know no folders name one root, and older ones a path. */
export function createFolders(params: InitializeParams, uris: Uris): Folders {
  const { workspaceFolders } = params;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- clients of today still send it
  const rootUri = params.rootUri;
  let folders = [
    ...new Set((workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri])).map(uris.toCore)),
  ];
  return {
    list: () => folders,
    change: ({ event: { added, removed } }) => {
      const gone = new Set(removed.map(({ uri }) => uris.toCore(uri)));
      folders = [
        ...new Set([...folders.filter((folder) => !gone.has(folder)), ...added.map(({ uri }) => uris.toCore(uri))]),
      ];
    },
  };
}
