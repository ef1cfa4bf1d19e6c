import { lstat, open, realpath, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { UsageError } from './exit.ts';
import { isWithin } from '../host/repository.ts';
import { printReport } from './terminal.ts';
import { reasonOf, sweepLeftovers, writeWhole } from '../host/write-file.ts';

const STDOUT: ReadonlySet<string> = new Set(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1']);

/**
 * Writes a report where the user said. What is no file (a terminal, a pipe, a device) is written to as it is. A link is
 * followed only within the current folder and those that were scanned: a link that a folder brings could lead to anything
 * of the user's.
 *
 * @throws {UsageError} when the place cannot be written.
 */
export async function writeOutput(path: string, text: string, roots: readonly string[]): Promise<void> {
  // A socket there cannot be opened by its name.
  if (STDOUT.has(resolve(path))) {
    printReport(text);
    return;
  }
  try {
    const place = await placeOf(path, roots);
    if (place === null) {
      await pour(path, text);
      return;
    }
    await sweepLeftovers(dirname(place));
    await writeWhole(place, text);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} could not be written (${reasonOf(error)}). Nothing was changed there.`);
  }
}

/** The file to replace; null for what is none. */
async function placeOf(path: string, roots: readonly string[]): Promise<string | null> {
  const absolute = resolve(path);
  const found = await stat(absolute).catch(() => null);
  if (found?.isDirectory()) throw new UsageError(`${path} is a folder. Name a file in it.`);
  // `/dev/stdout` may be a file in the end, and is still meant to be written to as it stands.
  if (found && (!found.isFile() || isWithin(absolute, `${sep}dev`))) return null;
  const link = await lstat(absolute).catch(() => null);
  if (!link?.isSymbolicLink()) return absolute;
  const real = found ? await realpath(absolute) : null;
  const allowed = [await realpath('.'), ...roots.map((root) => resolve(root))];
  if (real === null || !allowed.some((root) => isWithin(real, root)))
    throw new UsageError(`${path} is a link that leads elsewhere. Name the file itself. Nothing was changed there.`);
  return real;
}

async function pour(path: string, text: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}
