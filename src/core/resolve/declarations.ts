import type { BindingFact, Ecosystem, FileFacts, ImportFact } from '../model/facts.ts';
import { filledTypes, sectionKey } from './bound-settings.ts';
import { folderOf } from './modules.ts';
import { nestedNames } from './nested-constants.ts';
import { trimmedOf } from '../base/trim.ts';

/** Which documents declare a name at their top level, for languages whose names belong to packages or namespaces. */
export interface Declarations {
  /** Takes a document in, in place of what was known of it; tells which names are declared otherwise now. */
  readonly put: (uri: string, declared: Declared | null) => readonly string[];
  /** What an answer rests on that `find` gave, in the words of `put`. */
  readonly groundOf: (from: FileFacts, name: string) => string;
  readonly clear: () => void;
  /** Uris of documents that declare `name` and that `from` sees as `module`, or, where it is null, without an import. */
  readonly find: (from: FileFacts, module: string | null, name: string, folders: Folders) => readonly string[];
  /** Imports that hold for all documents of the folder they stand in (C# `global using`), as `from` sees them. */
  readonly imports: (from: FileFacts) => readonly ImportFact[];
}

/** What a document has for others. */
export interface Declared {
  readonly namespace: string | null;
  readonly keys: readonly string[];
  /** Imports that hold for others as well. */
  readonly shared: readonly ImportFact[];
}

/** Null where others find nothing in a document by its name alone. */
export function declaredBy(facts: FileFacts): Declared | null {
  const { namespace } = facts;
  const shared = facts.ecosystem === 'nuget' ? facts.imports.filter(isForAll) : [];
  const keys = namespace === null ? [] : keysOf(facts);
  return namespace === null && shared.length === 0 ? null : { namespace, keys, shared };
}

/** What is asked of the workspace: a Go package is a folder below that of its `go.mod`. */
export interface Folders {
  readonly has: (uri: string) => boolean;
}

interface Declaring {
  readonly uri: string;
  readonly namespace: string;
}

/** More documents than declare a name on purpose: what is found in so many tells nothing. */
const MAX_DECLARING = 40;

/** Starts empty; holds names and uris, no facts. */
export function createDeclarations(): Declarations {
  const byName = new Map<string, Declaring[]>();
  const namesOf = new Map<string, { readonly namespace: string; readonly keys: readonly string[] }>();
  /** By the folder of the project. */
  const shared = new Map<string, Map<string, readonly ImportFact[]>>();

  /** By the document: its imports for others, as text. */
  const sharedBy = new Map<string, string>();

  const remove = (uri: string, keys: readonly string[]): void => {
    for (const key of keys) {
      const left = (byName.get(key) ?? []).filter((declaring) => declaring.uri !== uri);
      if (left.length > 0) byName.set(key, left);
      else byName.delete(key);
    }
  };

  const share = (uri: string, imports: readonly ImportFact[]): boolean => {
    shared.get(projectOf(uri))?.delete(uri);
    if (imports.length > 0) {
      const here = shared.get(projectOf(uri)) ?? new Map<string, readonly ImportFact[]>();
      shared.set(projectOf(uri), here.set(uri, imports));
    }
    const text = imports.map(({ module }) => module).join('\n');
    const before = sharedBy.get(uri) ?? '';
    if (text === '') sharedBy.delete(uri);
    else sharedBy.set(uri, text);
    return text !== before;
  };

  return {
    put: (uri, declared) => {
      const before = namesOf.get(uri) ?? { namespace: '', keys: [] };
      const namespace = declared?.namespace ?? null;
      const isShared = share(uri, declared?.shared ?? []);
      const keys = declared?.keys ?? [];
      const same = before.namespace === namespace ? new Set(before.keys) : new Set<string>();
      const added = keys.filter((key) => !same.has(key));
      const left = new Set(keys);
      const gone = before.keys.filter((key) => !same.has(key) || !left.has(key));
      remove(uri, gone);
      for (const key of added) {
        const declaring = byName.get(key);
        if (declaring) declaring.push({ uri, namespace: namespace ?? '' });
        else byName.set(key, [{ uri, namespace: namespace ?? '' }]);
      }
      if (keys.length > 0 && namespace !== null) namesOf.set(uri, { namespace, keys });
      else namesOf.delete(uri);
      return [...(isShared ? [SHARED_IMPORTS] : []), ...new Set([...added, ...gone])].map(asGround);
    },
    groundOf: (from, name) => asGround(keyOf(from, name)),
    clear: () => {
      byName.clear();
      namesOf.clear();
      shared.clear();
      sharedBy.clear();
    },
    imports: (from) => {
      if (from.ecosystem !== 'nuget' || shared.size === 0) return [];
      for (let folder = folderOf(from.uri); folder.includes('/'); folder = folderOf(folder)) {
        const found = [...(shared.get(folder)?.values() ?? [])].flat();
        if (found.length > 0) return found;
      }
      return [];
    },
    find: (from, module, name, folders) => {
      if (from.namespace === null) return [];
      const all = (byName.get(keyOf(from, name)) ?? []).filter(({ uri }) => uri !== from.uri);
      if (all.length === 0 || all.length > MAX_DECLARING) return [];
      // In one order, whatever was read first.
      const sorted = all.toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
      return SEES[from.ecosystem ?? 'maven']?.(from, module, sorted, folders) ?? [];
    },
  };
}

