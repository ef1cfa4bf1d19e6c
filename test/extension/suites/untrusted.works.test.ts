import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, file, shown, until } from '../editor.ts';

describe('an untrusted workspace', () => {
  it('is not trusted, and works all the same', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { inventory } = await api();
    await until(
      () => inventory.scanState().kind,
      (kind) => kind === 'done',
      'the scan is done',
    );
    assert.deepEqual(shown(file('web/reply.ts')), ['retired-model@4']);
  });
});
