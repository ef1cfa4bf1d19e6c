import { lazy } from '../base/lazy.ts';
import { parseCatalogFile } from './catalog-file.ts';
import type { CatalogFile, CatalogHead, HubRow, PlatformRows } from './catalog-file.ts';
import type { Inflate } from '../ports.ts';
import { isPack, openPack, unpack } from './pack/read-pack.ts';
import { knownIds } from './platform-table.ts';

/** The asset that holds the catalog. */
export const CATALOG_ASSET = 'catalog.pack';

/** A catalog whose parts are read when they are asked for: the packed one that ships, or a fetched one, which is one text. */
export interface OpenCatalog {
  readonly head: CatalogHead;
  readonly platforms: readonly string[];
  /** How many ids each platform has, and repositories under `huggingface`. */
  readonly counts: ReadonlyMap<string, number>;
  /** Every id known on a platform, sorted; repositories under `huggingface`. */
  readonly known: (platform: string) => readonly string[];
  /** Which of some platforms know each id that one of them knows, in their order. */
  readonly places: (platforms: readonly string[]) => ReadonlyMap<string, readonly string[]>;
  readonly rows: (platform: string) => PlatformRows;
  readonly hub: () => readonly HubRow[];
}

/**
 * Opens the bytes of a catalog, packed or not.
 *
 * @throws where they are no catalog: a broken installation, a bug.
 */
export function openCatalog(bytes: string | Uint8Array, inflate?: Inflate): OpenCatalog {
  if (typeof bytes === 'string' || !isPack(bytes)) return openFile(parseCatalogFile(bytes));
  const { head, ...pack } = openPack(bytes, inflate);
  return { ...pack, head: head.file, counts: new Map(Object.entries(head.counts)) };
}

/** All of a catalog, packed or not. */
export function wholeCatalog(bytes: Uint8Array): CatalogFile {
  return isPack(bytes) ? unpack(openPack(bytes)) : parseCatalogFile(bytes);
}

/** The SHA-256 of the catalog that was packed, as it is released; null for one that is not packed. */
export function packedSum(bytes: Uint8Array): string | null {
  return isPack(bytes) ? openPack(bytes).head.sha256 : null;
}

function openFile(file: CatalogFile): OpenCatalog {
  const own = new Map(
    Object.entries(file.platforms).map(([name, rows]) => [name, lazy(() => [...knownIds(rows)].sort())]),
  );
  const known = (platform: string): readonly string[] =>
    platform === 'huggingface' ? file.hub.map(([id]) => id) : (own.get(platform)?.() ?? []);
  const named = [...own.keys(), ...(file.hub.length > 0 ? ['huggingface'] : [])];
  return {
    head: file,
    platforms: [...own.keys()],
    get counts() {
      return new Map(named.map((name) => [name, known(name).length]));
    },
    known,
    places: (platforms) => {
      const places = new Map<string, string[]>();
      for (const platform of platforms) {
        for (const id of known(platform)) {
          const before = places.get(id);
          if (before) before.push(platform);
          else places.set(id, [platform]);
        }
      }
      return places;
    },
    rows: (platform) => file.platforms[platform] ?? { models: [], pins: [], twins: [] },
    hub: () => file.hub,
  };
}
