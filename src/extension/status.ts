import * as vscode from 'vscode';
import type { Inventory } from './inventory.ts';

const SELECTOR: vscode.DocumentSelector = [
  'python',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'dotenv',
  'properties',
].map((language) => ({ language }));

/** The language-status item: what the facts are, and what is going on. */
export function createStatus(inventory: Inventory, catalogBuiltAt: () => string): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('modelpin.status', SELECTOR);
  item.name = 'Modelpin';
  item.command = { title: 'Show inventory', command: 'modelpin.inventory.focus' };
  const update = (): void => {
    const state = inventory.scanState();
    const built = catalogBuiltAt();
    const facts = built === '' ? 'offline' : `catalog of ${built}, offline`;
    item.busy = state.kind === 'running';
    const action = inventory
      .merged()
      .findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.text =
      state.kind === 'running'
        ? `$(hubot) Modelpin: ${String(state.done)} of ${String(state.total)} files`
        : action > 0
          ? `$(hubot) Modelpin: ${String(action)} to act on`
          : '$(hubot) Modelpin';
    item.detail = facts;
  };
  const subscription = inventory.onDidChange(update);
  update();
  return vscode.Disposable.from(item, subscription);
}
