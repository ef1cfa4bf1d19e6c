import * as vscode from 'vscode';
import type { Disposable } from './disposable.ts';
import type { Inventory } from './inventory.ts';

const { l10n } = vscode;

/** The item of the status bar: there as long as there is something to say, and it leads to the inventory. */
export function createStatusBar(inventory: Inventory): Disposable {
  const item = vscode.window.createStatusBarItem('modelkeel.status', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Modelkeel';
  item.command = 'modelkeel.showInventory';
  const update = (): void => {
    const { scan, action } = inventory.status();
    if (scan.kind !== 'running' && action === 0) {
      item.hide();
      return;
    }
    const text =
      scan.kind === 'running'
        ? l10n.t('{0} of {1} files', scan.done, scan.total)
        : action === 1
          ? l10n.t('1 model needs action')
          : l10n.t('{0} models need action', action);
    item.text = `$(${scan.kind === 'running' ? 'sync~spin' : 'hubot'}) ${scan.kind === 'running' ? text : String(action)}`;
    item.accessibilityInformation = { label: `Modelkeel: ${text}` };
    item.tooltip = [`Modelkeel: ${text}`, ...statusLines(inventory)].join('\n');
    item.show();
  };
  const subscription = inventory.onDidChange(update);
  update();
  return vscode.Disposable.from(subscription, item);
}

/** What the facts are, and what is not known. */
export function statusLines(inventory: Inventory): readonly string[] {
  const { catalog, online, unread } = inventory.status();
  const read = unread === 1 ? l10n.t('1 file not read') : l10n.t('{0} files not read', unread);
  return [
    [...(catalog === null ? [] : [catalog]), online ? l10n.t('online') : l10n.t('offline')].join(', '),
    ...(unread > 0 ? [read] : []),
  ];
}

/** Writes into the output what a report of a bug has to say: versions once, and of each scan what came of it. */
export function logScans(inventory: Inventory, output: vscode.LogOutputChannel, version: string): Disposable {
  let started: number | null = null;
  let isTold = false;
  return inventory.onDidChange(() => {
    const { scan, catalog, unread, action } = inventory.status();
    if (!isTold && catalog !== null) {
      isTold = true;
      output.info(`Modelkeel ${version}, ${catalog}; ${vscode.env.appName} ${vscode.version}`);
    }
    if (scan.kind === 'running') started ??= Date.now();
    if (scan.kind !== 'done' || started === null) return;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    started = null;
    output.info(
      `scanned ${String(scan.files)} files in ${seconds} s; ${String(action)} components need action, ${String(unread)} files were not read`,
    );
  });
}
