import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { createAnalyzer } from '../../core/analyzer.ts';
import type { Analyzer } from '../../core/analyzer.ts';
import type { Finding, Severity } from '../../core/model/finding.ts';
import type { Assets } from '../../core/ports.ts';
import { DISPLAY_NAME, SECTION } from '../../protocol/options.ts';
import { listFilesRequest, readAssetRequest, readFileRequest } from '../../protocol/client-requests.ts';
import { idleRequest, scanRequest, tokensChanged, trustChanged } from '../../protocol/server-requests.ts';
import type { ScanResult } from '../../protocol/server-requests.ts';
import { capabilitiesFor, readAbilities } from './abilities.ts';
import { createAnalyses } from './analyses.ts';
import { asked } from './ask-client.ts';
import { cancellable } from './cancellation.ts';
import type { CardPorts } from './card.ts';
import { createCatalogKeeper } from './catalog-keeper.ts';
import { createHttp } from './client-http.ts';
import { openStore } from './client-store.ts';
import { createConfiguration } from './configuration.ts';
import { createDiagnostics } from './diagnostics.ts';
import { createEdits } from './edits.ts';
import { createEnricher } from './enricher.ts';
import { createFixing } from './fixing.ts';
import { createFolders } from './folders.ts';
import { followDocuments } from './follow-documents.ts';
import { hoverAt } from './hover.ts';
import { createInventoryFeed } from './inventory-feed.ts';
import { createInventory } from './inventory.ts';
import { createLogger } from './logger.ts';
import { createOnline } from './online.ts';
import type { Online } from './online.ts';
import { createOpenDocuments } from './open-documents.ts';
import { createPlaces } from './places.ts';
import type { ServerPorts } from './ports.ts';
import { scanProgress, viewOf } from './progress.ts';
import { changesAnswers } from './read-settings.ts';
import { answerRequests } from './requests.ts';
import { createScanner } from './scanner.ts';
import { createStatus } from './status.ts';
import { createUris, isPath } from './uris.ts';
import { fromWire } from './wire-bytes.ts';
import { createWorkspace } from './workspace.ts';
import type { ClientFiles } from './workspace.ts';

/** Wires a server to its connection. Nothing is read, parsed or asked before the client is ready. */
export function createServer(connection: Connection, ports: ServerPorts): void {
  connection.onInitialize((params): InitializeResult => {
    const serve = assemble(connection, ports, params);
    connection.onInitialized(serve);
    return {
      capabilities: capabilitiesFor(readAbilities(params)),
      serverInfo: { name: DISPLAY_NAME, version: ports.version },
    };
  });
}

