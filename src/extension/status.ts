import * as vscode from 'vscode';
import { languages } from '../core/model/language.ts';
import type { Disposable } from './disposable.ts';
import type { Inventory } from './inventory.ts';
import { statusLines } from './status-bar.ts';

const SELECTOR: vscode.DocumentSelector = [...languages].map((language) => ({ language }));

/** The language-status item: what the facts are, and what is going on. */
export function createStatus(inventory: Inventory): Disposable {
  const item = vscode.languages.createLanguageStatusItem('modelkeel.status', SELECTOR);
  item.name = 'Modelkeel';
  const update = (): void => {
    const { scan, action, unread } = inventory.status();
    item.busy = scan.kind === 'running';
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.text =
      scan.kind === 'running'
        ? `$(hubot) Modelkeel: ${vscode.l10n.t('{0} of {1} files', scan.done, scan.total)}`
        : action > 0
          ? `$(hubot) Modelkeel: ${action === 1 ? vscode.l10n.t('1 needs action') : vscode.l10n.t('{0} need action', action)}`
          : '$(hubot) Modelkeel';
    // Icons are read aloud by their names.
    item.accessibilityInformation = { label: item.text.replace('$(hubot) ', '') };
    item.detail = statusLines(inventory).join(' · ');
    item.command =
      unread > 0
        ? { title: vscode.l10n.t('Show Output'), command: 'modelkeel.showOutput' }
        : { title: vscode.l10n.t('Show Inventory'), command: 'modelkeel.showInventory' };
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
