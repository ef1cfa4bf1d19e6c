import * as vscode from 'vscode';
import { chooseCatalog } from '../core/metadata/fetched/choose-catalog.ts';
import { shownAddress, updateCatalog } from '../core/metadata/fetched/update-catalog.ts';
import type { UpdateResult } from '../core/metadata/fetched/update-catalog.ts';
import { catalogAge } from '../core/report/catalog-age.ts';
import type { Assets, Logger } from '../core/ports.ts';
import type { UserConsent } from './consent.ts';
import { createHttp } from './http.ts';
import type { Settings } from './settings.ts';
import { createStore } from './store.ts';

/** The catalog of the editor: the bundled one, or a newer one that the user had fetched. */
export interface CatalogKeeper {
  /** Assets whose catalog is the one to use. */
  readonly assets: Assets;
  /** Fetches a newer one from the configured address, after the user allowed its host. True where there is a newer one now. */
  readonly update: (consent: UserConsent) => Promise<boolean>;
  /** The same without a word, where the setting says so, the host is always allowed, and the one in use is old. */
  readonly updateByItself: (consent: UserConsent, builtAt: string, today: string) => Promise<boolean>;
}

const CATALOG = 'catalog.json';

/** Nothing is read here: the first answer reads the catalog, and only `update` asks a host. */
export function createCatalogKeeper(
  context: vscode.ExtensionContext,
  bundled: Assets,
  settings: () => Settings,
  logger: Logger,
): CatalogKeeper {
  const store = createStore(vscode.Uri.joinPath(context.globalStorageUri, 'catalog'));
  const fetchNow = async (address: string): Promise<UpdateResult> =>
    updateCatalog(
      {
        http: createHttp(),
        store,
        bundled: await bundled.read(CATALOG),
        now: Date.now(),
        digest,
        hints: { pinned: '', disk: '' },
        readAddress: (text) => new URL(text),
      },
      { address, sha256: null },
      new AbortController().signal,
    );
  return {
    assets: {
      read: async (name) => {
        const bytes = await bundled.read(name);
        // Without an address nothing that was fetched counts: that turns it off.
        if (name !== CATALOG || settings().catalogUrl === '') return bytes;
        const chosen = await chooseCatalog(bytes, store, false, digest);
        if (chosen.ignored !== null) logger.warn(`the fetched catalog is not used: ${chosen.ignored}`);
        return chosen.bytes;
      },
    },
    update: async (consent) => {
      const address = settings().catalogUrl;
      const url = readUrl(address);
      if (url === null) {
        await offerSettings(address);
        return false;
      }
      if (settings().hosts[url.host] === 'never') {
        void vscode.window.showInformationMessage(
          `Modelkeel: ${url.host} is not asked, as modelkeel.network.hosts says.`,
        );
        return false;
      }
      const allowed = await consent.request([url.host], `a newer catalog, ${url.pathname}`);
      if (allowed.length === 0) return false;
      const result = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: `Asking ${url.host}` },
        () => fetchNow(address),
      );
      consent.forgetOnce();
      tell(result);
      return result.kind === 'updated';
    },
    updateByItself: async (consent, builtAt, today) => {
      const url = readUrl(settings().catalogUrl);
      if (settings().catalogUpdate !== 'auto' || url === null || !consent.allows(url.host)) return false;
      if (!catalogAge(builtAt, today).isOld) return false;
      const result = await fetchNow(url.href);
      if (result.kind === 'failed') logger.warn(`the catalog was not updated: ${result.message}`);
      else
        logger.info(`${shownAddress(url)} has ${result.kind === 'updated' ? 'a newer catalog' : 'no newer catalog'}`);
      return result.kind === 'updated';
    },
  };
}

/** As Node and browsers both have it. */
async function digest(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readUrl(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    // Empty, or no address: the caller says so to the person.
    return null;
  }
}

async function offerSettings(address: string): Promise<void> {
  const settings = 'Open Settings';
  const answer = await vscode.window.showInformationMessage(
    address === ''
      ? 'Modelkeel: no address of a catalog is configured, and no host is asked by default.'
      : 'Modelkeel: modelkeel.catalog.url is no address.',
    settings,
  );
  if (answer === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'modelkeel.catalog');
}

function tell(result: UpdateResult): void {
  const { showInformationMessage, showWarningMessage } = vscode.window;
  switch (result.kind) {
    case 'updated':
      void showInformationMessage(
        `Modelkeel: the catalog of ${result.builtAt} is in use now; before, that of ${result.before}.`,
      );
      return;
    case 'kept':
      void showInformationMessage(`Modelkeel: there is no newer catalog than the one in use, of ${result.inUse}.`);
      return;
    case 'failed':
      void showWarningMessage(`Modelkeel: ${result.message}`);
  }
}
