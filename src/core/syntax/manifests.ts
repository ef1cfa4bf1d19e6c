import { packageFileOf } from '../base/package-files.ts';
import type { PackageFormat } from '../base/package-files.ts';
import type { FileFacts, PackageFact } from '../model/facts.ts';
import type { SourceText, Span } from '../model/text.ts';
import { emptyFacts } from './empty-facts.ts';
import { readBunLock } from './manifests/bun-lock.ts';
import { readCargoLock } from './manifests/cargo-lock.ts';
import { readCargoManifest } from './manifests/cargo-manifest.ts';
import { readComposerLock } from './manifests/composer-lock.ts';
import { readComposerManifest } from './manifests/composer-manifest.ts';
import { readCondaEnvironment } from './manifests/conda-environment.ts';
import { readCondaLock } from './manifests/conda-lock.ts';
import { readDenoManifest } from './manifests/deno-manifest.ts';
import { readGemfile } from './manifests/gemfile.ts';
import { readGemfileLock } from './manifests/gemfile-lock.ts';
import { readGoMod } from './manifests/go-mod.ts';
import { readGradleBuild } from './manifests/gradle-build.ts';
import { readGradleCatalog } from './manifests/gradle-catalog.ts';
import { readGradleLock } from './manifests/gradle-lock.ts';
import { readMavenPom } from './manifests/maven-pom.ts';
import { readMsbuild } from './manifests/msbuild.ts';
import { readNpmLock } from './manifests/npm-lock.ts';
import { readNpmManifest } from './manifests/npm-manifest.ts';
import { readNugetConfig } from './manifests/nuget-config.ts';
import { readNugetLock } from './manifests/nuget-lock.ts';
import { readPipRequirements } from './manifests/pip-requirements.ts';
import { readPipfile } from './manifests/pipfile.ts';
import { readPipfileLock } from './manifests/pipfile-lock.ts';
import { readPnpmLock } from './manifests/pnpm-lock.ts';
import { readPyproject } from './manifests/pyproject.ts';
import { readPythonLock } from './manifests/python-lock.ts';
import { readSetupCfg } from './manifests/setup-cfg.ts';
import { readSetupPy } from './manifests/setup-py.ts';
import { readYarnLock } from './manifests/yarn-lock.ts';
import { mayHoldSuppressions, readSuppressions } from './suppressions.ts';

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
};

/** The packages a file asks for or holds, by its name; none for files of other kinds. */
export function packagesIn(source: SourceText): readonly PackageFact[] {
  const file = packageFileOf(source.uri);
  return file ? READERS[file.format](source) : [];
}

/** Comments of the formats that say nothing but packages. */
const COMMENTS: Readonly<Record<string, RegExp>> = {
  'pip-requirements': /#[^\n]*/g,
  'go.mod': /\/\/[^\n]*/g,
  gradle: /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
  xml: /<!--[\s\S]*?-->/g,
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
    lineComment: language === 'pip-requirements' ? '#' : language === 'xml' || language === 'lockfile' ? '' : '//',
    packages: packagesIn(source),
  };
}

/** Facts of a file of some language, with the packages it asks for where it is a manifest as well. */
export function withPackages(facts: FileFacts, source: SourceText): FileFacts {
  return facts.packages.length > 0 || packageFileOf(source.uri) === null
    ? facts
    : { ...facts, packages: packagesIn(source) };
}
