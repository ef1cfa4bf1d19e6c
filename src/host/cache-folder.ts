import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where programs of this machine keep what can be fetched or made again. */
export function cacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const given = environment['MODELKEEL_CACHE'];
  if (given !== undefined && given !== '') return given;
  if (platform === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'modelkeel');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'modelkeel');
  return join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'modelkeel');
}
