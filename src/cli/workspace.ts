import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { languageOf } from '../core/model/language.ts';
import type { Note } from '../core/model/report.ts';
import type { Workspace } from '../core/ports.ts';
import { createReader, createResolver, createStamps } from '../host/read-text.ts';
import { walk } from '../host/walk.ts';
import { UsageError } from './exit.ts';

/** The part of the disk that a run reads. */
export interface Selection {
  readonly paths: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly noIgnore: boolean;
  /** Whether what links outside of the roots lead to is read. */
  readonly follow: boolean;
  /** Absolute paths with `/` to which the run is narrowed; null for all. */
  readonly only: ReadonlySet<string> | null;
  /** Called for what could not be listed properly. */
  readonly tell: (message: string) => void;
}

/** The disk as a workspace. Uris are absolute paths written with `/`. */
export interface DiskWorkspace extends Workspace {
  /** The path shown to people, relative to the scanned root. */
  readonly shown: (uri: string) => string;
  /** The path relative to the current folder, where it is within that; else as `shown`. */
  readonly shownHere: (uri: string) => string;
  /** Whether files are looked at, each by its name, and no folder. */
  readonly isOfFiles: boolean;
  /** What could not be listed; complete once all is listed. */
  readonly notes: () => readonly Note[];
  /** The folders of all files that were listed. */
  readonly folders: () => ReadonlySet<string>;
}

/** @throws {UsageError} when a path does not exist. */
export async function createDiskWorkspace(selection: Selection): Promise<DiskWorkspace> {
  const targets = await Promise.all(selection.paths.map(target));
  const roots = [...new Set(targets.map(({ root }) => root))];
  const included = selection.include.length > 0 ? picomatch([...selection.include], { dot: true }) : null;
  const excluded = selection.exclude.length > 0 ? picomatch([...selection.exclude], { dot: true }) : null;
  const shown = (uri: string): string => {
    const root = roots.find((candidate) => uri === candidate || uri.startsWith(`${candidate}/`));
    return root === undefined ? uri : uri.slice(root.length + 1) || '.';
  };
  const here = (await realpath('.')).split(sep).join('/').replace(/\/$/, '');
  const shownHere = (uri: string): string =>
    uri.startsWith(`${here}/`) ? uri.slice(here.length + 1) : uri === here ? '.' : shown(uri);
  const isTarget = (uri: string): boolean => {
    if (languageOf(uri) === null) return false;
    if (!targets.some(({ file, root }) => (file === null ? uri.startsWith(`${root}/`) : uri === file))) return false;
    if (selection.only && !selection.only.has(uri)) return false;
    const path = shown(uri);
    return (included?.(path) ?? true) && !(excluded?.(path) ?? false);
  };
  const resolvePlace = createResolver(roots);
  const notes = new Map<string, Note>();
  const folders = new Set<string>();
  const note = (found: Note): void => {
    notes.set(found.uri, found);
  };
  return {
    roots,
    shown,
    shownHere,
    isOfFiles: targets.every(({ file }) => file !== null),
    isTarget,
    list: async () => {
      const all = await Promise.all(roots.map((root) => walk(root, { ...selection, note })));
      const files = [...new Set(all.flat())];
      for (const file of files) folders.add(dirname(file));
      return files;
    },
    read: createReader(resolvePlace, selection.follow),
    stamp: createStamps(resolvePlace),
    notes: () => [...notes.values()],
    folders: () => folders,
  };
}

async function target(path: string): Promise<{ readonly root: string; readonly file: string | null }> {
  const absolute = resolve(path);
  const found = await stat(absolute).catch(() => null);
  if (!found) throw new UsageError(`${path} does not exist. Name a file or a folder.`);
  const real = (await realpath(absolute)).split(sep).join('/');
  return found.isDirectory() ? { root: real, file: null } : { root: dirname(real), file: real };
}
