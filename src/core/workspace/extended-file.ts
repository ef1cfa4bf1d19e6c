import { CONFIG_NAME, folderOf } from '../base/policy-files.ts';
import type { HouseReach } from '../ports.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

/** The file that a policy names, or why there is none. */
export type ExtendedFile =
  | { readonly kind: 'found'; readonly uri: string; readonly text: string }
  /** The end of a sentence that begins with what is named. */
  | { readonly kind: 'refused'; readonly why: Told };

const PACKAGE = /^((?:@[a-z\d~-][\w.~-]*\/)?[a-z\d~-][\w.~-]*)(?:\/([\w.-]+(?:\/[\w.-]+)*))?$/i;
/** Folders from that of the file upwards in which packages are looked for. */
const MAX_FOLDERS = 40;

/** Finds what a policy names: a path from its own folder, or a file of a package in `node_modules`. Only text is read, and none outside. */
export async function extendedFrom(
  uri: string,
  named: string,
  reach: Pick<HouseReach, 'within' | 'read'>,
  signal: AbortSignal,
): Promise<ExtendedFile> {
  if (/^\.{1,2}\//.test(named)) {
    const target = joined(folderOf(uri), named);
    if (target === null || !isInside(target, reach.within))
      return { kind: 'refused', why: told`leads out of the folders that may be read.` };
    return (await read(target, reach, signal)) ?? { kind: 'refused', why: told`cannot be read.` };
  }
  const parts = PACKAGE.exec(named);
  if (!parts || named.split('/').includes('..'))
    return { kind: 'refused', why: told`is neither a path that begins with "./" or "../", nor the name of a package.` };
  const file = `${parts[1] ?? ''}/${parts[2] ?? CONFIG_NAME}`;
  for (const folder of foldersUp(folderOf(uri), reach.within)) {
    const found = await read(`${folder}/node_modules/${file}`, reach, signal);
    if (found) return found;
  }
  return { kind: 'refused', why: told`is in no node_modules from here upwards (${file} was looked for).` };
}

async function read(
  uri: string,
  reach: Pick<HouseReach, 'read'>,
  signal: AbortSignal,
): Promise<Extract<ExtendedFile, { kind: 'found' }> | null> {
  const result = await reach.read(uri, signal);
  return result.kind === 'text' ? { kind: 'found', uri, text: result.source.text } : null;
}

function isInside(uri: string, folders: readonly string[]): boolean {
  return folders.some((folder) => uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`));
}

function foldersUp(from: string, within: readonly string[]): readonly string[] {
  const folders: string[] = [];
  for (let folder = from; folders.length < MAX_FOLDERS && isInside(`${folder}/`, within); folder = folderOf(folder))
    folders.push(folder);
  return folders;
}

/** A path from a folder; null where it goes up further than there are folders. */
function joined(folder: string, path: string): string | null {
  const names = folder.split('/');
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.length <= 1) return null;
    else names.pop();
  }
  return names.join('/');
}