/** Builds all parts for one client; what is given back begins the work. */
function assemble(connection: Connection, ports: ServerPorts, params: InitializeParams): () => void {
  const abilities = readAbilities(params);
  const logger = createLogger(connection);
  const uris = createUris();
  const folders = createFolders(params, uris);
  const open = createOpenDocuments(uris);
  const configuration = createConfiguration(connection, abilities, uris, logger);
  const inventory = createInventory();
  const today = (): string => configuration.window().today ?? localDay();
  const workspace = createWorkspace({
    open,
    uris,
    folders: folders.list,
    excluded: (folder) => ({ own: configuration.of(`${folder}/`).exclude, hidden: configuration.hidden(folder) }),
    disk: ports.disk,
    tell: logger.warn,
    clientFiles: clientFiles(connection, abilities.options.fileSchemes ?? [], uris.toClient),
  });
  let isTrusted = abilities.options.trusted !== false;
  const http = createHttp(connection, abilities, ports.http);
  const store = openStore(connection, abilities, ports, 'answers');
  const keeper = createCatalogKeeper({
    bundled: ports.assets ?? clientAssets(connection),
    settings: configuration.window,
    store: openStore(connection, abilities, ports, 'catalog'),
    ...{ variables: ports.variables, digest: ports.digest, http, logger },
  });
  const connect = (): Online =>
    createOnline({
      ...{ connection, abilities, http, store, logger, variables: ports.variables },
      settings: configuration.window,
      isTrusted: () => isTrusted,
    });
  let online = connect();
  const theOnline = (): Online => online;
  const build = (): Analyzer => {
    const { horizonDays, includeTests } = configuration.window();
    const roots = folders.list();
    const store = roots.length > 0 && roots.every(isPath) ? ports.facts?.(roots) : null;
    return createAnalyzer(
      {
        assets: keeper.assets,
        clock: { today },
        logger,
        workspace,
        live: online.live,
        breathe: ports.breathe,
        ...(store && { store }),
        ...(ports.threads && { threads: { threads: ports.threads, fromText: 0, inspects: false } }),
      },
      { horizonDays, includeTests },
    );
  };
  let analyzer = build();
  let builtAt = '';
  let begun: Promise<void> = Promise.resolve();
  /** Resolves when the settings are those that the client told of last. */
  let heard: Promise<void> = Promise.resolve();
  const theAnalyzer = (): Analyzer => analyzer;
  const levelOf = (finding: Finding): Severity | 'off' =>
    configuration.of(finding.place.uri).rules[finding.rule] ?? finding.severity;
  const places = createPlaces(theAnalyzer, open, uris);
  const diagnostics = createDiagnostics({ connection, abilities, inventory, open, levelOf });
  const feed = createInventoryFeed({ connection, inventory, uris, levelOf, live: () => online.live });
  const analyses = createAnalyses({
    analyzer: theAnalyzer,
    inventory,
    open,
    places: () => places,
    delay: (uri) => configuration.of(uri).delay,
    isScanned: (uri) => scanner.covers(uri),
    isExcluded: workspace.isExcluded,
    breathe: ports.breathe,
    logger,
  });
  const scanner = createScanner({
    analyzer: theAnalyzer,
    inventory,
    open,
    analyses: () => analyses,
    places: () => places,
    workspace,
    quietView: () => scanProgress(connection, abilities.progress, false),
    changed: () => {
      status.update();
    },
    logger,
  });
  const status = createStatus({
    connection,
    inventory,
    scan: scanner.state,
    catalogBuiltAt: () => builtAt,
    today,
    isOnline: () => online.consent.anyAlways(),
    levelOf,
  });
  const enricher = createEnricher({
    inventory,
    analyzer: theAnalyzer,
    online: theOnline,
    places: () => places,
    logger,
  });
  if (abilities.options.status === true) inventory.onDidChange(status.update);

  const quietScan = (): Promise<unknown> =>
    scanner.scan(true, () => scanProgress(connection, abilities.progress, false));
  const readCatalogDay = async (): Promise<void> => {
    try {
      builtAt = (await analyzer.catalog()).builtAt;
      status.update();
    } catch (error) {
      logger.error('the catalog cannot be read; the installation is broken', error);
    }
  };
  /** What was answered may read otherwise now: everything is looked at again. */
  const rebuild = (): void => {
    const old = analyzer;
    online = connect();
    analyzer = build();
    enricher.reset();
    analyses.refresh();
    if (scanner.state().kind !== 'never') void quietScan();
    old.dispose();
    void readCatalogDay();
  };
  const configured = async (): Promise<void> => {
    const before = [configuration.window(), ...folders.list().map((folder) => configuration.of(`${folder}/`))];
    const hidden = JSON.stringify(folders.list().map(configuration.hidden));
    await configuration.pull(folders.list());
    const after = [configuration.window(), ...folders.list().map((folder) => configuration.of(`${folder}/`))];
    const differs =
      hidden !== JSON.stringify(folders.list().map(configuration.hidden)) ||
      after.some((settings, index) => changesAnswers(before[index] ?? settings, settings));
    if (differs) rebuild();
    else {
      diagnostics.refresh();
      feed.refresh();
      status.update();
      enricher.wake();
    }
  };

  followDocuments(connection, open, analyses, diagnostics, logger);
  listenToWorkspace();
  listenToUser();
  answer();
  connection.onShutdown(() => {
    enricher.dispose();
    scanner.dispose();
    analyses.dispose();
    feed.dispose();
    status.dispose();
    analyzer.dispose();
    ports.threads?.dispose();
  });

  function listenToWorkspace(): void {
    connection.onDidChangeConfiguration(({ settings }) => {
      configuration.accept(settings);
      heard = configured().catch((error: unknown) => {
        logger.error('the settings could not be read', error);
      });
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      scanner.changedOnDisk(changes.map(({ uri }) => uris.toCore(uri)));
    });
    connection.onNotification('workspace/didChangeWorkspaceFolders', (event: Parameters<typeof folders.change>[0]) => {
      folders.change(event);
      const follow = async (): Promise<void> => {
        await configuration.pull(folders.list());
        rebuild();
      };
      follow().catch((error: unknown) => {
        logger.error('the folders could not be read', error);
      });
    });
  }

  /** What the user says of hosts besides the settings. */
  function listenToUser(): void {
    connection.onNotification(trustChanged, ({ trusted }) => {
      isTrusted = trusted;
      status.update();
      enricher.wake();
    });
    connection.onNotification(tokensChanged, rebuild);
  }

  function answer(): void {
    const cards: CardPorts = {
      ...{ abilities, inventory, uris, today },
      catalogBuiltAt: () => builtAt,
      live: () => online.live,
    };
    const settled = async (clientUri: string | null): Promise<void> => {
      // Settings may bring another analyzer, which what was begun with this one would not outlive.
      await begun;
      await heard;
      if (clientUri === null) return analyses.whenIdle();
      const uri = open.targetOf(clientUri);
      if (uri !== null) await analyses.settled(uri);
    };
    const toEdit = createEdits(theAnalyzer, open, places, abilities);
    const fixing = createFixing({ analyzer: theAnalyzer, inventory, open, uris, levelOf, toEdit });
    const scan = async (): Promise<ScanResult> => ({
      files: await scanner.scan(true, () => scanProgress(connection, abilities.progress, true)),
    });
    answerRequests({
      ...{ connection, abilities, inventory, open, diagnostics, enricher, keeper, cards, fixing, toEdit },
      ...{ analyzer: theAnalyzer, online: theOnline, places: () => places, heard: () => heard, settled, scan, rebuild },
    });
    connection.onHover(({ textDocument: { uri }, position }, token) =>
      cancellable(token, async (signal) => {
        await settled(uri);
        return hoverAt(uri, position, open, { ...cards, prove: fixing.prove }, signal);
      }),
    );
    connection.onRequest(scanRequest, async ({ visible, workDoneToken }, token) => {
      const files = await scanner.scan(visible, () =>
        workDoneToken === undefined
          ? scanProgress(connection, abilities.progress, visible)
          : Promise.resolve(viewOf(connection.window.attachWorkDoneProgress(workDoneToken), token, visible)),
      );
      return { files };
    });
    connection.onRequest(idleRequest, async () => {
      await begun;
      await heard;
      await scanner.whenIdle();
      await analyses.whenIdle();
      await enricher.whenIdle();
      feed.flush();
      status.flush();
      return workspace.counters();
    });
    if (!abilities.pullDiagnostics) return;
    connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
      cancellable(token, async () => {
        await settled(uri);
        return diagnostics.pull(uri, previousResultId);
      }),
    );
    connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
      cancellable(token, (signal) => diagnostics.pullWorkspace(previousResultIds, signal)),
    );
  }

  async function updateByItself(): Promise<void> {
    try {
      const day = (await analyzer.catalog()).builtAt;
      if (await keeper.updateByItself(online.consent, day, today())) rebuild();
    } catch (error) {
      logger.error('the catalog could not be updated', error);
    }
  }

  /** The client is ready: it may be asked and told. */
  async function begin(): Promise<void> {
    logger.open();
    try {
      if (abilities.configurationChanges)
        await connection.client.register(DidChangeConfigurationNotification.type, {
          section: [SECTION, 'files.exclude', 'search.exclude'],
        });
      if (abilities.watching)
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: '**/*' }],
        });
      await configuration.pull(folders.list());
    } catch (error) {
      logger.error('the client did not answer; default settings are used', error);
    }
    rebuild();
    if (configuration.window().scanOnStart && folders.list().length > 0) void quietScan();
    void updateByItself();
  }
  return () => {
    begun = begin();
  };
}

/** Files that only the client can read. */
function clientFiles(
  connection: Connection,
  schemes: readonly string[],
  toClient: (uri: string) => string,
): (uri: string) => ClientFiles | null {
  const files: ClientFiles = {
    list: (params, signal) => asked(signal, (token) => connection.sendRequest(listFilesRequest, params, token)),
    read: (params, signal) => asked(signal, (token) => connection.sendRequest(readFileRequest, params, token)),
  };
  return (uri) => {
    const client = toClient(uri);
    return schemes.includes('*') || schemes.includes(client.slice(0, client.indexOf(':'))) ? files : null;
  };
}

/** Grammars and the catalog, where the server has no files of its own. */
function clientAssets(connection: Connection): Assets {
  return { read: async (name) => fromWire((await connection.sendRequest(readAssetRequest, { name })).bytes) };
}

/** The day where the user is. */
function localDay(): string {
  const now = new Date();
  return `${String(now.getFullYear())}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
