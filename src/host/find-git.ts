import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, sep } from 'node:path';
import { isWithin } from './repository.ts';

/**
 * The entries of PATH that are safe to start programs from: absolute, not the current folder, not within the folders that
 * are looked at, and not `node_modules/.bin`, which npm puts first for scripts of a project.
 */
export function safePath(path: string, foreign: readonly string[], current: string): readonly string[] {
  const entries = path.split(delimiter).map((entry) => entry.replace(/^"(.*)"$/, '$1'));
  return entries.filter((entry) => {
    if (!isAbsolute(entry)) return false;
    const real = realOf(entry);
    return real !== null && real !== realOf(current) && isTrusted(real, foreign);
  });
}

/** Git, found in the given folders; null where it is in none of them. The path is absolute, so nothing else is started. */
export function findGit(folders: readonly string[], foreign: readonly string[]): string | null {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  for (const folder of folders) {
    const real = realOf(join(folder, name));
    if (real !== null && isTrusted(real, foreign) && isProgram(real)) return join(folder, name);
  }
  return null;
}

function isTrusted(real: string, foreign: readonly string[]): boolean {
  return !real.split(sep).includes('node_modules') && !foreign.some((folder) => isWithin(real, folder));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function realOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
