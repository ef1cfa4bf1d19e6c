import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, applyAction, closeAll, file, find, shown, until } from '../editor.ts';

describe('notebooks', () => {
  before(async () => {
    const { inventory } = await api();
    await until(
      () => inventory.scanState().kind,
      (kind) => kind === 'done',
      'the scan is done',
    );
  });
  afterEach(closeAll);

  it('are reported in their file while they are closed', () => {
    assert.deepEqual(shown(file('notes.ipynb')), ['retired-model@5']);
  });

  it('are reported in their cells while they are open, and fixed there', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(file('notes.ipynb'));
    await vscode.window.showNotebookDocument(notebook);
    const cell = notebook.cellAt(2).document;
    await until(
      () => shown(cell.uri),
      (list) => list.join() === 'retired-model@1',
      'the cell is underlined',
    );
    assert.deepEqual(shown(notebook.cellAt(0).document.uri), []);
    const before = cell.lineAt(0).text;
    await applyAction(cell.uri, find(cell, 'gpt-4-0314'), 'Replace by');
    assert.doesNotMatch(cell.getText(), /gpt-4-0314/);
    await until(
      () => shown(cell.uri),
      (list) => list.length === 0,
      'the finding is gone',
    );
    // The editor keeps the notebook for a while after its tab is gone, so the change is taken back by hand.
    const back = new vscode.WorkspaceEdit();
    back.replace(cell.uri, new vscode.Range(0, 0, 0, cell.lineAt(0).text.length), before);
    assert.ok(await vscode.workspace.applyEdit(back));
    await until(
      () => shown(cell.uri),
      (list) => list.length === 1,
      'the finding is back',
    );
  });
});
