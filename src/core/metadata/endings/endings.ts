import { lazy } from '../../base/lazy.ts';
import { packageKey } from '../../base/package-names.ts';
import type { Ending, EndingPackage } from '../../model/ending.ts';
import type { Ecosystem } from '../../model/facts.ts';
import { affectedBy } from '../packages/affected.ts';
import { isWhollyAffected } from '../packages/allowed-range.ts';

/** A row of `endings.json`; what is empty is left out. */
export type EndingRow = Pick<Ending, 'kind' | 'id' | 'name' | 'effect' | 'instead' | 'confidence' | 'evidence'> &
  Partial<Omit<Ending, 'ends'>> & { readonly ends?: string };

/** `endings.json`: APIs, hosts, packages and calls that end. */
export interface EndingFile {
  readonly schema: 'modelkeel/endings@1';
  readonly endings: readonly EndingRow[];
}

/** All that ends and is no model. */
export interface Endings {
  readonly all: () => readonly Ending[];
  /** What is said of a package as a whole; null for nothing. */
  readonly ofPackage: (ecosystem: Ecosystem, name: string) => Ending | null;
  /** Pairs that a package is the first of: that of the two which is told. */
  readonly pairsOf: (ecosystem: Ecosystem, name: string) => readonly Ending[];
}

/** Reads the bundled table when it is first asked for. */
export function loadEndings(json: Uint8Array): Endings {
  const table = lazy(() => arrange(readEndings(new TextDecoder().decode(json))));
  const keyOf = (ecosystem: Ecosystem, name: string): string => `${ecosystem} ${packageKey(ecosystem, name)}`;
  return {
    all: () => table().all,
    ofPackage: (ecosystem, name) => table().packages.get(keyOf(ecosystem, name)) ?? null,
    pairsOf: (ecosystem, name) => table().pairs.get(keyOf(ecosystem, name)) ?? [],
  };
}

/** @throws where the text is none: a broken installation. */
function readEndings(text: string): readonly Ending[] {
  const file = JSON.parse(text) as EndingFile;
  const schema: string = file.schema;
  if (schema !== 'modelkeel/endings@1') throw new Error(`unknown schema of endings: ${schema}`);
  return file.endings.map((row) => ({
    packages: [],
    patterns: [],
    tails: [],
    argument: [],
    addresses: [],
    commands: [],
    ...row,
    ends: row.ends ?? null,
  }));
}

function arrange(all: readonly Ending[]): {
  readonly all: readonly Ending[];
  readonly packages: ReadonlyMap<string, Ending>;
  readonly pairs: ReadonlyMap<string, readonly Ending[]>;
} {
  const packages = new Map<string, Ending>();
  const pairs = new Map<string, Ending[]>();
  for (const ending of all) {
    for (const [index, { ecosystem, name }] of ending.packages.entries()) {
      const key = `${ecosystem} ${packageKey(ecosystem, name)}`;
      if (ending.kind === 'package') packages.set(key, ending);
      if (ending.kind === 'pair' && index === 0) pairs.set(key, [...(pairs.get(key) ?? []), ending]);
    }
  }
  return { all, packages, pairs };
}

/** A package as a workspace uses it. */
export interface UsedVersion {
  /** The one version in use; null where that is open. */
  readonly version: string | null;
  readonly requirement: string | null;
}

/** Whether the version in use, or every version that may be, is one of these. False where that cannot be told. */
export function isUsed({ ecosystem, range }: EndingPackage, { version, requirement }: UsedVersion): boolean {
  if (range === null) return true;
  if (version !== null) return affectedBy(ecosystem, version, [range], []) !== null;
  return requirement !== null && isWhollyAffected(ecosystem, requirement, range);
}
