import type { CommandFact, Ecosystem, Expression, FileFacts, ImportFact, NameExpression } from '../model/facts.ts';
import type { Span } from '../model/text.ts';
import { installedPackages } from './install-commands.ts';
import { importPath } from './package-index.ts';
import type { ImportedPackages, KnownPackage, PackageIndex } from './package-index.ts';

/** A place that names a package of the LLM toolchain. */
export interface PackageUse {
  /** As it is written: the import name (`google.generativeai`, `@ai-sdk/openai`), or the name in a manifest. */
  readonly text: string;
  /** The name in its registry (`google-generativeai`). */
  readonly packageName: string;
  readonly ecosystem: Ecosystem;
  readonly detector: string;
  readonly how: 'import' | 'name' | 'dependency' | 'command';
  /** What a manifest asks for; null where it says nothing, and for uses in code. */
  readonly requirement: string | null;
  readonly span: Span;
}

/** What the rest of the workspace tells of a package. */
export interface PackageSurroundings {
  /** Whether a manifest or lock file above holds it; null where there is none that could. */
  readonly declares: (ecosystem: Ecosystem, name: string) => boolean | null;
  /** Whether the workspace itself declares a name, in that module, or where it is null, in one that is seen without an import. */
  readonly isOwn: (module: string | null, name: string) => boolean;
  /** Whether a module is a file of the workspace itself. */
  readonly isOwnModule: (module: string) => boolean;
}

/** Packages the tables know: what is imported, what is called by its full name, what a manifest asks for and what command lines install. */
export function packageUses(
  facts: FileFacts,
  commands: readonly CommandFact[],
  index: PackageIndex,
  surroundings: PackageSurroundings,
): readonly PackageUse[] {
  const imported = importedPackages(facts, index, surroundings);
  const names = new Set(imported.map(({ packageName }) => packageName));
  const named = namedPackages(facts, index, surroundings).filter(({ packageName }) => !names.has(packageName));
  return [...imported, ...named, ...declaredPackages(facts, index), ...commandedPackages(commands, index)];
}

/** Each package once per document and version. */
function commandedPackages(commands: readonly CommandFact[], index: PackageIndex): readonly PackageUse[] {
  const uses = new Map<string, PackageUse>();
  for (const { ecosystem, name, version, span } of installedPackages(commands)) {
    const known = index.named(ecosystem, name);
    const key = known && `${known.spec.name} ${version ?? ''}`;
    if (!known || key === null || uses.has(key)) continue;
    uses.set(key, {
      text: name,
      packageName: known.spec.name,
      ecosystem,
      detector: `${known.table.id}/command`,
      how: 'command',
      requirement: version,
      span,
    });
  }
  return [...uses.values()];
}

/** Languages with an import for each class import a package many times: its first one counts, as does that of a package that names no model. */
const ONE_PER_FILE: ReadonlySet<Ecosystem> = new Set(['maven', 'nuget', 'cargo', 'gem', 'composer', 'golang']);

function importedPackages(
  facts: FileFacts,
  index: PackageIndex,
  surroundings: PackageSurroundings,
): readonly PackageUse[] {
  const { ecosystem } = facts;
  if (ecosystem === null) return [];
  const seen = new Set<string>();
  return facts.imports.flatMap((fact) => {
    const path = isOutside(ecosystem, fact) ? pathOf(ecosystem, fact) : [];
    const hit = path.length > 0 ? index.importedAs(ecosystem, path) : null;
    if (!hit) return [];
    const { spec, table } = installed(hit, ecosystem, surroundings) ?? firstOf(hit);
    const once = ONE_PER_FILE.has(ecosystem) || table.signatures.length === 0;
    const key = once ? spec.name : `${spec.name}:${String(fact.moduleSpan.start)}`;
    if (seen.has(key) || (fact.imported !== null && surroundings.isOwn(fact.module, fact.imported))) return [];
    if (FILES.has(ecosystem) && [fact.module, path[0] ?? fact.module].some(surroundings.isOwnModule)) return [];
    seen.add(key);
    return [
      {
        text: hit.module,
        packageName: spec.name,
        ecosystem: spec.ecosystem,
        detector: `${table.id}/import`,
        how: 'import' as const,
        requirement: null,
        span: fact.moduleSpan,
      },
    ];
  });
}

/** Languages whose modules are files. (A crate of the same workspace is another package to those that depend on it.) */
const FILES: ReadonlySet<Ecosystem> = new Set(['pypi', 'npm']);

function isOutside(ecosystem: Ecosystem, { module }: ImportFact): boolean {
  return !module.startsWith('.') && !(ecosystem === 'cargo' && /^(?:crate|self|super)(?:::|$)/.test(module));
}

function pathOf(ecosystem: Ecosystem, { module, imported }: ImportFact): readonly string[] {
  const path = importPath(ecosystem, module).filter((part) => part !== '');
  if (ecosystem === 'npm' || imported === null || imported === '*' || imported === 'default') return path;
  return [...path, imported];
}

