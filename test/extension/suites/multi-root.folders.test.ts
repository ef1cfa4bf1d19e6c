import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, file, shown, until } from '../editor.ts';

describe('a workspace of several folders', () => {
  it('is scanned in all of them', async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    const { inventory } = await api();
    await until(
      () => inventory.scanState().kind,
      (kind) => kind === 'done',
      'the scan is done',
    );
    assert.deepEqual(shown(file('web/reply.ts', 0)), ['retired-model@4']);
    assert.deepEqual(shown(file('app.py', 1)), ['retired-model@3']);
  });

  it('counts a model once, with its places in both', async () => {
    const { inventory } = await api();
    const component = inventory.merged().components.find(({ name }) => name === 'claude-3-opus-20240229');
    assert.equal(component?.references.length, 2);
  });
});
