import { chooseCatalog } from '../core/metadata/fetched/choose-catalog.ts';
import { CATALOG_ASSET } from '../core/metadata/open-catalog.ts';
import { readKept } from '../core/metadata/fetched/kept-catalog.ts';
import type { Assets, Logger } from '../core/ports.ts';
import type { Store } from '../core/ports-online.ts';
import { UsageError } from './exit.ts';
import { cacheFolder } from '../host/cache-folder.ts';
import { digest } from '../host/digest.ts';
import { createStore } from '../host/store.ts';

/**
 * Whether `MODELKEEL_CATALOG=bundled` says that only what came with the program is used.
 *
 * @throws {UsageError} for another value: who wrote it meant something.
 */
export function isTurnedOff(environment: NodeJS.ProcessEnv): boolean {
  const value = environment['MODELKEEL_CATALOG'] ?? '';
  if (value !== '' && value !== 'bundled')
    throw new UsageError(`MODELKEEL_CATALOG=${value} is not valid. Set it to "bundled", or leave it unset.`);
  return value === 'bundled';
}

/** The folder that `modelkeel catalog` keeps its catalog in. */
export function catalogStore(environment: NodeJS.ProcessEnv): Store {
  return createStore(cacheFolder(environment, process.platform));
}

/** Assets whose catalog is the one to use. A kept one that is not used is a warning, and an error where it was pinned. */
export function withChosenCatalog(assets: Assets, environment: NodeJS.ProcessEnv, logger: Logger): Assets {
  const isOff = isTurnedOff(environment);
  return {
    ...assets,
    read: async (name) => {
      const bytes = await assets.read(name);
      if (name !== CATALOG_ASSET || isOff) return bytes;
      const store = catalogStore(environment);
      // Most have none: the bundled one is parsed once, by whom it is for.
      if ((await readKept(store)) === null) return bytes;
      const chosen = await chooseCatalog(bytes, store, false, digest);
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
