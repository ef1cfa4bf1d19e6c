import { packageFileOf } from '../../base/package-files.ts';
import type { PackageFormat } from '../../base/package-files.ts';
import type { FileFacts, PackageFact } from '../../model/facts.ts';
import type { SourceText, Span } from '../../model/text.ts';
import { emptyFacts } from '../empty-facts.ts';
import { readBunLock } from './bun-lock.ts';
import { readCargoLock } from './cargo-lock.ts';
import { readCargoManifest } from './cargo-manifest.ts';
import { readComposerLock } from './composer-lock.ts';
import { readComposerManifest } from './composer-manifest.ts';
import { readCondaEnvironment } from './conda-environment.ts';
import { readCondaLock } from './conda-lock.ts';
import { readDenoManifest } from './deno-manifest.ts';
import { readGemfile } from './gemfile.ts';
import { readGemfileLock } from './gemfile-lock.ts';
import { readGoMod } from './go-mod.ts';
import { readGradleBuild } from './gradle-build.ts';
import { readGradleCatalog } from './gradle-catalog.ts';
import { readGradleLock } from './gradle-lock.ts';
import { readMavenPom } from './maven-pom.ts';
import { readMsbuild } from './msbuild.ts';
import { readNpmLock } from './npm-lock.ts';
import { readNpmManifest } from './npm-manifest.ts';
import { readNugetConfig } from './nuget-config.ts';
import { readNugetLock } from './nuget-lock.ts';
import { readPipRequirements } from './pip-requirements.ts';
import { readPipfile } from './pipfile.ts';
import { readPipfileLock } from './pipfile-lock.ts';
import { readPnpmLock } from './pnpm-lock.ts';
import { readPyproject } from './pyproject.ts';
import { readPythonLock } from './python-lock.ts';
import { readSetupCfg } from './setup-cfg.ts';
import { readSetupPy } from './setup-py.ts';
import { readRDescription } from './r-description.ts';
import { readRenvLock } from './renv-lock.ts';
import { readYarnLock } from './yarn-lock.ts';
import { mayHoldSuppressions, readSuppressions } from '../suppressions.ts';

type ManifestReader = (source: SourceText) => readonly PackageFact[];

const READERS: Readonly<Record<PackageFormat, ManifestReader>> = {
  'npm-manifest': readNpmManifest,
  'deno-manifest': readDenoManifest,
  'npm-lock': readNpmLock,
  'pnpm-lock': readPnpmLock,
  'yarn-lock': readYarnLock,
  'bun-lock': readBunLock,
  'pip-requirements': readPipRequirements,
  pyproject: readPyproject,
  'setup-cfg': readSetupCfg,
  'setup-py': readSetupPy,
  pipfile: readPipfile,
  'pipfile-lock': readPipfileLock,
  'python-lock': readPythonLock,
  'conda-environment': readCondaEnvironment,
  'conda-lock': readCondaLock,
  'go-mod': readGoMod,
  // Hashes of all versions that were looked at; `go.mod` says which are taken.
  'go-sum': () => [],
  'cargo-manifest': readCargoManifest,
  'cargo-lock': readCargoLock,
  'maven-pom': readMavenPom,
  'gradle-build': readGradleBuild,
  'gradle-catalog': readGradleCatalog,
  'gradle-lock': readGradleLock,
  msbuild: readMsbuild,
  'nuget-config': readNugetConfig,
  'nuget-lock': readNugetLock,
  gemfile: readGemfile,
  'gemfile-lock': readGemfileLock,
  'composer-manifest': readComposerManifest,
  'composer-lock': readComposerLock,
  'r-description': readRDescription,
  'renv-lock': readRenvLock,
};

/** The packages a file asks for or holds, by its name; none for files of other kinds. */
export function packagesIn(source: SourceText): readonly PackageFact[] {
  const file = packageFileOf(source.uri);
  return file ? READERS[file.format](source) : [];
}

/** Comments of the formats that say nothing but packages. */
const COMMENTS: Readonly<Record<string, RegExp>> = {
  'r-description': /^#[^\n]*/gm,
  'pip-requirements': /#[^\n]*/g,
  'go.mod': /\/\/[^\n]*/g,
  gradle: /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g,
  xml: /<!--[\s\S]*?(?:-->|$)/g,
};

/** Facts of a file that says nothing but packages. */
export function collectManifestFacts(source: SourceText): FileFacts {
  const { text, language } = source;
  const comments = COMMENTS[language];
  const spans: readonly Span[] =
    comments && mayHoldSuppressions(text)
      ? [...text.matchAll(comments)].map(({ index, 0: whole }) => ({ start: index, end: index + whole.length }))
      : [];
  return {
    ...emptyFacts(source),
    suppressions: readSuppressions(text, spans),
    lineComment:
      language === 'pip-requirements' || language === 'r-description'
        ? '#'
        : language === 'xml' || language === 'lockfile'
          ? ''
          : '//',
    packages: packagesIn(source),
  };
}

/** Facts of a file of some language, with the packages it asks for where it is a manifest as well. */
export function withPackages(facts: FileFacts, source: SourceText): FileFacts {
  return facts.packages.length > 0 || packageFileOf(source.uri) === null
    ? facts
    : { ...facts, packages: packagesIn(source) };
}
