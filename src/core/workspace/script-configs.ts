import { readConfig } from '../resolve/aliases.ts';
import type { ConfigFile } from '../resolve/aliases.ts';
import { folderOf } from '../resolve/modules.ts';
import type { PathAliases } from '../resolve/modules.ts';

/** The path aliases of `tsconfig.json` and `jsconfig.json` files, as far as they were read. */
export interface ScriptConfigs {
  readonly has: (uri: string) => boolean;
  readonly put: (uri: string, text: string) => void;
  /** The aliases that apply in a folder, nearest first; files that are not read yet are handed to `want`. */
  readonly aliasesIn: (folder: string, want: (uri: string) => void) => PathAliases | null;
  readonly forget: (uri: string) => void;
  readonly clear: () => void;
}

const CONFIG_FILE = /(?:^|\/)[tj]sconfig(?:\.[\w-]+)?\.json$/;
const MAX_PARENTS = 8;

export function isScriptConfig(uri: string): boolean {
  return CONFIG_FILE.test(uri);
}

/** Starts with none. */
export function createScriptConfigs(roots: readonly string[], exists: (uri: string) => boolean): ScriptConfigs {
  const configs = new Map<string, ConfigFile>();

  const aliasesOf = (uri: string, depth: number, want: (uri: string) => void): PathAliases | null => {
    const config = configs.get(uri);
    if (!config) {
      if (exists(uri)) want(uri);
      return null;
    }
    if (config.aliases || depth > MAX_PARENTS) return config.aliases;
    for (const parent of config.parents) {
      const found = aliasesOf(parent, depth + 1, want);
      if (found) return found;
    }
    return null;
  };

  return {
    has: (uri) => configs.has(uri),
    put: (uri, text) => void configs.set(uri, readConfig(uri, text)),
    aliasesIn: (folder, want) => {
      for (let current = folder; current.includes('/'); current = folderOf(current)) {
        for (const name of ['tsconfig.json', 'jsconfig.json']) {
          const uri = `${current}/${name}`;
          const found = exists(uri) ? aliasesOf(uri, 0, want) : null;
          if (found) return found;
        }
        if (roots.includes(current)) break;
      }
      return null;
    },
    forget: (uri) => void configs.delete(uri),
    clear: () => {
      configs.clear();
    },
  };
}
