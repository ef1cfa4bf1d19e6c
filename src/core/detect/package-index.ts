import { packageKey } from '../base/package-names.ts';
import type { Ecosystem } from '../model/facts.ts';
import { familiesOf } from './package-families.ts';
import type { Family } from './package-families.ts';
import type { PackageSpec, SdkTable } from './signature.ts';

/** A package that a table knows. */
export interface KnownPackage {
  readonly table: SdkTable;
  readonly spec: PackageSpec;
}

/** The packages that are imported by a name. */
export interface ImportedPackages {
  /** The import name, as the table writes it. */
  readonly module: string;
  /** More than one where several packages of a registry have the same import name. */
  readonly packages: readonly KnownPackage[];
}

/** All packages of all tables, by their names in code and in registries. */
export interface PackageIndex {
  /** The package of that name in its registry, however it is spelled. */
  readonly named: (ecosystem: Ecosystem, name: string) => KnownPackage | null;
  /** The packages with the longest import name that begins the path. */
  readonly importedAs: (ecosystem: Ecosystem, path: readonly string[]) => ImportedPackages | null;
}

/** A module name as path, by the separators of its ecosystem; a scope of npm stays one segment. */
export function importPath(ecosystem: Ecosystem, module: string): readonly string[] {
  switch (ecosystem) {
    case 'pypi':
    case 'maven':
    case 'nuget':
      return module.split('.');
    case 'cargo':
      return module.split('::').filter((part) => part !== '');
    case 'composer':
      return module.split('\\').filter((part) => part !== '');
    case 'gem':
      return module.split(/\/|::/).filter((part) => part !== '');
    case 'cran':
      return [module];
    case 'npm':
    case 'golang': {
      const parts = module.split('/');
      return module.startsWith('@') ? [parts.slice(0, 2).join('/'), ...parts.slice(2)] : parts;
    }
  }
}

interface Arranged {
  readonly names: ReadonlyMap<string, KnownPackage>;
  readonly modules: ReadonlyMap<string, ImportedPackages>;
  readonly families: readonly Family[];
}

/** Arranges the packages of the tables; those of an ecosystem when it is first asked for. */
export function indexPackages(tables: readonly SdkTable[]): PackageIndex {
  const arranged = new Map<Ecosystem, Arranged>();
  const of = (ecosystem: Ecosystem): Arranged => {
    const known = arranged.get(ecosystem) ?? arrange(tables, ecosystem);
    arranged.set(ecosystem, known);
    return known;
  };
  return {
    named: (ecosystem, name) => {
      const { names, families } = of(ecosystem);
      const key = packageKey(ecosystem, name);
      const known = names.get(key);
      if (known) return known;
      const family = families.find(({ holds }) => holds(key));
      return family ? { table: family.table, spec: { ecosystem, name: family.nameOf(name), modules: [] } } : null;
    },
    importedAs: (ecosystem, path) => {
      const { modules, families } = of(ecosystem);
      for (let length = path.length; length > 0; length--) {
        const hit = modules.get(path.slice(0, length).join('|'));
        if (hit) return hit;
      }
      const [module = ''] = path;
      const family = families.find(({ imports }) => imports(module));
      if (!family) return null;
      const spec = { ecosystem, name: family.nameOf(module), modules: [module] };
      return { module, packages: [{ table: family.table, spec }] };
    },
  };
}

function arrange(tables: readonly SdkTable[], ecosystem: Ecosystem): Arranged {
  const names = new Map<string, KnownPackage>();
  const modules = new Map<string, { readonly module: string; readonly packages: KnownPackage[] }>();
  for (const table of tables) {
    for (const spec of table.packages) {
      if (spec.ecosystem !== ecosystem) continue;
      const name = packageKey(ecosystem, spec.name);
      if (!names.has(name)) names.set(name, { table, spec });
      for (const module of spec.modules) {
        const key = importPath(ecosystem, module).join('|');
        const found = modules.get(key);
        if (!found) modules.set(key, { module, packages: [{ table, spec }] });
        else if (found.packages.every((other) => other.spec.name !== spec.name)) found.packages.push({ table, spec });
      }
    }
  }
  return { names, modules, families: familiesOf(tables, ecosystem) };
}
