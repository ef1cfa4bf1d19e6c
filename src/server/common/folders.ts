import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { fileOf } from './uris.ts';
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

/** A file as people call it: relative to its folder, which is named as well where there are several. */
export function shownName(uri: string, folders: readonly string[]): string {
  const file = fileOf(uri);
  const folder = folders.find((candidate) => file.startsWith(`${candidate}/`));
  if (folder === undefined) return file;
  const inner = file.slice(folder.length + 1);
  return folders.length > 1 ? `${folder.slice(folder.lastIndexOf('/') + 1)}/${inner}` : inner;
}
