import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, file, scanned, shown } from '../editor.ts';

describe('a workspace of several folders', () => {
  it('is scanned in all of them', async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    await scanned();
    assert.deepEqual(shown(file('web/reply.ts', 0)), ['retired-model@4']);
    assert.deepEqual(shown(file('app.py', 1)), ['retired-model@3']);
  });

  it('counts a model once, with its places in both', async () => {
    const { inventory } = await api();
    const component = inventory.view().components.find(({ name }) => name === 'claude-3-opus-20240229');
    assert.equal(inventory.view().occurrences(component?.id ?? '').length, 2);
  });
});
