import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { CONFIG_NAME, LOCK_NAME } from '../core/base/policy-files.ts';
import { findRepository } from './repository.ts';

/** What lies above the folders that are looked at, and says something of them. */
export interface Above {
  /** Absolute paths with `/`. */
  readonly files: readonly string[];
  /** The folders that nothing may lead out of: the repositories, and what is looked at. */
  readonly within: readonly string[];
}

const NAMES = [CONFIG_NAME, 'package.json', 'pyproject.toml', LOCK_NAME];

/** Policies and lock files between the roots and the tops of their repositories; without a repository, none. */
export function policiesAbove(roots: readonly string[]): Above {
  const files = new Set<string>();
  const within = new Set(roots);
  for (const root of roots) {
    const top = findRepository(root)?.top;
    if (top === undefined) continue;
    within.add(slashed(top));
    for (let folder = root; slashed(folder) !== slashed(top);) {
      folder = dirname(folder);
      for (const name of NAMES) if (existsSync(join(folder, name))) files.add(slashed(join(folder, name)));
      if (folder === dirname(folder)) break;
    }
  }
  return { files: [...files], within: [...within] };
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
