import { chmod, chown, lstat, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a name of ours looks like until a file is whole: the process that writes, and a number. */
const TEMPORARY = /^\.modelkeel-(\d{1,10})-[\da-f]{16}\.tmp$/;

/** Milliseconds after which a temporary file is left over whoever wrote it: process numbers are used again. */
const LONGEST_WRITE_MS = 3_600_000;

/**
 * Writes a whole file or nothing: to a temporary name beside it, then renamed over it. A file that is there keeps its mode
 * and, as far as this user may set it, its owner. The one way files are written; links are for the caller to resolve.
 *
 * @param isStillMeant asked last of all before the file is replaced; where it says no, nothing is changed.
 * @returns whether it was written.
 * @throws the error of the disk.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  isStillMeant: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<boolean> {
  // Loaded with the first write: most runs of the command line write nothing.
  const { randomBytes } = await import('node:crypto');
  const temporary = join(dirname(path), `.modelkeel-${String(process.pid)}-${randomBytes(8).toString('hex')}.tmp`);
  try {
    const before = await stat(path).catch(() => null);
    // Nobody else reads what may be secret before its mode is set.
    const file = await open(temporary, 'wx', before ? 0o600 : 0o666);
    try {
      await file.writeFile(content);
      if (before) await file.sync();
    } finally {
      await file.close();
    }
    if (before) await keepOwner(temporary, before);
    // Without the mask of the process, and last: a change of the owner takes bits away.
    if (before) await chmod(temporary, before.mode & 0o7777);
    const isMeant = await isStillMeant();
    if (isMeant) await rename(temporary, path);
    else await rm(temporary, { force: true });
    return isMeant;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Who may not give files away keeps the group where that is allowed. */
async function keepOwner(path: string, wanted: Stats): Promise<void> {
  const { uid, gid } = await stat(path);
  if (uid === wanted.uid && gid === wanted.gid) return;
  const set = (owner: number): Promise<boolean> =>
    chown(path, owner, wanted.gid).then(
      () => true,
      // Not permitted, or a file system that knows no owners.
      () => false,
    );
  if (!(await set(wanted.uid))) await set(uid);
}

/** Whether a name is one that files have while they are written. */
export function isTemporary(name: string): boolean {
  return TEMPORARY.test(name);
}

/** Removes what writers that were killed left in a folder; what a running one is writing stays. */
export async function sweepLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(isTemporary)) {
    const path = join(folder, name);
    const found = await lstat(path).catch(() => null);
    const isOld = found !== null && Date.now() - found.mtimeMs > LONGEST_WRITE_MS;
    // Another run may sweep here as well.
    if (found?.isFile() && (isOld || !isRunning(Number(TEMPORARY.exec(name)?.[1]))))
      await rm(path, { force: true }).catch(() => undefined);
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // Of another user, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** What the disk said, in one word, for people. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
