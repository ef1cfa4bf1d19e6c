import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../core/ports-online.ts';

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
      const temporary = join(folder, `${name}.${randomBytes(4).toString('hex')}.tmp`);
      try {
        await writeFile(temporary, bytes);
        await rename(temporary, join(folder, name));
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => undefined);
        throw error;
      }
    },
    remove: (name) => rm(join(folder, name), { force: true }),
    list: async () => {
      const files = await list();
      const stale = files.filter(({ name, writtenAt }) => name.endsWith('.tmp') && Date.now() - writtenAt > 60_000);
      // Another window may be removing the same ones, or hold one open.
      for (const { name } of stale) await rm(join(folder, name), { force: true }).catch(() => undefined);
      return files.filter(({ name }) => !name.endsWith('.tmp'));
    },
  };
}
