import { existsSync, lstatSync } from 'node:fs';
import { copyFile, mkdir, readdir, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from './repository.ts';

/** The largest file that is copied: an index of some million files. */
const MAX_BYTES = 512 * 1024 * 1024;

/**
 * Builds a git folder of our own with the index, the branches and the ignored names of a repository, but none of its
 * settings and hooks. Objects stay where they are. What git writes, it writes here.
 *
 * @throws where something of the repository has a form that git could not use either.
 */
export async function fillPrivateGitFolder(folder: string, repository: Repository): Promise<void> {
  const { gitFolder, commonFolder } = repository;
  await mkdir(join(folder, 'info'), { recursive: true });
  const names = await readdir(gitFolder);
  const own = names.filter((name) => /^(?:(?:[A-Z]+_)*HEAD|index|sharedindex\.[\da-f]{40,64})$/.test(name));
  for (const name of own) await copy(join(gitFolder, name), join(folder, name));
  for (const name of ['shallow', 'packed-refs', join('info', 'exclude')])
    await copy(join(commonFolder, name), join(folder, name));
  for (const name of ['refs', 'reftable', 'logs'])
    if (existsSync(join(commonFolder, name))) await symlink(join(commonFolder, name), join(folder, name), 'junction');
  if (!existsSync(join(folder, 'refs'))) await mkdir(join(folder, 'refs'));
}

async function copy(from: string, to: string): Promise<void> {
  const found = lstatSync(from, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isFile() || found.size > MAX_BYTES) throw new Error(`${from} is no file that can be read`);
  await copyFile(from, to);
  // Git trusts what is older than the index; the copy must not look younger, not by a part of a second.
  await utimes(to, found.atime, Math.floor(found.mtimeMs / 1000));
}
