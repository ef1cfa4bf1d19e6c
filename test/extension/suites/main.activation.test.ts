import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, scanned } from '../editor.ts';

describe('activation', () => {
  it('starts nothing, so that it reads, lists and loads nothing', async () => {
    const { wasWantedAtActivation, activationTime } = await api();
    console.log(`modelkeel-test: activation took ${activationTime.toFixed(1)} ms`);
    assert.equal(wasWantedAtActivation, false);
  });

  it('scans the workspace in the background afterwards', async () => {
    const { inventory } = await scanned();
    const uris = inventory
      .view()
      .documents.map(({ uri }) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true)));
    assert.deepEqual(uris.toSorted(), ['api/chat.py', 'api/load.py', 'api/settings.py', 'notes.ipynb', 'web/reply.ts']);
  });
});
