import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver';
import { SECTION } from '../../protocol/options.ts';
import { tokensChanged, trustChanged } from '../../protocol/server-requests.ts';
import type { Engine } from './engine.ts';
import type { Ground } from './ground.ts';
import type { Parts } from './parts.ts';
import { scanProgress } from './progress.ts';
import { changesAnswers } from './read-settings.ts';
import { cellsOf } from './uris.ts';

/** How a server follows its client: from its first word, through every change of settings, folders and files. */
export interface Life {
  /** The client is ready: it may be asked and told. */
  readonly begin: () => void;
  readonly begun: () => Promise<void>;
  /** Resolves when the settings are those that the client told of last. */
  readonly heard: () => Promise<void>;
  /** What was answered may read otherwise now: everything is looked at again. */
  readonly rebuild: () => void;
  readonly catalogBuiltAt: () => string;
}

/** The day of the catalog in use, as it becomes known. */
export interface CatalogDay {
  builtAt: string;
}

/** Listens from now on, and begins when it is told to. */
export function createLife(ground: Ground, engine: Engine, parts: Parts, day: CatalogDay): Life {
  const { connection, abilities, logger, uris, folders, configuration, keeper, today, open } = ground;
  const { diagnostics, feed, analyses, scanner, status, enricher, marks } = parts;
  let begun: Promise<void> = Promise.resolve();
  let heard: Promise<void> = Promise.resolve();

  const quietScan = (): Promise<unknown> =>
    scanner.scan(true, () => scanProgress(connection, abilities.progress, false, abilities.t));
  const readCatalogDay = async (): Promise<void> => {
    try {
      day.builtAt = (await engine.analyzer().catalog()).builtAt;
      status.update();
    } catch (error) {
      logger.error('the catalog cannot be read; the installation is broken', error);
    }
  };
  /** What was answered may read otherwise now: everything is looked at again. */
  const rebuild = (): void => {
    const endOld = engine.renew();
    enricher.reset();
    analyses.refresh();
    if (scanner.state().kind !== 'never') void quietScan();
    endOld();
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
    marks.refresh();
    if (differs) rebuild();
    else {
      diagnostics.refresh();
      feed.refresh();
      status.update();
      enricher.wake();
    }
  };

  listenToWorkspace();
  listenToUser();

  function listenToWorkspace(): void {
    connection.onDidChangeConfiguration(({ settings }) => {
      configuration.accept(settings);
      heard = configured().catch((error: unknown) => {
        logger.error('the settings could not be read', error);
      });
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri: clientUri, type } of changes) {
        const uri = uris.toCore(clientUri);
        if (!open.isOpen(uri)) continue;
        const shown = open.cells(cellsOf(uri)) ? cellsOf(uri) : uri;
        if (type === FileChangeType.Deleted) analyses.deleted(shown);
        else if (type === FileChangeType.Created) analyses.opened(shown);
      }
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
      engine.trust(trusted);
      status.update();
      enricher.wake();
    });
    connection.onNotification(tokensChanged, rebuild);
  }

  async function updateByItself(): Promise<void> {
    try {
      const { builtAt } = await engine.analyzer().catalog();
      if (await keeper.updateByItself(engine.online().consent, builtAt, today())) rebuild();
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

  return {
    begin: () => {
      begun = begin();
    },
    begun: () => begun,
    heard: () => heard,
    rebuild,
    catalogBuiltAt: () => day.builtAt,
  };
}
