import { lstatSync, realpathSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findRepository, isWithin } from './repository.ts';

/**
 * Whether a folder of ours may be used: not in what is looked at or a work tree, and where there already is such a folder,
 * nobody else may look or write there.
 */
export function isPrivatePlace(folder: string, foreign: readonly string[]): boolean {
  try {
    const real = realPlace(folder);
    if (foreign.some((path) => isWithin(real, realPlace(path))) || findRepository(dirname(real)) !== null) return false;
    const found = lstatSync(folder, { throwIfNoEntry: false });
    return !found || (found.isDirectory() && isOwn(found));
  } catch {
    // Below a file, or where this user may not even look.
    return false;
  }
}

/** Windows keeps users apart by where the folder is. */
function isOwn({ uid, mode }: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
}

/** A path without links, as far as it exists. */
function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realPlace(dirname(path)), basename(path));
  }
}
