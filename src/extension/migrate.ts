import * as vscode from 'vscode';
import type { MigrateResult, MigrationRow } from '../protocol/server-requests.ts';
import { toConfirm } from './fix-commands.ts';
import type { Server } from './server.ts';
import { placeOf } from './tree-items.ts';

const { l10n, window } = vscode;

/** Characters of a message that people still read. */
const MOST = 200;

/** Puts another model in the place of one: the user chooses it, sees every edit, and is told what is left to do. */
export async function migrate(
  server: Server,
  component: string,
  name: string,
  output: vscode.LogOutputChannel,
): Promise<void> {
  const questions = await server.started();
  const rows = await questions.migrationChoices(component);
  if (rows.length === 0) {
    void window.showInformationMessage(
      l10n.t('Modelkeel: no living model is known that could be written in the place of {0}.', name),
    );
    return;
  }
  const chosen = await window.showQuickPick(rows.map(itemOf), {
    title: l10n.t('Migrate {0} to', name),
    placeHolder: l10n.t('A model: its life, context and price; below, what changes in your calls'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen) return;
  const result = await questions.migrate(component, chosen.row.id);
  const edit = result.kind === 'edits' ? await questions.edit(result.edits) : null;
  if (result.kind === 'changed' || edit === null) {
    void window.showInformationMessage(l10n.t('Modelkeel: the code has just changed; try again.'));
    return;
  }
  if (edit.size === 0) {
    void window.showInformationMessage(
      l10n.t('Modelkeel: no edit to {0} could be shown to work; nothing was changed.', chosen.row.id),
    );
    return;
  }
  const isApplied = await vscode.workspace.applyEdit(toConfirm(edit), { isRefactoring: true });
  if (isApplied) await tellWhatIsLeft(name, chosen.row.id, result, output);
}

interface MigrationItem extends vscode.QuickPickItem {
  readonly row: MigrationRow;
}

function itemOf(row: MigrationRow): MigrationItem {
  const { id, summary, isAdvised, changes, open, moves } = row;
  const calls = [...changes, ...open];
  const told = calls.length > 0 ? calls : [l10n.t('your calls stay as they are')];
  return {
    row,
    label: isAdvised ? `$(star-full) ${id}` : id,
    description: [...(isAdvised ? [l10n.t('advised')] : []), summary].filter((part) => part !== '').join(' · '),
    detail: [...told, ...moves].join(' · '),
  };
}

/** What the edit leaves to a person: in the message as far as it fits, and whole in the output. */
async function tellWhatIsLeft(
  name: string,
  to: string,
  { open, left }: Extract<MigrateResult, { kind: 'edits' }>,
  output: vscode.LogOutputChannel,
): Promise<void> {
  const places = left.map((location) => {
    const { uri, selection } = placeOf(location);
    return `${vscode.workspace.asRelativePath(uri)}:${String(selection.start.line + 1)}`;
  });
  const follow = [...open, ...places.map((place) => l10n.t('change {0} by hand', place))];
  if (follow.length === 0) {
    void window.showInformationMessage(l10n.t('Modelkeel: {0} was replaced by {1}; nothing is left to do.', name, to));
    return;
  }
  output.info([`${name} → ${to}`, ...follow.map((line) => `  - ${line}`)].join('\n'));
  const whole = follow.join('; ');
  const all = l10n.t('Show All');
  const shown = whole.length > MOST ? `${whole.slice(0, MOST)}…` : whole;
  const answer = await window.showWarningMessage(
    l10n.t('Modelkeel: {0} was replaced by {1}. Left to you: {2}', name, to, shown),
    all,
  );
  if (answer === all) output.show();
}
