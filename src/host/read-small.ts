import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Windows knows neither flag; its numbers are missing there. */
const FLAGS = constants.O_RDONLY | orNone(constants.O_NOFOLLOW) | orNone(constants.O_NONBLOCK);

function orNone(flag: number | undefined): number {
  return flag ?? 0;
}

/** The largest file of rules or settings that is read. */
export const SMALL_BYTES = 1024 * 1024;

/** What reading a small file gave. */
export type SmallFile = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'none' | 'unfit' };

/**
 * Reads a file of rules or settings that a folder brings: `none` where there is none, `unfit` where what has its name is a
 * link, a pipe, a device, a folder, too large or not readable. It never waits: a pipe is opened without a writer.
 */
export function readSmall(path: string): SmallFile {
  let file: number;
  try {
    file = openSync(path, FLAGS);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return { kind: code === 'ENOENT' || code === 'ENOTDIR' ? 'none' : 'unfit' };
  }
  try {
    const found = fstatSync(file);
    if (!found.isFile() || found.size > SMALL_BYTES) return { kind: 'unfit' };
    const { size } = found;
    const bytes = Buffer.alloc(size);
    let read = 0;
    for (let more = 1; more > 0 && read < size; read += more) more = readSync(file, bytes, read, size - read, read);
    return { kind: 'text', text: bytes.toString('utf8', 0, read) };
  } catch {
    // Read errors of the disk, and folders on systems that let them be opened.
    return { kind: 'unfit' };
  } finally {
    closeSync(file);
  }
}
