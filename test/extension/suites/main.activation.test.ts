import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, until } from '../editor.ts';

describe('activation', () => {
  it('reads nothing, lists nothing, loads nothing', async () => {
    const { countersAtActivation, activationTime } = await api();
    console.log(`modelkeel-test: activation took ${activationTime.toFixed(1)} ms`);
    assert.deepEqual(countersAtActivation, { lists: 0, reads: 0, assets: 0 });
  });

  it('scans the workspace in the background afterwards', async () => {
    const { inventory } = await api();
    await until(
      () => inventory.scanState().kind,
      (kind) => kind === 'done',
      'the scan is done',
    );
    const uris = inventory.uris().map((uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true)));
    assert.deepEqual(uris.toSorted(), ['api/chat.py', 'api/load.py', 'api/settings.py', 'notes.ipynb', 'web/reply.ts']);
  });
});
