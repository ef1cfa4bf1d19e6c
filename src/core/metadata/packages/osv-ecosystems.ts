import type { Ecosystem } from '../../model/facts.ts';

/** Ecosystems as OSV names them (https://ossf.github.io/osv-schema/#defined-ecosystems). */
export const OSV_ECOSYSTEMS: Readonly<Record<Ecosystem, string>> = {
  npm: 'npm',
  pypi: 'PyPI',
  maven: 'Maven',
  golang: 'Go',
  nuget: 'NuGet',
  cargo: 'crates.io',
  gem: 'RubyGems',
  composer: 'Packagist',
  cran: 'CRAN',
};
