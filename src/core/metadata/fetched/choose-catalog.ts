import type { Store } from '../../ports-online.ts';
import { bundledSummary, checkCatalog, implausible } from '../check-catalog.ts';
import { readKept, readKeptBytes } from './kept-catalog.ts';
import type { Digest, KeptCatalog } from './kept-catalog.ts';

/** The catalog that answers come from. */
export interface ChosenCatalog {
  readonly bytes: Uint8Array;
  readonly builtAt: string;
  /** What is written down of it; null for the bundled one. */
  readonly kept: KeptCatalog | null;
  /** What is written down of one that is there, used or not. */
  readonly stored: KeptCatalog | null;
  /** Why one that is there is not used; null where it is, where there is none, and where it is turned off. */
  readonly ignored: string | null;
}

/** The newest valid one of the bundled and the kept catalog; a pinned one whatever is newer. Never fails for what is kept. */
export async function chooseCatalog(
  bundled: Uint8Array,
  store: Store,
  isOff: boolean,
  digest: Digest,
): Promise<ChosenCatalog> {
  const shipped = bundledSummary(bundled);
  const own = { bytes: bundled, builtAt: shipped.builtAt, kept: null };
  const kept = isOff ? null : await readKept(store);
  if (kept === null) return { ...own, stored: null, ignored: null };
  if (kept === 'unreadable') return { ...own, stored: null, ignored: 'its state file cannot be read' };
  const bytes = await readKeptBytes(store, kept, digest);
  if (bytes === null) return { ...own, stored: kept, ignored: 'its file is missing or damaged' };
  const checked = checkCatalog(bytes);
  if (checked.kind === 'invalid') return { ...own, stored: kept, ignored: checked.reason };
  const { builtAt } = checked.summary;
  if (!kept.isPinned) {
    if (builtAt <= shipped.builtAt)
      return {
        ...own,
        stored: kept,
        ignored: `it is of ${builtAt}, not newer than the bundled one of ${shipped.builtAt}`,
      };
    const doubt = implausible(checked.summary, shipped);
    if (doubt !== null) return { ...own, stored: kept, ignored: doubt };
  }
  return { bytes, builtAt, kept, stored: kept, ignored: null };
}
