import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../core/ports-online.ts';
import { sweepLeftovers, writeWhole } from './write-file.ts';

/** A folder of small files. Leftovers of writes that were killed are removed when the folder is listed. */
export function createStore(folder: string): Store {
  const list = async (): Promise<readonly { name: string; writtenAt: number; bytes: number }[]> => {
    const names = await readdir(folder).catch(() => []);
    const files = await Promise.all(
      names.map(async (name) => {
        const found = await stat(join(folder, name)).catch(() => null);
        return found?.isFile() ? [{ name, writtenAt: found.mtimeMs, bytes: found.size }] : [];
      }),
    );
    return files.flat();
  };
  return {
    read: (name) => readFile(join(folder, name)).catch(() => null),
    write: async (name, bytes) => {
      await mkdir(folder, { recursive: true });
      await writeWhole(join(folder, name), bytes);
    },
    remove: (name) => rm(join(folder, name), { force: true }),
    list: async () => {
      await sweepLeftovers(folder);
      const files = await list();
      return files.filter(({ name }) => !name.endsWith('.tmp'));
    },
  };
}
