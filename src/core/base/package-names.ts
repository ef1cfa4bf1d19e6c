import type { Ecosystem } from '../model/facts.ts';

/**
 * What two spellings of one package have in common. PyPI: https://packaging.python.org/specifications/name-normalization/;
 * NuGet, Composer and Cargo do not tell these apart either; `/v2` of a Go module is its version.
 */
export function packageKey(ecosystem: Ecosystem, name: string): string {
  switch (ecosystem) {
    case 'pypi':
      return name.toLowerCase().replace(/[-_.]+/g, '-');
    case 'nuget':
    case 'composer':
      return name.toLowerCase();
    case 'cargo':
      return name.toLowerCase().replaceAll('_', '-');
    case 'golang':
      return name.replace(/(?:\/|\.)v\d+$/, '');
    case 'npm':
    case 'maven':
    case 'gem':
    case 'cran':
      return name;
  }
}
