import { compilePattern, matchesPattern, moduleSegments } from './pattern.ts';
import type { CompiledPattern } from './pattern.ts';
import { indexPackages } from './package-index.ts';
import type { PackageIndex } from './package-index.ts';
import type { ClientSpec, PackageSpec, SdkTable, Signature } from './signature.ts';

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
  readonly pattern: CompiledPattern;
  readonly hit: T;
}

/** Entries by their last name; those that may end with any name apart. */
function arrange<T>(entries: readonly Entry<T>[]): (segments: readonly string[]) => readonly T[] {
  const byLast = new Map<string, Entry<T>[]>();
  const anyLast: Entry<T>[] = [];
  for (const entry of entries) {
    if (entry.pattern.last === null) anyLast.push(entry);
    for (const name of entry.pattern.last ?? []) {
      const list = byLast.get(name);
      if (list) list.push(entry);
      else byLast.set(name, [entry]);
    }
  }
  return (segments) => {
    const candidates = [...(byLast.get(segments.at(-1) ?? '') ?? []), ...anyLast];
    return candidates.filter(({ pattern }) => matchesPattern(pattern, segments)).map(({ hit }) => hit);
  };
}

function tailMatches(tail: readonly string[], segments: readonly string[]): boolean {
  if (tail.length >= segments.length) return false;
  return tail.every((name, index) => segments[segments.length - tail.length + index] === name);
}

/** Arranges the tables; throws on a malformed pattern, which is a bug in a table. */
export function indexSignatures(tables: readonly SdkTable[]): SignatureIndex {
  const signatures = tables.flatMap((table) =>
    table.signatures.flatMap((signature) =>
      signature.callee.map((text) => ({ pattern: compilePattern(text), hit: { table, signature } })),
    ),
  );
  const clients = tables.flatMap((table) =>
    (table.clients ?? []).flatMap((client) =>
      client.callee.map((text) => ({ pattern: compilePattern(text), hit: { table, client } })),
    ),
  );
  const constants = tables.flatMap((table) =>
    (table.constants ?? []).map((text) => ({ pattern: compilePattern(text), hit: table })),
  );
  const tails = new Map<string, { readonly tail: readonly string[]; readonly hit: SignatureHit }[]>();
  for (const table of tables) {
    for (const signature of table.signatures) {
      for (const text of signature.tails ?? []) {
        const tail = text.split('.');
        const last = tail.at(-1) ?? '';
        tails.set(last, [...(tails.get(last) ?? []), { tail, hit: { table, signature } }]);
      }
    }
  }
  const packages = new Map<string, PackageHit>();
  for (const table of tables) {
    for (const spec of table.packages) {
      for (const module of spec.modules) {
        const key = `${spec.ecosystem}:${moduleSegments(module).join('|')}`;
        if (!packages.has(key)) packages.set(key, { table, spec, module });
      }
    }
  }
  const names = new Set(
    [...[...signatures, ...clients].flatMap(({ pattern }) => pattern.last ?? []), ...tails.keys()].map((name) =>
      name.replace('()', ''),
    ),
  );
  return {
    tables,
    bySymbol: arrange(signatures),
    byTail: (segments) =>
      (tails.get(segments.at(-1) ?? '') ?? []).filter(({ tail }) => tailMatches(tail, segments)).map(({ hit }) => hit),
    clients: arrange(clients),
    constants: arrange(constants),
    packages: indexPackages(tables),
    packageOf: (ecosystem, module) => {
      for (let length = module.length; length > 0; length--) {
        const hit = packages.get(`${ecosystem}:${module.slice(0, length).join('|')}`);
        if (hit) return hit;
      }
      return null;
    },
    mayEndWith: (name) => names.has(name),
  };
}