/** Stands for the imports that documents share, as an answer may rest on them. */
const SHARED_IMPORTS = '*';
export const GROUND_OF_SHARED_IMPORTS = asGround(SHARED_IMPORTS);

/** A word that is no uri. */
function asGround(key: string): string {
  return `declared ${key}`;
}

/** Whether an answer rests on a document, and not on who declares a name. */
export function isDocument(ground: string): boolean {
  return !ground.startsWith('declared ');
}

function isForAll({ star, reexport }: ImportFact): boolean {
  return star && reexport;
}

function keysOf(facts: FileFacts): readonly string[] {
  const seen = facts.ecosystem === 'composer' ? facts.bindings.filter(isNoVariable) : facts.bindings;
  const names = [...seen.flatMap(({ scope, name }) => (scope === 0 ? [name] : [])), ...nestedNames(facts)];
  const filled = filledTypes(facts).map(sectionKey);
  return [...new Set([...names, ...filled].map((name) => keyOf(facts, name)))];
}

/** A variable of PHP, written with its sign, is seen by what includes its file alone; constants and functions are seen everywhere. */
function isNoVariable({ kind, name, nameSpan }: BindingFact): boolean {
  return kind !== 'variable' || nameSpan.end - nameSpan.start !== name.length + 1;
}

/** Where a project stands whose document this is, as far as its name tells. */
function projectOf(uri: string): string {
  return folderOf(uri).replace(/\/Properties$/, '');
}

/** Documents of one ecosystem see each other: Java and Kotlin do. */
function keyOf(facts: FileFacts, name: string): string {
  return `${facts.ecosystem ?? facts.namespace ?? ''}:${name}`;
}

type Sees = (from: FileFacts, module: string | null, all: readonly Declaring[], folders: Folders) => readonly string[];

const SEES: Partial<Readonly<Record<Ecosystem, Sees>>> = {
  maven: byNamespace,
  nuget: byNamespace,
  composer: byNamespace,
  gem: anywhere,
  golang: byFolder,
  cran: besides,
};

/** Names of the same package or namespace, of one that encloses it, or of one imported as a whole. */
function byNamespace(from: FileFacts, module: string | null, all: readonly Declaring[]): readonly string[] {
  if (module !== null) return all.flatMap(({ uri, namespace }) => (namespace === trimmed(module) ? [uri] : []));
  const own = trimmed(from.namespace ?? '');
  const imported = new Set(from.imports.flatMap((fact) => (fact.star ? [trimmed(fact.module)] : [])));
  const seen = all.filter(
    ({ namespace }) =>
      namespace === own || imported.has(namespace) || (from.ecosystem === 'nuget' && encloses(namespace, own)),
  );
  const [only] = all;
  // Global usings and implicit ones are written elsewhere: a name that one document declares is meant.
  if (seen.length === 0 && from.ecosystem === 'nuget' && all.length === 1 && only) return [only.uri];
  return seen.map(({ uri }) => uri);
}

function trimmed(namespace: string): string {
  return trimmedOf(namespace, '\\');
}

function encloses(outer: string, inner: string): boolean {
  return outer === '' || inner.startsWith(`${outer}.`);
}

/** Ruby's constants are global; where several documents open the same one, all count. */
function anywhere(_from: FileFacts, _module: string | null, all: readonly Declaring[]): readonly string[] {
  return all.map(({ uri }) => uri);
}

/** The functions of an R package stand in one folder and see each other. */
function besides(from: FileFacts, module: string | null, all: readonly Declaring[]): readonly string[] {
  return module === null ? all.flatMap(({ uri }) => (folderOf(uri) === folderOf(from.uri) ? [uri] : [])) : [];
}

/** A Go package is a folder; its import path is that of the module and the folder's path in it (https://go.dev/ref/mod#modules-overview). */
function byFolder(
  from: FileFacts,
  module: string | null,
  all: readonly Declaring[],
  folders: Folders,
): readonly string[] {
  if (module === null) return all.flatMap(({ uri }) => (folderOf(uri) === folderOf(from.uri) ? [uri] : []));
  return all.flatMap(({ uri }) => {
    const folder = folderOf(uri);
    const path = folder.slice(moduleRoot(folder, folders).length + 1);
    return path !== '' && (module === path || module.endsWith(`/${path}`)) ? [uri] : [];
  });
}

/** The nearest folder with a `go.mod`; the last but one segment where there is none. */
function moduleRoot(folder: string, { has }: Folders): string {
  for (let current = folder; current.includes('/'); current = folderOf(current)) {
    if (has(`${current}/go.mod`)) return current;
  }
  return folderOf(folder);
}
