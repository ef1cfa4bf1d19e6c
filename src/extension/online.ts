import * as vscode from 'vscode';
import { tokenKey } from './consent.ts';
import type { Server } from './server.ts';

/** Has hosts asked about one component, after the user allowed it. */
export async function lookUp(component: string, name: string, server: Server): Promise<void> {
  const { lookUp: ask } = await server.started();
  const { asked, silent, nobody } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Modelkeel: looking up {0}', name) },
    () => ask(component),
  );
  if (nobody)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Modelkeel: no known host has more information about {0}.', name),
    );
  else if (asked.length > 0 && silent.length > 0)
    void vscode.window.showWarningMessage(`Modelkeel: ${silent.join('; ')}.`);
}

/** Keeps a token for a host in the editor's secret storage, or removes it. */
export async function setToken({ secrets }: vscode.ExtensionContext, server: Server): Promise<void> {
  const questions = await server.started();
  const host = await vscode.window.showQuickPick([...(await questions.hosts())], {
    title: vscode.l10n.t('Token for Which Host?'),
  });
  if (host === undefined) return;
  const token = await vscode.window.showInputBox({
    title: vscode.l10n.t('Token for {0}', host),
    prompt: vscode.l10n.t("Kept in the editor's secret storage and sent only to this host. Leave empty to remove it."),
    password: true,
  });
  if (token === undefined) return;
  if (token === '') await secrets.delete(tokenKey(host));
  else await secrets.store(tokenKey(host), token);
  await questions.tokensChanged();
}
