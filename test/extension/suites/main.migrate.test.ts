import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, file, open, scanned, until } from '../editor.ts';

describe('a migration', () => {
  before(async () => {
    await scanned();
  });
  afterEach(closeAll);

  it('is chosen from a table, looked at, and applied, and tells what is left', async () => {
    const uri = file('web/reply.ts');
    const { document } = await open(uri);
    const { server } = await api();
    const component = 'anthropic:claude-3-opus-20240229';
    const rows = await (await server.started()).migrationChoices(component);
    assert.equal(rows[0]?.isAdvised, true);
    let isOver = false;
    const running = Promise.resolve(vscode.commands.executeCommand('modelkeel.migrate', component)).finally(() => {
      isOver = true;
    });
    // The first row is taken, then the preview is: both may take a moment to come.
    await until(
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        await vscode.commands.executeCommand('refactorPreview.apply');
        await vscode.commands.executeCommand('notifications.clearAll');
        return isOver;
      },
      (done) => done,
      'the edit was made',
    );
    await vscode.commands.executeCommand('notifications.clearAll');
    await running;
    assert.ok(document.getText().includes(`anthropic('${rows[0].id}')`), document.getText());
    assert.ok(document.isDirty, 'nothing is saved by itself');
  });

  it('shows how long ids live above and behind them, once the settings want it', async () => {
    const uri = file('web/reply.ts');
    const { document } = await open(uri);
    const settings = vscode.workspace.getConfiguration('modelkeel', uri);
    const lenses = async (): Promise<readonly string[]> =>
      (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri)).flatMap(
        ({ command }) => command?.title ?? [],
      );
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = async (): Promise<readonly unknown[]> =>
      (await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', uri, whole)).map(
        ({ label }) => label,
      );
    const ours = 'retired 2026-01-05';
    assert.ok(!(await lenses()).includes(ours));
    const { Workspace } = vscode.ConfigurationTarget;
    try {
      await settings.update('codeLens.enabled', true, Workspace);
      await settings.update('inlayHints.enabled', true, Workspace);
      await until(lenses, (now) => now.includes(ours), 'a lens stands above the id');
      await until(hints, (now) => now.includes(ours), 'a hint stands behind the id');
    } finally {
      await settings.update('codeLens.enabled', undefined, Workspace);
      await settings.update('inlayHints.enabled', undefined, Workspace);
    }
    await until(lenses, (now) => !now.includes(ours), 'the lens is gone');
  });
});
