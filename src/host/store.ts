import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../core/ports-online.ts';
import { sweepLeftovers, writeWhole } from './write-file.ts';

/** Where programs of this machine keep what can be fetched again. */
export function cacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const given = environment['MODELKEEL_CACHE'];
  if (given !== undefined && given !== '') return given;
  if (platform === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'modelkeel');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'modelkeel');
  return join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'modelkeel');
}

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
