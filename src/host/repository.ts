import { lstatSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { readSmall } from './read-small.ts';

/** A git repository with its work tree. */
export interface Repository {
  /** The folder that has `.git` in it. */
  readonly top: string;
  /** What belongs to this work tree: index and HEAD. */
  readonly gitFolder: string;
  /** What all its work trees share: objects, branches and settings. */
  readonly commonFolder: string;
}

/**
 * The repository whose work tree a folder is in: the nearest folder upwards with `.git`. Only what is called `.git` counts,
 * so a bare repository that lies among the files is none; and no setting of it is asked where the work tree is.
 */
export function findRepository(folder: string): Repository | null {
  for (let top = folder; ; top = dirname(top)) {
    const found = repositoryIn(top);
    if (found) return found;
    // The inside of a repository is no part of its work tree.
    if (top === dirname(top) || basename(top) === '.git') return null;
  }
}

function repositoryIn(top: string): Repository | null {
  const path = join(top, '.git');
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return null;
  const gitFolder = found.isDirectory() ? path : pointedTo(path, top, /^gitdir: (.+?)[\r\n]*$/);
  if (gitFolder === null) return null;
  const isLinked = lstatSync(join(gitFolder, 'commondir'), { throwIfNoEntry: false }) !== undefined;
  const commonFolder = isLinked ? pointedTo(join(gitFolder, 'commondir'), gitFolder, /^(.+?)[\r\n]*$/) : gitFolder;
  if (commonFolder === null) return null;
  const has = (place: string): boolean => statSync(place, { throwIfNoEntry: false }) !== undefined;
  return has(join(gitFolder, 'HEAD')) && has(join(commonFolder, 'objects')) ? { top, gitFolder, commonFolder } : null;
}

/** The folder that a small file names, from the folder it is meant from. */
function pointedTo(file: string, from: string, form: RegExp): string | null {
  const read = readSmall(file);
  const named = read.kind === 'text' ? form.exec(read.text)?.[1] : undefined;
  return named === undefined || isElsewhere(named) ? null : resolve(from, named);
}

/** `//host/share`: to look there is to ask another machine, on Windows with the user's name. */
function isElsewhere(path: string): boolean {
  return /^[\\/]{2}/.test(path);
}

/**
 * Whether all places that objects are borrowed from are on this machine, and nothing makes git wait there. Git follows five
 * steps; a chain that is longer is not followed here either.
 */
export function borrowsSafely(objects: string, steps = 5): boolean {
  const read = readSmall(join(objects, 'info', 'alternates'));
  if (read.kind !== 'text') return read.kind === 'none';
  const places = read.text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  if (places.length > 0 && steps === 0) return false;
  return places.every((place) => !isElsewhere(place) && borrowsSafely(resolve(objects, place), steps - 1));
}

/** Whether a path is a folder or below it; both absolute. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
