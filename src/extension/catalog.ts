import * as vscode from 'vscode';
import type { CatalogUpdate } from '../protocol/requests.ts';
import type { Server } from './server.ts';

/** Has a newer catalog fetched from the configured address, and tells what came of it. */
export async function updateCatalog(server: Server): Promise<void> {
  const { updateCatalog: update } = await server.started();
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Modelkeel: updating the catalog' },
    () => update(),
  );
  void tell(result);
}

async function tell(result: CatalogUpdate): Promise<void> {
  const { showInformationMessage, showWarningMessage } = vscode.window;
  switch (result.kind) {
    case 'updated':
      await showInformationMessage(
        `Modelkeel: the catalog of ${result.builtAt} is in use now; before, that of ${result.before}.`,
      );
      return;
    case 'kept':
      await showInformationMessage(`Modelkeel: there is no newer catalog than the one in use, of ${result.inUse}.`);
      return;
    case 'failed':
      await showWarningMessage(`Modelkeel: ${result.message}`);
      return;
    case 'not-allowed':
      await showInformationMessage(`Modelkeel: ${result.host} was not asked, for it is not allowed.`);
      return;
    case 'no-address':
      await offerSettings(result.isEmpty);
  }
}

async function offerSettings(isEmpty: boolean): Promise<void> {
  const settings = 'Open Settings';
  const answer = await vscode.window.showInformationMessage(
    isEmpty
      ? 'Modelkeel: no address of a catalog is configured, and no host is asked by default.'
      : 'Modelkeel: modelkeel.catalog.url is no address.',
    settings,
  );
  if (answer === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'modelkeel.catalog');
}
