import * as vscode from 'vscode';
import { languages } from '../core/model/language.ts';
import type { Disposable } from './disposable.ts';
import type { Inventory } from './inventory.ts';

const SELECTOR: vscode.DocumentSelector = [...languages].map((language) => ({ language }));

/** The language-status item: what the facts are, and what is going on. */
export function createStatus(inventory: Inventory): Disposable {
  const item = vscode.languages.createLanguageStatusItem('modelkeel.status', SELECTOR);
  item.name = 'Modelkeel';
  const update = (): void => {
    const { scan, catalog, online, action, unread } = inventory.status();
    item.busy = scan.kind === 'running';
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.text =
      scan.kind === 'running'
        ? `$(hubot) Modelkeel: ${String(scan.done)} of ${String(scan.total)} files`
        : action > 0
          ? `$(hubot) Modelkeel: ${String(action)} ${action === 1 ? 'needs' : 'need'} action`
          : '$(hubot) Modelkeel';
    // Icons are read aloud by their names.
    item.accessibilityInformation = { label: item.text.replace('$(hubot) ', '') };
    item.detail = [
      [...(catalog === null ? [] : [catalog]), online ? 'online' : 'offline'].join(', '),
      ...(unread > 0 ? [`${String(unread)} ${unread === 1 ? 'file' : 'files'} not read`] : []),
    ].join(' · ');
    item.command =
      unread > 0
        ? { title: 'Show Output', command: 'modelkeel.showOutput' }
        : { title: 'Show Inventory', command: 'modelkeel.showInventory' };
  };
  const subscription = inventory.onDidChange(update);
  update();
  return {
    dispose: () => {
      subscription.dispose();
      item.dispose();
    },
  };
}
