import { parse } from 'jsonc-parser';
import { folderOf, joinUri } from './modules.ts';
import type { PathAliases } from './modules.ts';

/** What a `tsconfig.json` says about module names, before its `extends` is followed. */
export interface ConfigFile {
  readonly aliases: PathAliases | null;
  /** Relative `extends`, as uris to try. */
  readonly parents: readonly string[];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a `tsconfig.json` or `jsconfig.json` (https://www.typescriptlang.org/tsconfig#paths); broken text gives nothing. */
export function readConfig(uri: string, text: string): ConfigFile {
  const root: unknown = parse(text);
  if (!isRecord(root)) return { aliases: null, parents: [] };
  const options = isRecord(root['compilerOptions']) ? root['compilerOptions'] : {};
  const baseUrl = options['baseUrl'];
  const base = typeof baseUrl === 'string' ? joinUri(folderOf(uri), baseUrl) : folderOf(uri);
  const paths: Record<string, readonly string[]> = {};
  if (isRecord(options['paths'])) {
    for (const [pattern, targets] of Object.entries(options['paths'])) {
      if (Array.isArray(targets)) paths[pattern] = targets.filter((target) => typeof target === 'string');
    }
  }
  const known = Object.keys(paths).length > 0 || typeof baseUrl === 'string';
  const listed = Array.isArray(root['extends']) ? (root['extends'] as readonly unknown[]) : [root['extends']];
  const parents = listed.flatMap((parent) => {
    if (typeof parent !== 'string' || !parent.startsWith('.')) return [];
    const target = joinUri(folderOf(uri), parent);
    return target.endsWith('.json') ? [target] : [`${target}.json`];
  });
  return { aliases: known ? { base, paths, bare: typeof baseUrl === 'string' } : null, parents };
}
