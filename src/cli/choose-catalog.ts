import { bundledSummary, checkCatalog, implausible } from '../core/metadata/check-catalog.ts';
import type { Assets, Logger } from '../core/ports.ts';
import type { Store } from '../core/ports-online.ts';
import { UsageError } from './exit.ts';
import { readKept, readKeptBytes } from './kept-catalog.ts';
import type { KeptCatalog } from './kept-catalog.ts';
import { cacheFolder, createStore } from './store.ts';

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

const CATALOG = 'catalog.json';

/**
 * Whether `MODELPIN_CATALOG=bundled` says that only what came with the program is used.
 *
 * @throws {UsageError} for another value: who wrote it meant something.
 */
export function isTurnedOff(environment: NodeJS.ProcessEnv): boolean {
  const value = environment['MODELPIN_CATALOG'] ?? '';
  if (value !== '' && value !== 'bundled')
    throw new UsageError(`MODELPIN_CATALOG=${value} is not known. It takes "bundled", or nothing.`);
  return value === 'bundled';
}

/** The newest valid one of the bundled and the kept catalog; a pinned one whatever is newer. Never fails for what is kept. */
export async function chooseCatalog(bundled: Uint8Array, store: Store, isOff: boolean): Promise<ChosenCatalog> {
  const shipped = bundledSummary(bundled);
  const own = { bytes: bundled, builtAt: shipped.builtAt, kept: null };
  const kept = isOff ? null : await readKept(store);
  if (kept === null) return { ...own, stored: null, ignored: null };
  if (kept === 'unreadable') return { ...own, stored: null, ignored: 'what is written down of it cannot be read' };
  const bytes = await readKeptBytes(store, kept);
  if (bytes === null) return { ...own, stored: kept, ignored: 'its file is gone or damaged' };
  const checked = checkCatalog(bytes);
  if (checked.kind === 'invalid') return { ...own, stored: kept, ignored: checked.reason };
  const { builtAt } = checked.summary;
  if (!kept.isPinned) {
    if (builtAt <= shipped.builtAt)
      return {
        ...own,
        stored: kept,
        ignored: `it is of ${builtAt}, no newer than the bundled one of ${shipped.builtAt}`,
      };
    const doubt = implausible(checked.summary, shipped);
    if (doubt !== null) return { ...own, stored: kept, ignored: doubt };
  }
  return { bytes, builtAt, kept, stored: kept, ignored: null };
}

/** The folder that `modelpin catalog` keeps its catalog in. */
export function catalogStore(environment: NodeJS.ProcessEnv): Store {
  return createStore(cacheFolder(environment, process.platform));
}

/** Assets whose catalog is the one to use. A kept one that is not used is a warning, and an error where it was pinned. */
export function withChosenCatalog(assets: Assets, environment: NodeJS.ProcessEnv, logger: Logger): Assets {
  const isOff = isTurnedOff(environment);
  return {
    read: async (name) => {
      const bytes = await assets.read(name);
      if (name !== CATALOG || isOff) return bytes;
      const store = catalogStore(environment);
      // Most have none: the bundled one is parsed once, by whom it is for.
      if ((await readKept(store)) === null) return bytes;
      const chosen = await chooseCatalog(bytes, store, false);
      if (chosen.ignored !== null) {
        const isPinned = chosen.stored?.isPinned ?? false;
        const message = `the ${isPinned ? 'pinned' : 'fetched'} catalog is not used: ${chosen.ignored}`;
        if (isPinned) logger.error(message);
        else logger.warn(message);
      }
      return chosen.bytes;
    },
  };
}
