import * as vscode from 'vscode';
import type { Details } from '../protocol/details.ts';
import type { FromPage } from '../protocol/details-page.ts';
import type { Server } from './server.ts';

type Action = Extract<FromPage, { kind: 'action' }>['action'];

/** Carries out what a button of the page asks for. */
export async function actOnDetails(server: Server, action: Action, { component, explain }: Details): Promise<void> {
  const { executeCommand } = vscode.commands;
  switch (action) {
    case 'calendar':
      return exportCalendar(server);
    case 'migrate':
      await executeCommand('modelkeel.migrate', component);
      return;
    case 'explain':
      if (explain) await executeCommand('modelkeel.explain', explain.text, explain.platform);
      return;
    case 'inventory':
      await executeCommand('modelkeel.showInInventory', component);
  }
}

/** Writes the known ends of the workspace into a calendar file where the user wants it. */
export async function exportCalendar(server: Server): Promise<void> {
  const { calendar } = await server.started();
  const { text, entries } = await calendar();
  if (entries === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Modelkeel: nothing that this workspace uses has a known end that is still to come.'),
    );
    return;
  }
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Shutdowns as iCalendar'),
    filters: { iCalendar: ['ics'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, 'model-shutdowns.ics') } : {}),
  });
  if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}
