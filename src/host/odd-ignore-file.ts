import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fdir } from 'fdir';

/**
 * The first `.gitignore` that git would open for a folder of a work tree, and that is neither a file nor a link, which git
 * does not follow: opening a pipe waits for somebody who writes into it. Null where all are files.
 */
export async function findOddIgnoreFile(top: string, folder: string, signal: AbortSignal): Promise<string | null> {
  for (let above = folder; ; above = dirname(above)) {
    const path = join(above, '.gitignore');
    if (isOdd(path)) return path;
    if (above === top || above === dirname(above)) break;
  }
  // Files and links are told by their folder; what is neither has to be asked for, by name, folder by folder.
  const folders = await new fdir()
    .withFullPaths()
    .onlyDirs()
    .exclude((name) => name === '.git')
    .withAbortSignal(signal)
    .crawl(folder)
    .withPromise();
  return folders.map((one) => join(one, '.gitignore')).find((path) => !signal.aborted && isOdd(path)) ?? null;
}

function isOdd(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isSymbolicLink() && !found.isDirectory();
}
