import type { Ecosystem, FileFacts, ImportFact } from '../model/facts.ts';
import { folderOf } from './modules.ts';
import { nestedNames } from './nested-constants.ts';

/** Which documents declare a name at their top level, for languages whose names belong to packages or namespaces. */
export interface Declarations {
  /** Takes a document in, in place of what was known of it. */
  readonly put: (uri: string, facts: FileFacts | null) => void;
  readonly clear: () => void;
  /** Uris of documents that declare `name` and that `from` sees as `module`, or, where it is null, without an import. */
  readonly find: (from: FileFacts, module: string | null, name: string, folders: Folders) => readonly string[];
  /** Imports that hold for all documents of the folder they stand in (C# `global using`), as `from` sees them. */
  readonly imports: (from: FileFacts) => readonly ImportFact[];
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
  const namesOf = new Map<string, readonly string[]>();
  /** By the folder of the project. */
  const shared = new Map<string, Map<string, readonly ImportFact[]>>();

  const remove = (uri: string): void => {
    shared.get(projectOf(uri))?.delete(uri);
    for (const key of namesOf.get(uri) ?? []) {
      const left = (byName.get(key) ?? []).filter((declaring) => declaring.uri !== uri);
      if (left.length > 0) byName.set(key, left);
      else byName.delete(key);
    }
    namesOf.delete(uri);
  };

  return {
    put: (uri, facts) => {
      remove(uri);
      const namespace = facts?.namespace ?? null;
      if (!facts || namespace === null) return;
      const imports = facts.ecosystem === 'nuget' ? facts.imports.filter(({ star, reexport }) => star && reexport) : [];
      if (imports.length > 0) {
        const here = shared.get(projectOf(uri)) ?? new Map<string, readonly ImportFact[]>();
        shared.set(projectOf(uri), here.set(uri, imports));
      }
      const names = [
        ...facts.bindings.flatMap(({ scope, name }) => (scope === 0 ? [name] : [])),
        ...nestedNames(facts),
      ];
      const keys = [...new Set(names.map((name) => keyOf(facts, name)))];
      for (const key of keys) byName.set(key, [...(byName.get(key) ?? []), { uri, namespace }]);
      if (keys.length > 0) namesOf.set(uri, keys);
    },
    clear: () => {
      byName.clear();
      namesOf.clear();
      shared.clear();
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
      return SEES[from.ecosystem ?? 'maven']?.(from, module, all, folders) ?? [];
    },
  };
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
  return namespace.replace(/^\\+|\\+$/g, '');
}

function encloses(outer: string, inner: string): boolean {
  return outer === '' || inner.startsWith(`${outer}.`);
}

/** Ruby's constants are global; where several documents open the same one, all count. */
function anywhere(_from: FileFacts, _module: string | null, all: readonly Declaring[]): readonly string[] {
  return all.map(({ uri }) => uri);
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
