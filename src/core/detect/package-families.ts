import { packageKey } from '../base/package-names.ts';
import { remembering } from '../base/remember.ts';
import type { Ecosystem } from '../model/facts.ts';
import type { PackageFamily, SdkTable } from './signature.ts';

/** A family of packages, ready to be asked. */
export interface Family {
  readonly table: SdkTable;
  /** Whether a package of that name belongs to it; the name is a key, as `packageKey` makes it. */
  readonly holds: (key: string) => boolean;
  /** Whether a module of that name is imported from a package of it. */
  readonly imports: (module: string) => boolean;
  /** The name in its registry, of a name or a module. */
  readonly nameOf: (name: string) => string;
}

/** Ecosystems in which a module is called as its package, and how. The others have paths, which tables name. */
const MODULES: Partial<Readonly<Record<Ecosystem, (name: string) => string>>> = {
  pypi: (name) => name.replaceAll('-', '_'),
  cargo: (name) => name.replaceAll('-', '_'),
  npm: (name) => name,
};

/** The families of an ecosystem, of all tables. */
export function familiesOf(tables: readonly SdkTable[], ecosystem: Ecosystem): readonly Family[] {
  return tables.flatMap((table) =>
    (table.families ?? []).flatMap((family) => (family.ecosystem === ecosystem ? familyOf(table, family) : [])),
  );
}

function familyOf(table: SdkTable, { ecosystem, names, imported }: PackageFamily): Family {
  const module = MODULES[ecosystem];
  const held = patternOf(names.map((name) => packageKey(ecosystem, name)));
  const imports = imported !== false && module ? patternOf(names.map(module)) : null;
  const dashed = ecosystem === 'pypi' || ecosystem === 'cargo';
  return {
    table,
    holds: remembering((key) => held.test(key)),
    imports: imports ? remembering((name) => imports.test(name)) : () => false,
    nameOf: (name) => (dashed ? packageKey(ecosystem, name) : name),
  };
}

/** The beginnings by which modules of families are told, for a text that is only looked through. */
export function familyModules(tables: readonly SdkTable[], ecosystem: Ecosystem): readonly string[] {
  const module = MODULES[ecosystem];
  if (!module) return [];
  return tables.flatMap(({ families }) =>
    (families ?? [])
      .filter((family) => family.ecosystem === ecosystem && family.imported !== false)
      .flatMap(({ names }) => names.map((name) => module(name.split('*')[0] ?? ''))),
  );
}

function patternOf(names: readonly string[]): RegExp {
  const parts = names.map((name) =>
    name
      .replace(/[.+^$()|[\]\\/]/g, '\\$&')
      .replace(/\{([^{}]*)\}/g, (_, inner: string) => `(?:${inner.replaceAll(',', '|')})`)
      .replaceAll('*', '[^\\s]{1,120}'),
  );
  return new RegExp(`^(?:${parts.join('|')})$`);
}
