import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actions, applyAction, closeAll, file, find, scanned, shown, until } from '../editor.ts';

describe('notebooks', () => {
  before(async () => {
    await scanned();
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
    await applyAction(cell.uri, find(cell, 'gpt-4-0314'), 'Replace with');
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

  it('get code, not JSON, written into their cells', async () => {
    const uri = file('local.ipynb');
    const source = [
      'from transformers import AutoModel\n',
      'AutoModel.from_pretrained("mistralai/Mistral-7B-Instruct-v0.2")',
    ];
    const cells = [{ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source }];
    const text = JSON.stringify({
      cells,
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 5,
    });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    try {
      const notebook = await vscode.workspace.openNotebookDocument(uri);
      await vscode.window.showNotebookDocument(notebook);
      const cell = notebook.cellAt(0).document;
      await until(
        () => shown(cell.uri),
        (list) => list.join() === 'unpinned-revision@2',
        'the cell is underlined',
      );
      const titles = (await actions(cell.uri, find(cell, 'mistralai'))).map(({ title }) => title.replace(/ .*/, ''));
      assert.deepEqual(titles.toSorted(), ['Explain', 'Fix', 'Ignore', 'Ignore', 'Pin', 'Turn']);
      await applyAction(cell.uri, find(cell, 'mistralai'), 'Pin to commit');
      assert.match(cell.lineAt(1).text, /^AutoModel\.from_pretrained\("[^"]+", revision="[0-9a-f]{40}"\)$/);
      await until(
        () => shown(cell.uri),
        (list) => list.length === 0,
        'the finding is gone',
      );
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });
});
