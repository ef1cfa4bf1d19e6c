import picomatch from 'picomatch';
import type { ConfigTable, DocumentSpec } from './config-table.ts';
import { configTableFiles } from './config-tables.generated.ts';
import { lazy } from '../base/lazy.ts';
import { matchesPath, mayHold, requiredKeys } from './setting-paths.ts';
import type { PlacedDocument } from './setting-paths.ts';

/** Every table of configuration files: all files of `configs/`. */
export const configTables: readonly ConfigTable[] = configTableFiles;

/** A glob for the end of a path, without case. */
interface Glob {
  /** What stands behind its last wildcard: most paths are told apart by that. */
  readonly tail: string;
  readonly pattern: () => RegExp;
}

const globs = new Map<string, Glob>();

/** The end of a glob that stands for itself. */
function plainTail(glob: string): string {
  let start = glob.length;
  while (start > 0 && !SIGNS.has(glob.charAt(start - 1))) start--;
  return glob.slice(start);
}

const SIGNS: ReadonlySet<string> = new Set('*?[]{}()!+@|\\');

function globbed(glob: string): Glob {
  const known = globs.get(glob);
  if (known) return known;
  const made: Glob = {
    tail: plainTail(glob).toLowerCase(),
    pattern: lazy(() => picomatch.makeRe(`**/${glob}`, { dot: true, nocase: true })),
  };
  globs.set(glob, made);
  return made;
}

function matchesGlob(glob: string, path: string, lowerPath: string): boolean {
  const { tail, pattern } = globbed(glob);
  return lowerPath.endsWith(tail) && pattern().test(path);
}

/** Whether some table knows files of this name, so that they are worth reading whatever stands in them; an ending alone is no name. */
export function isConfigPath(path: string, tables: readonly ConfigTable[]): boolean {
  const lowerPath = path.toLowerCase();
  return tables.some(({ documents }) =>
    documents.some(({ files }) => files?.some((glob) => !glob.startsWith('*.') && matchesGlob(glob, path, lowerPath))),
  );
}

/** Tables by a key that a document of theirs must have, and those that no key tells apart. */
interface TableIndex {
  readonly byKey: ReadonlyMap<string, readonly ConfigTable[]>;
  readonly others: readonly ConfigTable[];
}

const indexes = new WeakMap<readonly ConfigTable[], TableIndex>();

function indexOf(tables: readonly ConfigTable[]): TableIndex {
  const known = indexes.get(tables);
  if (known) return known;
  const byKey = new Map<string, ConfigTable[]>();
  const others: ConfigTable[] = [];
  for (const table of tables) {
    const required = table.documents.map(({ has }) =>
      has?.map(({ path }) => requiredKeys(path)).find((keys) => keys !== null),
    );
    if (required.includes(undefined)) others.push(table);
    else
      for (const key of required.flatMap((keys) => [...(keys ?? [])]))
        byKey.set(key, [...(byKey.get(key) ?? []), table]);
  }
  const index = { byKey, others };
  indexes.set(tables, index);
  return index;
}

/** The tables of the tools a document belongs to. */
export function tablesFor(
  path: string,
  document: PlacedDocument,
  tables: readonly ConfigTable[],
): readonly ConfigTable[] {
  const { byKey, others } = indexOf(tables);
  const possible = new Set(others);
  for (const key of document.keys) for (const table of byKey.get(key) ?? []) possible.add(table);
  const lowerPath = path.toLowerCase();
  return tables.filter(
    (table) => possible.has(table) && table.documents.some((spec) => isOf(spec, path, lowerPath, document)),
  );
}

function isOf({ files, has }: DocumentSpec, path: string, lowerPath: string, document: PlacedDocument): boolean {
  // Asked of every file there is: most are told apart by the keys they do not have.
  if (has?.some((wanted) => !mayHold(document.keys, wanted.path))) return false;
  if (files && !files.some((glob) => matchesGlob(glob, path, lowerPath))) return false;
  return (has ?? []).every(({ path: pattern, text }) =>
    document.settings.some(({ path: way, value }) => {
      if (!matchesPath(pattern, way)) return false;
      if (text === undefined) return true;
      return (
        (value.kind === 'string' && text.test(value.value)) || (value.kind === 'constant' && text.test(value.text))
      );
    }),
  );
}
