import type { Ecosystem } from '../model/facts.ts';
import type { PackageSpec } from './signature.ts';

/** How a package is imported where nothing else is said. */
const MODULE: Partial<Readonly<Record<Ecosystem, (name: string) => string>>> = {
  pypi: (name) => name.toLowerCase().replace(/[-.]/g, '_'),
  cargo: (name) => name.replaceAll('-', '_'),
};

/**
 * Packages of one registry, as words: a name that is imported by itself (in the spelling of its language), or
 * `name=module`; `name=` is imported by nobody.
 */
export function packageRows(ecosystem: Ecosystem, rows: readonly string[]): readonly PackageSpec[] {
  return rows
    .flatMap((row) => row.split(/\s+/))
    .filter((word) => word !== '')
    .map((word) => {
      const [name = '', module] = word.split('=');
      const own = module ?? MODULE[ecosystem]?.(name) ?? name;
      return { ecosystem, name, modules: own === '' ? [] : own.split(',') };
    });
}
