import type { Ecosystem } from '../model/facts.ts';

/** Formats of files that ask for packages, and of those that hold what was taken. */
export type PackageFormat =
  | 'npm-manifest'
  | 'deno-manifest'
  | 'npm-lock'
  | 'pnpm-lock'
  | 'yarn-lock'
  | 'bun-lock'
  | 'pip-requirements'
  | 'pyproject'
  | 'setup-cfg'
  | 'setup-py'
  | 'pipfile'
  | 'pipfile-lock'
  | 'python-lock'
  | 'conda-environment'
  | 'conda-lock'
  | 'go-mod'
  | 'go-sum'
  | 'cargo-manifest'
  | 'cargo-lock'
  | 'maven-pom'
  | 'gradle-build'
  | 'gradle-catalog'
  | 'gradle-lock'
  | 'msbuild'
  | 'nuget-config'
  | 'nuget-lock'
  | 'gemfile'
  | 'gemfile-lock'
  | 'composer-manifest'
  | 'composer-lock'
  | 'r-description'
  | 'renv-lock';

export interface PackageFile {
  readonly format: PackageFormat;
  readonly ecosystem: Ecosystem;
  /** Whether it holds versions that were taken, for all that stands in its folder and below. */
  readonly lock: boolean;
}

const FILES: readonly (readonly [name: RegExp, format: PackageFormat, ecosystem: Ecosystem, lock?: 'lock'])[] = [
  [/^package\.json$/, 'npm-manifest', 'npm'],
  [/^deno\.jsonc?$/, 'deno-manifest', 'npm'],
  [/^(?:package-lock|npm-shrinkwrap)\.json$/, 'npm-lock', 'npm', 'lock'],
  [/^pnpm-lock\.yaml$/, 'pnpm-lock', 'npm', 'lock'],
  [/^yarn\.lock$/, 'yarn-lock', 'npm', 'lock'],
  [/^bun\.lock$/, 'bun-lock', 'npm', 'lock'],
  [/^pyproject\.toml$/, 'pyproject', 'pypi'],
  [/^setup\.cfg$/, 'setup-cfg', 'pypi'],
  [/^setup\.py$/, 'setup-py', 'pypi'],
  [/^Pipfile$/, 'pipfile', 'pypi'],
  [/^Pipfile\.lock$/, 'pipfile-lock', 'pypi', 'lock'],
  [/^(?:poetry|uv|pdm)\.lock$|^pylock(?:\.[\w-]+)?\.toml$/, 'python-lock', 'pypi', 'lock'],
  [/^(?:[\w-]*[-_.])?environment(?:[-_.][\w.-]*)?\.ya?ml$/, 'conda-environment', 'pypi'],
  [/^conda-lock\.yml$/, 'conda-lock', 'pypi', 'lock'],
  [/^go\.mod$/, 'go-mod', 'golang'],
  [/^go\.sum$/, 'go-sum', 'golang', 'lock'],
  [/^Cargo\.toml$/, 'cargo-manifest', 'cargo'],
  [/^Cargo\.lock$/, 'cargo-lock', 'cargo', 'lock'],
  [/^pom\.xml$/, 'maven-pom', 'maven'],
  [/\.gradle(?:\.kts)?$/, 'gradle-build', 'maven'],
  [/\.versions\.toml$/, 'gradle-catalog', 'maven'],
  [/^gradle\.lockfile$/, 'gradle-lock', 'maven', 'lock'],
  [/^(?:[^/]+\.(?:cs|fs|vb)proj|Directory\.(?:Packages|Build)\.props)$/, 'msbuild', 'nuget'],
  [/^packages\.config$/, 'nuget-config', 'nuget'],
  [/^packages\.lock\.json$/, 'nuget-lock', 'nuget', 'lock'],
  [/^Gemfile$|\.gemspec$/, 'gemfile', 'gem'],
  [/^Gemfile\.lock$/, 'gemfile-lock', 'gem', 'lock'],
  [/^composer\.json$/, 'composer-manifest', 'composer'],
  [/^composer\.lock$/, 'composer-lock', 'composer', 'lock'],
  [/^DESCRIPTION$/, 'r-description', 'cran'],
  [/^renv\.lock$/, 'renv-lock', 'cran', 'lock'],
];

const REQUIREMENTS =
  /(?:^|\/)(?:(?:(?:[\w.-]+[-_.])?requirements(?:[-_.][\w.-]+)?|constraints)\.(?:txt|in)|requirements\/[\w.-]+\.(?:txt|in))$/i;

/** What a file says of packages, by its name; null for files that say nothing. */
export function packageFileOf(uri: string): PackageFile | null {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  for (const [pattern, format, ecosystem, lock] of FILES) {
    if (pattern.test(name)) return { format, ecosystem, lock: lock === 'lock' };
  }
  return REQUIREMENTS.test(uri) ? { format: 'pip-requirements', ecosystem: 'pypi', lock: false } : null;
}

/** The folder whose code a file is for: its own, or the one above where a tool wants it in a folder of its own. */
export function folderGoverned(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/'))).replace(/\/(?:gradle|requirements)$/, '');
}
