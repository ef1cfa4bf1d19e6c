import picomatch from 'picomatch';
import type { ConfigTable, DocumentSpec } from './config-table.ts';
import { configTableFiles } from './config-tables.generated.ts';
import { matchesPath, mayHold } from './setting-paths.ts';
import type { PlacedDocument } from './setting-paths.ts';

/** Every table of configuration files: all files of `configs/`. */
export const configTables: readonly ConfigTable[] = configTableFiles;

const compiled = new Map<string, RegExp>();

/** A glob for the end of a path, without case. */
function globbed(glob: string): RegExp {
  const known = compiled.get(glob);
  if (known) return known;
  const pattern = picomatch.makeRe(`**/${glob}`, { dot: true, nocase: true });
  compiled.set(glob, pattern);
  return pattern;
}

/** Whether some table knows files of this name, so that they are worth reading whatever stands in them; an ending alone is no name. */
export function isConfigPath(path: string, tables: readonly ConfigTable[]): boolean {
  return tables.some(({ documents }) =>
    documents.some(({ files }) => files?.some((glob) => !glob.startsWith('*.') && globbed(glob).test(path))),
  );
}

/** The tables of the tools a document belongs to. */
export function tablesFor(
  path: string,
  document: PlacedDocument,
  tables: readonly ConfigTable[],
): readonly ConfigTable[] {
  return tables.filter(({ documents }) => documents.some((spec) => isOf(spec, path, document)));
}

function isOf({ files, has }: DocumentSpec, path: string, { settings, keys }: PlacedDocument): boolean {
  // Asked of every file there is: most are told apart by the keys they do not have.
  if (has?.some((wanted) => !mayHold(keys, wanted.path))) return false;
  if (files && !files.some((glob) => globbed(glob).test(path))) return false;
  return (has ?? []).every(({ path: pattern, text }) =>
    settings.some(({ path: way, value }) => {
      if (!matchesPath(pattern, way)) return false;
      if (text === undefined) return true;
      return (
        (value.kind === 'string' && text.test(value.value)) || (value.kind === 'constant' && text.test(value.text))
      );
    }),
  );
}
