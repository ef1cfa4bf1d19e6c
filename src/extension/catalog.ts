import * as vscode from 'vscode';
import type { CatalogUpdate } from '../protocol/server-requests.ts';
import type { Server } from './server.ts';

/** Has a newer catalog fetched from the configured address, and tells what came of it. */
export async function updateCatalog(server: Server): Promise<void> {
  const { updateCatalog: update } = await server.started();
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Modelkeel: updating the catalog') },
    () => update(),
  );
  void tell(result);
}

async function tell(result: CatalogUpdate): Promise<void> {
  const { showInformationMessage, showWarningMessage } = vscode.window;
  switch (result.kind) {
    case 'updated':
      await showInformationMessage(
        vscode.l10n.t(
          'Modelkeel: the catalog of {0} is now in use; it replaces the one of {1}.',
          result.builtAt,
          result.before,
        ),
      );
      return;
    case 'kept':
      await showInformationMessage(
        vscode.l10n.t('Modelkeel: no newer catalog is available; the one of {0} is in use.', result.inUse),
      );
      return;
    case 'failed':
      await showWarningMessage(`Modelkeel: ${result.message}`);
      return;
    case 'not-allowed':
      await showInformationMessage(
        vscode.l10n.t('Modelkeel: {0} was not contacted because it is not allowed.', result.host),
      );
      return;
    case 'no-address':
      await offerSettings(result.isEmpty);
  }
}

async function offerSettings(isEmpty: boolean): Promise<void> {
  const settings = vscode.l10n.t('Open Settings');
  const answer = await vscode.window.showInformationMessage(
    isEmpty
      ? vscode.l10n.t('Modelkeel: no catalog URL is configured, and there is no default.')
      : vscode.l10n.t('Modelkeel: modelkeel.catalog.url is not a valid URL.'),
    settings,
  );
  if (answer === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'modelkeel.catalog');
}
