import { readAddress } from '../../core/base/address.ts';
import type { Address } from '../../core/base/address.ts';
import { CATALOG_ASSET } from '../../core/metadata/open-catalog.ts';
import { chooseCatalog } from '../../core/metadata/fetched/choose-catalog.ts';
import { shownAddress, updateCatalog } from '../../core/metadata/fetched/update-catalog.ts';
import type { UpdateResult } from '../../core/metadata/fetched/update-catalog.ts';
import { catalogAge } from '../../core/report/catalog-age.ts';
import type { Assets, Logger } from '../../core/ports.ts';
import type { Http, Store } from '../../core/ports-online.ts';
import type { Settings } from '../../protocol/options.ts';
import type { CatalogStatus, CatalogUpdate } from '../../protocol/server-requests.ts';
import type { UserConsent } from './consent.ts';
import type { ServerPorts } from './ports.ts';

/** The catalog in use: the bundled one, or a newer one that the user had fetched. */
export interface CatalogKeeper {
  /** Assets whose catalog is the one to use. */
  readonly assets: Assets;
  /** Fetches a newer one from the configured address, after the user allowed its host. */
  readonly update: (consent: UserConsent, signal: AbortSignal) => Promise<CatalogUpdate>;
  /** The same without a word, where the setting says so, the host is always allowed, and the one in use is old. */
  readonly updateByItself: (consent: UserConsent, builtAt: string, today: string) => Promise<boolean>;
  readonly status: (builtAt: string, today: string) => CatalogStatus;
}

export interface CatalogPorts {
  readonly bundled: Assets;
  readonly settings: () => Settings;
  readonly variables: ServerPorts['variables'];
  readonly http: Http;
  readonly store: Store;
  readonly digest: ServerPorts['digest'];
  readonly logger: Logger;
}

/** Nothing is read here: the first answer reads the catalog, and only an update asks a host. */
export function createCatalogKeeper(ports: CatalogPorts): CatalogKeeper {
  const { bundled, settings, http, store, digest, logger } = ports;
  /** Without an address nothing that was fetched counts: that turns it off, as the variable does on the command line. */
  const isOff = (): boolean => settings().catalogUrl === '' || ports.variables['MODELKEEL_CATALOG'] === 'bundled';
  const fetchNow = async (address: string, signal: AbortSignal): Promise<UpdateResult> =>
    updateCatalog(
      {
        http,
        store,
        bundled: await bundled.read(CATALOG_ASSET),
        now: Date.now(),
        digest,
        hints: { pinned: '', disk: '' },
        readAddress: addressOrThrow,
      },
      { address, sha256: null },
      signal,
    );
  return {
    assets: {
      ...(bundled.inflate && { inflate: bundled.inflate }),
      read: async (name) => {
        const bytes = await bundled.read(name);
        if (name !== CATALOG_ASSET || isOff()) return bytes;
        const chosen = await chooseCatalog(bytes, store, false, digest);
        if (chosen.ignored !== null) logger.warn(`the fetched catalog is not used: ${chosen.ignored}`);
        return chosen.bytes;
      },
    },
    update: async (consent, signal) => {
      const { catalogUrl } = settings();
      const url = readAddress(catalogUrl);
      if (url === null) return { kind: 'no-address', isEmpty: catalogUrl === '' };
      const allowed = await consent.request([url.host], `a newer catalog, ${url.pathname}`);
      if (allowed.length === 0) return { kind: 'not-allowed', host: url.host };
      const result = await fetchNow(catalogUrl, signal);
      return result.kind === 'kept' ? { kind: 'kept', inUse: result.inUse } : result;
    },
    updateByItself: async (consent, builtAt, today) => {
      const url = readAddress(settings().catalogUrl);
      if (settings().catalogUpdate !== 'auto' || url === null || isOff() || !consent.isAlways(url.host)) return false;
      if (!catalogAge(builtAt, today).isOld) return false;
      const result = await fetchNow(url.href, new AbortController().signal);
      if (result.kind === 'failed') logger.warn(`the catalog was not updated: ${result.message}`);
      else
        logger.info(`${shownAddress(url)} has ${result.kind === 'updated' ? 'a newer catalog' : 'no newer catalog'}`);
      return result.kind === 'updated';
    },
    status: (builtAt, today) => {
      const { days, isOld } = catalogAge(builtAt, today);
      const url = readAddress(settings().catalogUrl);
      return { builtAt, ageDays: days, isOld, address: url && shownAddress(url) };
    },
  };
}

function addressOrThrow(text: string): Address {
  const address = readAddress(text);
  if (!address) throw new TypeError('no address');
  return address;
}
