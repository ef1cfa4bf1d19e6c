import type { Connection, InitializeParams } from 'vscode-languageserver';
import { readAbilities } from './abilities.ts';
import { createCatalogKeeper } from './catalog-keeper.ts';
import { createHttp } from './client-http.ts';
import { openStore } from './client-store.ts';
import { createConfiguration } from './configuration.ts';
import { createFolders } from './folders.ts';
import { createInventory } from './inventory.ts';
import { createLogger } from './logger.ts';
import { createOpenDocuments } from './open-documents.ts';
import type { ServerPorts } from './ports.ts';
import { clientAssets, clientFiles } from './through-client.ts';
import { createUris } from './uris.ts';
import { createWorkspace } from './workspace.ts';

/** What a server has for one client before anything is analysed. */
export type Ground = ReturnType<typeof layGround>;

/** Builds it; nothing is read or asked. */
export function layGround(connection: Connection, ports: ServerPorts, params: InitializeParams) {
  const abilities = readAbilities(params);
  const logger = createLogger(connection);
  const uris = createUris();
  const folders = createFolders(params, uris);
  const open = createOpenDocuments(uris);
  const configuration = createConfiguration(connection, abilities, uris, logger);
  const workspace = createWorkspace({
    open,
    uris,
    folders: folders.list,
    excluded: (folder) => ({ own: configuration.of(`${folder}/`).exclude, hidden: configuration.hidden(folder) }),
    disk: ports.disk,
    tell: logger.warn,
    clientFiles: clientFiles(connection, abilities.options.fileSchemes ?? [], uris.toClient),
  });
  const http = createHttp(connection, abilities, ports.http);
  const keeper = createCatalogKeeper({
    bundled: ports.assets ?? clientAssets(connection),
    settings: configuration.window,
    store: openStore(connection, abilities, ports, 'catalog'),
    ...{ variables: ports.variables, digest: ports.digest, http, logger },
  });
  return {
    ...{ connection, ports, abilities, logger, uris, folders, open, configuration, workspace, http, keeper },
    answers: openStore(connection, abilities, ports, 'answers'),
    inventory: createInventory(),
    today: (): string => configuration.window().today ?? localDay(),
  };
}

/** The day where the user is. */
function localDay(): string {
  const now = new Date();
  return `${String(now.getFullYear())}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
