import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { languageOf } from '../core/model/language.ts';
import type { Workspace } from '../core/ports.ts';
import { readText } from '../host/read-text.ts';
import { walk } from '../host/walk.ts';
import { UsageError } from './exit.ts';

/** What of the disk a run looks at. */
export interface Selection {
  readonly paths: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly noIgnore: boolean;
  /** Absolute paths with `/` to which the run is narrowed; null for all. */
  readonly only: ReadonlySet<string> | null;
  /** Told what could not be listed as it should. */
  readonly tell: (message: string) => void;
}

/** The disk as a workspace. Uris are absolute paths written with `/`. */
export interface DiskWorkspace extends Workspace {
  /** The path shown to people, relative to the scanned root. */
  readonly shown: (uri: string) => string;
}

/** @throws {UsageError} when a path does not exist. */
export async function createDiskWorkspace(selection: Selection): Promise<DiskWorkspace> {
  const targets = await Promise.all(selection.paths.map(target));
  const roots = [...new Set(targets.map(({ root }) => root))];
  const included = selection.include.length > 0 ? picomatch([...selection.include], { dot: true }) : null;
  const excluded = selection.exclude.length > 0 ? picomatch([...selection.exclude], { dot: true }) : null;
  const shown = (uri: string): string => {
    const root = roots.find((candidate) => uri === candidate || uri.startsWith(`${candidate}/`));
    return root === undefined ? uri : uri.slice(root.length + 1);
  };
  const isTarget = (uri: string): boolean => {
    if (languageOf(uri) === null) return false;
    if (!targets.some(({ file, root }) => (file === null ? uri.startsWith(`${root}/`) : uri === file))) return false;
    if (selection.only && !selection.only.has(uri)) return false;
    const path = shown(uri);
    return (included?.(path) ?? true) && !(excluded?.(path) ?? false);
  };
  return {
    roots,
    shown,
    isTarget,
    list: async () => {
      const all = await Promise.all(roots.map((root) => walk(root, selection)));
      return [...new Set(all.flat())];
    },
    read: (uri) => readText(uri),
  };
}

async function target(path: string): Promise<{ readonly root: string; readonly file: string | null }> {
  const absolute = resolve(path);
  const found = await stat(absolute).catch(() => null);
  if (!found) throw new UsageError(`${path} does not exist. Name a file or a folder.`);
  const real = (await realpath(absolute)).split(sep).join('/');
  return found.isDirectory() ? { root: real, file: null } : { root: dirname(real), file: real };
}
