import type { CatalogFile, PlatformRows } from '../catalog-file.ts';

/**
 * How the catalog is shipped: `MAGIC`, the length of the head (32 bits, little-endian), the head, and one shard after the
 * other; head and shards are JSON, deflated. Ids are written once, in the shard of ids; elsewhere stands where they are in it.
 */
export const MAGIC = 'modelkeel/catalog-pack@1\n';

/** The shard of ids: no platform is called so. */
export const IDS = '*ids';

/** The shard of repositories of the Hub. */
export const HUB = 'huggingface';

/** What answers need of every platform. */
export interface PackHead {
  readonly file: Omit<CatalogFile, 'platforms' | 'hub'>;
  /** The SHA-256 of the catalog that was packed. */
  readonly sha256: string;
  /** Ids of each platform, and repositories under `huggingface`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Shards in the order in which they follow each other. */
  readonly shards: readonly (readonly [name: string, packed: number])[];
}

/** The first line of the shard of ids, which stand below it, a line each: which sets of platforms know ids, and which of them each id. */
export interface KnownBy {
  readonly sets: readonly (readonly string[])[];
  readonly of: readonly number[];
}

/** Columns, besides the first, that hold ids: alone, or a list. */
export const idColumns: Readonly<Record<keyof PlatformRows | 'hub', number | null>> = {
  models: 9,
  pins: 4,
  twins: 2,
  names: 3,
  traits: null,
  contract: null,
  history: null,
  advice: 4,
  hub: 9,
};

/** Tables of a platform, or that of the Hub, with places in the shard of ids instead of ids. */
export type PackedTables = Readonly<Record<string, readonly (readonly unknown[])[]>>;
