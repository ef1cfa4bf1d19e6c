import * as vscode from 'vscode';
import { tokenKey } from './consent.ts';
import type { Server } from './server.ts';

/** Has hosts asked about one component, after the user allowed it. */
export async function lookUp(component: string, name: string, server: Server): Promise<void> {
  const { lookUp: ask } = await server.started();
  const { asked, silent, nobody } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: `Modelkeel: looking up ${name}` },
    () => ask(component),
  );
  if (nobody) void vscode.window.showInformationMessage(`Modelkeel: no known host has more information about ${name}.`);
  else if (asked.length > 0 && silent.length > 0)
    void vscode.window.showWarningMessage(`Modelkeel: ${silent.join('; ')}.`);
}

/** Keeps a token for a host in the editor's secret storage, or removes it. */
export async function setToken({ secrets }: vscode.ExtensionContext, server: Server): Promise<void> {
  const questions = await server.started();
  const host = await vscode.window.showQuickPick([...(await questions.hosts())], { title: 'Token for which host?' });
  if (host === undefined) return;
  const token = await vscode.window.showInputBox({
    title: `Token for ${host}`,
    prompt: "Kept in the editor's secret storage and sent only to this host. Leave empty to remove it.",
    password: true,
  });
  if (token === undefined) return;
  if (token === '') await secrets.delete(tokenKey(host));
  else await secrets.store(tokenKey(host), token);
  await questions.tokensChanged();
}
