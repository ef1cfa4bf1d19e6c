import * as vscode from 'vscode';
import { languages } from '../core/model/language.ts';
import { catalogPhrase } from '../core/report/catalog-age.ts';
import type { Disposable } from './disposable.ts';
import type { Inventory } from './inventory.ts';
import { unreadable } from './notes.ts';
import { needsAction } from './tree-model.ts';

const SELECTOR: vscode.DocumentSelector = [...languages].map((language) => ({ language }));

/** The language-status item: what the facts are, and what is going on. */
export interface Status extends Disposable {
  readonly update: () => void;
}

export function createStatus(
  inventory: Inventory,
  catalogBuiltAt: () => string,
  today: () => string,
  isOnline: () => boolean,
): Status {
  const item = vscode.languages.createLanguageStatusItem('modelkeel.status', SELECTOR);
  item.name = 'Modelkeel';
  const update = (): void => {
    const state = inventory.scanState();
    const { findings, notes } = inventory.merged();
    const built = catalogBuiltAt();
    const left = new Set(unreadable(notes).map(({ uri }) => uri)).size;
    item.busy = state.kind === 'running';
    const action = findings.filter(({ severity }) => needsAction(severity)).length;
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.text =
      state.kind === 'running'
        ? `$(hubot) Modelkeel: ${String(state.done)} of ${String(state.total)} files`
        : action > 0
          ? `$(hubot) Modelkeel: ${String(action)} to act on`
          : '$(hubot) Modelkeel';
    item.detail = [
      [...(built === '' ? [] : [catalogPhrase(built, today())]), isOnline() ? 'online' : 'offline'].join(', '),
      ...(left > 0 ? [`${String(left)} ${left === 1 ? 'file' : 'files'} not read`] : []),
    ].join(' · ');
    item.command =
      left > 0
        ? { title: 'Show output', command: 'modelkeel.showOutput' }
        : { title: 'Show inventory', command: 'modelkeel.showInventory' };
  };
  const subscription = inventory.onDidChange(update);
  update();
  return {
    update,
    dispose: () => {
      subscription.dispose();
      item.dispose();
    },
  };
}
