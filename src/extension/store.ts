import * as vscode from 'vscode';
import type { StoreEntry } from '../protocol/client-requests.ts';

/** A folder of small files, each written whole or not at all. */
export interface Store {
  readonly read: (name: string) => Promise<Uint8Array | null>;
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  readonly list: () => Promise<readonly StoreEntry[]>;
}

/** Milliseconds after which what is left of a write belongs to a window that is gone. */
const LEFT_BEHIND_MS = 60_000;

/**
 * A folder of the editor's own storage, shared by its windows. A rename over another file may remove that first: who reads
 * in between finds none, which costs one question. Leftovers of writes that were killed are removed when the folder is listed.
 */
export function createStore(folder: vscode.Uri): Store {
  const { fs } = vscode.workspace;
  const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  const list = async (): Promise<readonly StoreEntry[]> => {
    const entries = await fs.readDirectory(folder).then(
      (found) => found,
      () => [],
    );
    const files = await Promise.all(
      entries.map(async ([name, type]) => {
        if (type !== vscode.FileType.File) return [];
        const found = await fs.stat(at(name)).then(
          (stat) => stat,
          // Another window has removed it meanwhile.
          () => null,
        );
        return found ? [{ name, writtenAt: found.mtime, bytes: found.size }] : [];
      }),
    );
    return files.flat();
  };
  const isThere = (name: string): Thenable<boolean> =>
    fs.stat(at(name)).then(
      () => true,
      () => false,
    );
  const remove = async (name: string): Promise<void> => {
    try {
      await fs.delete(at(name));
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) throw error;
    }
  };
  return {
    read: async (name) => {
      try {
        return await fs.readFile(at(name));
      } catch {
        // Not there, or not to be read: it is asked again.
        return null;
      }
    },
    write: async (name, bytes) => {
      await fs.createDirectory(folder);
      // Windows that were opened together share the id of their session.
      const temporary = `${name}.${crypto.randomUUID()}.tmp`;
      try {
        await fs.writeFile(at(temporary), bytes);
        const rename = (): Thenable<void> => fs.rename(at(temporary), at(name), { overwrite: true });
        // Another window may keep the same answer at the same moment, or clear it when it was just moved there: then the
        // rename fails, and has been done.
        await rename().then(undefined, async () => {
          if (await isThere(temporary)) await rename();
        });
      } catch (error) {
        await remove(temporary).catch(() => undefined);
        throw error;
      }
    },
    remove,
    list: async () => {
      const files = await list();
      const leftBehind = files.filter(
        ({ name, writtenAt }) => name.endsWith('.tmp') && Date.now() - writtenAt > LEFT_BEHIND_MS,
      );
      await Promise.allSettled(leftBehind.map(({ name }) => remove(name)));
      return files.filter(({ name }) => !name.endsWith('.tmp'));
    },
  };
}
