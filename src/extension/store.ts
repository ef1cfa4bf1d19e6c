import * as vscode from 'vscode';
import type { Store } from '../core/ports-online.ts';

/** A folder of the editor's own storage, shared by its windows. */
export function createStore(folder: vscode.Uri): Store {
  const { fs } = vscode.workspace;
  const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  let writes = 0;
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
      const temporary = at(`${name}.${vscode.env.sessionId.slice(0, 8)}${String(writes++)}.tmp`);
      await fs.writeFile(temporary, bytes);
      await fs.rename(temporary, at(name), { overwrite: true });
    },
    remove: async (name) => {
      await fs.delete(at(name));
    },
    list: async () => {
      const entries = await fs.readDirectory(folder).then(
        (found) => found,
        () => [],
      );
      const files = entries.filter(([name, type]) => type === vscode.FileType.File && !name.endsWith('.tmp'));
      return Promise.all(
        files.map(async ([name]) => {
          const { mtime, size } = await fs.stat(at(name));
          return { name, writtenAt: mtime, bytes: size };
        }),
      );
    },
  };
}
