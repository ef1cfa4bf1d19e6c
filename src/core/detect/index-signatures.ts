import { lazy } from '../base/lazy.ts';
import { compilePattern, lastNames, matchesPattern, moduleSegments } from './pattern.ts';
import type { CompiledPattern } from './pattern.ts';
import { indexPackages } from './package-index.ts';
import type { PackageIndex } from './package-index.ts';
import type { ClientSpec, PackageSpec, SdkTable, Signature, SymbolPattern } from './signature.ts';

/** A signature with the table it belongs to. */
export interface SignatureHit {
  readonly table: SdkTable;
  readonly signature: Signature;
}

export interface ClientHit {
  readonly table: SdkTable;
  readonly client: ClientSpec;
}

export interface PackageHit {
  readonly table: SdkTable;
  readonly spec: PackageSpec;
  readonly module: string;
}

/** All tables, arranged for look-up by what stands last in a symbol. Built once per analyzer. */
export interface SignatureIndex {
  readonly tables: readonly SdkTable[];
  /** Signatures whose pattern the symbol matches. */
  readonly bySymbol: (segments: readonly string[]) => readonly SignatureHit[];
  /** Signatures one of whose tails ends the symbol. */
  readonly byTail: (segments: readonly string[]) => readonly SignatureHit[];
  readonly clients: (segments: readonly string[]) => readonly ClientHit[];
  /** Tables of which the symbol is a constant that stands for an id. */
  readonly constants: (segments: readonly string[]) => readonly SdkTable[];
  /** Packages by their names in code and in registries. */
  readonly packages: PackageIndex;
  readonly packageOf: (ecosystem: string, module: readonly string[]) => PackageHit | null;
  /** Whether any signature, tail or client could end with this name: asked before anything is traced. */
  readonly mayEndWith: (name: string) => boolean;
}

interface Entry<T> {
  readonly last: readonly string[] | null;
  readonly pattern: () => CompiledPattern;
  readonly hit: T;
}

function entry<T>(text: SymbolPattern, hit: T): Entry<T> {
  return { last: lastNames(text), pattern: lazy(() => compilePattern(text)), hit };
}

/** Entries by their last name; those that may end with any name apart. */
function arrange<T>(entries: readonly Entry<T>[]): (segments: readonly string[]) => readonly T[] {
  const byLast = new Map<string, Entry<T>[]>();
  const anyLast: Entry<T>[] = [];
  for (const found of entries) {
    if (found.last === null) anyLast.push(found);
    for (const name of found.last ?? []) add(byLast, name, found);
  }
  return (segments) => {
    const candidates = [...(byLast.get(segments.at(-1) ?? '') ?? []), ...anyLast];
    return candidates.filter(({ pattern }) => matchesPattern(pattern(), segments)).map(({ hit }) => hit);
  };
}

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function tailMatches(tail: readonly string[], segments: readonly string[]): boolean {
  if (tail.length >= segments.length) return false;
  return tail.every((name, index) => segments[segments.length - tail.length + index] === name);
}

/** Arranges the tables, each part when it is first asked for. A malformed pattern, which is a bug in a table, throws when it is first compared. */
export function indexSignatures(tables: readonly SdkTable[]): SignatureIndex {
  const byCallee = lazy(() => arrangeCallees(tables));
  const tails = lazy(() => arrangeTails(tables));
  const constants = lazy(() =>
    arrange(tables.flatMap((table) => (table.constants ?? []).map((text) => entry(text, table)))),
  );
  const names = lazy(() => new Set([...byCallee().names, ...tails().keys()].map((name) => name.replace('()', ''))));
  const modules = new Map<string, ReadonlyMap<string, PackageHit>>();
  const modulesOf = (ecosystem: string): ReadonlyMap<string, PackageHit> => {
    const known = modules.get(ecosystem) ?? arrangeModules(tables, ecosystem);
    modules.set(ecosystem, known);
    return known;
  };
  return {
    tables,
    bySymbol: (segments) => byCallee().signatures(segments),
    byTail: (segments) =>
      (tails().get(segments.at(-1) ?? '') ?? [])
        .filter(({ tail }) => tailMatches(tail, segments))
        .map(({ hit }) => hit),
    clients: (segments) => byCallee().clients(segments),
    constants: (segments) => constants()(segments),
    packages: indexPackages(tables),
    packageOf: (ecosystem, module) => {
      const known = modulesOf(ecosystem);
      for (let length = module.length; length > 0; length--) {
        const hit = known.get(module.slice(0, length).join('|'));
        if (hit) return hit;
      }
      return null;
    },
    mayEndWith: (name) => names().has(name),
  };
}

/** Signatures and clients by what is called, and all names that a callee may end with. */
function arrangeCallees(tables: readonly SdkTable[]): {
  readonly signatures: (segments: readonly string[]) => readonly SignatureHit[];
  readonly clients: (segments: readonly string[]) => readonly ClientHit[];
  readonly names: readonly string[];
} {
  const signatures = tables.flatMap((table) =>
    table.signatures.flatMap((signature) => signature.callee.map((text) => entry(text, { table, signature }))),
  );
  const clients = tables.flatMap((table) =>
    (table.clients ?? []).flatMap((client) => client.callee.map((text) => entry(text, { table, client }))),
  );
  return {
    signatures: arrange(signatures),
    clients: arrange(clients),
    names: [...signatures, ...clients].flatMap(({ last }) => last ?? []),
  };
}

interface Tail {
  readonly tail: readonly string[];
  readonly hit: SignatureHit;
}

/** Tails by their last name. */
function arrangeTails(tables: readonly SdkTable[]): ReadonlyMap<string, readonly Tail[]> {
  const tails = new Map<string, Tail[]>();
  for (const table of tables) {
    for (const signature of table.signatures) {
      for (const text of signature.tails ?? []) {
        const tail = text.split('.');
        add(tails, tail.at(-1) ?? '', { tail, hit: { table, signature } });
      }
    }
  }
  return tails;
}

/** The packages of one ecosystem by their names in code; most runs meet two or three ecosystems. */
function arrangeModules(tables: readonly SdkTable[], ecosystem: string): ReadonlyMap<string, PackageHit> {
  const hits = new Map<string, PackageHit>();
  for (const table of tables) {
    for (const spec of table.packages) {
      if (spec.ecosystem !== ecosystem) continue;
      for (const module of spec.modules) {
        const key = moduleSegments(module).join('|');
        if (!hits.has(key)) hits.set(key, { table, spec, module });
      }
    }
  }
  return hits;
}
