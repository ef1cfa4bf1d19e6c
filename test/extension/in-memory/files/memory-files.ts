import * as vscode from 'vscode';

interface Entry {
  readonly type: vscode.FileType;
  readonly ctime: number;
  mtime: number;
  bytes: Uint8Array;
}

/** A file system in memory. */
export interface MemoryFiles {
  readonly provider: vscode.FileSystemProvider;
  /** Writes a file and makes its folders, without telling anybody. */
  readonly put: (path: string, bytes: Uint8Array) => void;
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/** Entries are kept by path; folders are entries of their own, as users of the API expect. */
export function createMemoryFiles(): MemoryFiles {
  const entries = new Map<string, Entry>();
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const { Created, Changed, Deleted } = vscode.FileChangeType;
  const add = (path: string, type: vscode.FileType, bytes: Uint8Array): void => {
    const now = Date.now();
    entries.set(path, { type, ctime: now, mtime: now, bytes });
  };
  const makeFolder = (path: string): void => {
    if (entries.has(path)) return;
    if (path !== '/') makeFolder(parentOf(path));
    add(path, vscode.FileType.Directory, new Uint8Array());
  };
  const entryOf = (uri: vscode.Uri): Entry => {
    const entry = entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  };
  const below = (path: string): string[] => [...entries.keys()].filter((other) => other.startsWith(`${path}/`));
  const tell = (type: vscode.FileChangeType, uri: vscode.Uri): void => {
    // As of a watcher: a moment after it happened.
    setTimeout(() => {
      changed.fire([{ type, uri }]);
    }, 5);
  };
  makeFolder('/');
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => {
      const { type, ctime, mtime, bytes } = entryOf(uri);
      return { type, ctime, mtime, size: bytes.length };
    },
    readDirectory: (uri) => {
      entryOf(uri);
      return [...entries].flatMap(([path, { type }]): [string, vscode.FileType][] =>
        path !== '/' && parentOf(path) === uri.path ? [[path.slice(path.lastIndexOf('/') + 1), type]] : [],
      );
    },
    createDirectory: (uri) => {
      makeFolder(uri.path);
      tell(Created, uri);
    },
    readFile: (uri) => entryOf(uri).bytes,
    writeFile: (uri, bytes, { create, overwrite }) => {
      const known = entries.get(uri.path);
      if (!known && !create) throw vscode.FileSystemError.FileNotFound(uri);
      if (known && !overwrite) throw vscode.FileSystemError.FileExists(uri);
      makeFolder(parentOf(uri.path));
      if (known) Object.assign(known, { bytes, mtime: Math.max(Date.now(), known.mtime + 1) });
      else add(uri.path, vscode.FileType.File, bytes);
      tell(known ? Changed : Created, uri);
    },
    delete: (uri) => {
      entryOf(uri);
      for (const path of below(uri.path)) entries.delete(path);
      entries.delete(uri.path);
      tell(Deleted, uri);
    },
    rename: (from, to) => {
      entryOf(from);
      for (const path of [from.path, ...below(from.path)]) {
        const entry = entries.get(path);
        if (entry) entries.set(`${to.path}${path.slice(from.path.length)}`, entry);
        entries.delete(path);
      }
      tell(Deleted, from);
      tell(Created, to);
    },
  };
  return {
    provider,
    put: (path, bytes) => {
      makeFolder(parentOf(path));
      add(path, vscode.FileType.File, bytes);
    },
  };
}