/** Where several packages have one import name, the one that a manifest asks for. */
function installed(
  { packages }: ImportedPackages,
  ecosystem: Ecosystem,
  { declares }: PackageSurroundings,
): KnownPackage | null {
  return packages.find(({ spec }) => declares(ecosystem, spec.name) === true) ?? null;
}

function firstOf({ packages }: ImportedPackages): KnownPackage {
  const [first] = packages;
  if (!first) throw new Error('an import name without a package');
  return first;
}

/** Languages that load what a name means without an import, or take whole paths instead of one. */
const BY_NAME: ReadonlySet<Ecosystem> = new Set(['maven', 'nuget', 'cargo', 'gem', 'composer']);

/** `OpenAI::Client.new` without `require`, `com.openai.client.X.builder()`, `rig::providers::openai::Client::new()`. */
function namedPackages(
  facts: FileFacts,
  index: PackageIndex,
  surroundings: PackageSurroundings,
): readonly PackageUse[] {
  const { ecosystem } = facts;
  if (ecosystem === null || !BY_NAME.has(ecosystem)) return [];
  const bound = boundNames(facts);
  const uses = new Map<string, PackageUse>();
  for (const expression of written(facts)) {
    const path = memberPath(expression);
    const hit = path && index.importedAs(ecosystem, path.names);
    if (!path || !hit || isBound(path.root, facts, bound) || surroundings.isOwn(null, path.root.name)) continue;
    const found = installed(hit, ecosystem, surroundings) ?? unlessRuledOut(hit, ecosystem, surroundings);
    if (!found || uses.has(found.spec.name)) continue;
    uses.set(found.spec.name, {
      text: hit.module,
      packageName: found.spec.name,
      ecosystem: found.spec.ecosystem,
      detector: `${found.table.id}/import`,
      how: 'name',
      requirement: null,
      span: path.spans[importPath(ecosystem, hit.module).length - 1] ?? path.root.span,
    });
  }
  return [...uses.values()];
}

/** A name alone says little where a manifest says that the package is not there. */
function unlessRuledOut(
  hit: ImportedPackages,
  ecosystem: Ecosystem,
  { declares }: PackageSurroundings,
): KnownPackage | null {
  const first = firstOf(hit);
  return declares(ecosystem, first.spec.name) === null ? first : null;
}

/** What is called, and what classes are built on. */
function* written(facts: FileFacts): Generator<Expression> {
  for (const { callee } of facts.calls) yield callee;
  for (const { value } of facts.bindings) if (value?.kind === 'class') yield* value.bases;
}

interface MemberPath {
  readonly root: NameExpression;
  readonly names: readonly string[];
  /** From the root to each of the names. */
  readonly spans: readonly Span[];
}

function memberPath(expression: Expression): MemberPath | null {
  const names: string[] = [];
  const spans: Span[] = [];
  let current = expression;
  for (; current.kind === 'member'; current = current.object) {
    names.unshift(current.property);
    spans.unshift(current.span);
  }
  if (current.kind !== 'name') return null;
  const parts = current.name.split(/::|\\/).filter((part) => part !== '');
  return { root: current, names: [...parts, ...names], spans: [...parts.map(() => current.span), ...spans] };
}

function boundNames({ bindings, imports }: FileFacts): ReadonlySet<string> {
  return new Set([
    ...bindings.map(({ scope, name }) => `${String(scope)} ${name}`),
    ...imports.flatMap(({ scope, local }) => (local === null ? [] : [`${String(scope)} ${local}`])),
  ]);
}

function isBound({ name, scope }: NameExpression, { scopes }: FileFacts, bound: ReadonlySet<string>): boolean {
  for (let current = scope; current >= 0; current = scopes[current]?.parent ?? -1) {
    if (bound.has(`${String(current)} ${name}`)) return true;
  }
  return false;
}

/** Each package once per manifest, where it stands first. Lock files ask for nothing. */
function declaredPackages({ packages }: FileFacts, index: PackageIndex): readonly PackageUse[] {
  const uses = new Map<string, PackageUse>();
  for (const fact of packages) {
    const known = fact.kind === 'declared' ? index.named(fact.ecosystem, fact.name) : null;
    if (!known) continue;
    const { spec, table } = known;
    const before = uses.get(spec.name);
    if (before) {
      // Said twice, the one with a version says more.
      if (before.requirement === null && fact.version !== null)
        uses.set(spec.name, { ...before, requirement: fact.version, span: fact.nameSpan });
      continue;
    }
    uses.set(spec.name, {
      text: fact.name,
      packageName: spec.name,
      ecosystem: spec.ecosystem,
      detector: `${table.id}/dependency`,
      how: 'dependency',
      requirement: fact.version,
      span: fact.nameSpan,
    });
  }
  return [...uses.values()];
}

/** The facts with no other packages than those the tables know: lock files hold hundreds that nobody asks for. */
export function withKnownPackages(facts: FileFacts, index: PackageIndex): FileFacts {
  const { packages } = facts;
  return packages.length === 0
    ? facts
    : { ...facts, packages: packages.filter(({ ecosystem, name }) => index.named(ecosystem, name) !== null) };
}
