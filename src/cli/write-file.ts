import { randomBytes } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { UsageError } from './exit.ts';

/**
 * Writes a whole file or nothing: to a temporary name beside it, then renamed over it. Keeps the file's mode.
 *
 * @throws {UsageError} when the place cannot be written.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const mode = (await stat(path).catch(() => null))?.mode;
    await writeFile(temporary, text, mode === undefined ? {} : { mode });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UsageError(`${path} could not be written (${reason}). Nothing was changed there.`);
  }
}
