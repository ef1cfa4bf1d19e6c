import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, scanned, shown } from '../editor.ts';

describe('an untrusted workspace', () => {
  it('is not trusted, and works all the same', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await scanned();
    assert.deepEqual(shown(file('web/reply.ts')), ['retired-model@4']);
  });
});
