import * as vscode from 'vscode';

/** Folders that are read at once: those of virtual file systems are often far away. */
const AT_ONCE = 16;

/**
 * All files below a folder, read folder by folder: the way for file systems that the editor cannot search. Links are not
 * followed. A folder that cannot be read is left out.
 *
 * @param skip whether a file or folder is left out, with all that is in it
 */
export async function walkFiles(
  root: vscode.Uri,
  skip: (uri: vscode.Uri) => boolean,
  signal: AbortSignal,
): Promise<readonly vscode.Uri[]> {
  const files: vscode.Uri[] = [];
  let folders: readonly vscode.Uri[] = [root];
  while (folders.length > 0) {
    const entries = await Promise.all(folders.slice(0, AT_ONCE).map((folder) => entriesOf(folder)));
    signal.throwIfAborted();
    const wanted = entries.flat().filter(({ uri }) => !skip(uri));
    files.push(...wanted.filter(({ type }) => type === vscode.FileType.File).map(({ uri }) => uri));
    const below = wanted.filter(({ type }) => type === vscode.FileType.Directory).map(({ uri }) => uri);
    folders = [...folders.slice(AT_ONCE), ...below];
  }
  return files;
}

interface Entry {
  readonly uri: vscode.Uri;
  readonly type: vscode.FileType;
}

async function entriesOf(folder: vscode.Uri): Promise<readonly Entry[]> {
  const found = await vscode.workspace.fs.readDirectory(folder).then(
    (entries) => entries,
    // Gone meanwhile, or not to be read: as a search would, it finds nothing there.
    () => [],
  );
  return found.map(([name, type]) => ({ uri: vscode.Uri.joinPath(folder, name), type }));
}
