import type { PinFact } from '../model/metadata.ts';

/** What identification asks of the catalog; `Catalog` of the metadata room satisfies it, tests build small ones. */
export interface CatalogFacts {
  /** Whether the exact id is known on any platform, or as a repository of the Hub. */
  readonly knows: (id: string) => boolean;
  /** Whether the exact id is known on this platform, alive or not. */
  readonly serves: (platform: string, id: string) => boolean;
  /** Platforms that know the exact id, labs before resellers. */
  readonly platformsOf: (id: string) => readonly string[];
  /** Every id known on the platform, sorted. */
  readonly ids: (platform: string) => readonly string[];
  /** What the provider says of the stability of the id; null where nothing is known. */
  readonly pin: (platform: string, id: string) => PinFact | null;
}

/** A catalog that knows nothing: identification by documented conventions alone. */
export const emptyCatalogFacts: CatalogFacts = {
  knows: () => false,
  serves: () => false,
  platformsOf: () => [],
  ids: () => [],
  pin: () => null,
};
