import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SCRATCH, api, closeAll, find, hover, open, until, write } from '../editor.ts';

describe('packages in the editor', () => {
  const uri = vscode.Uri.joinPath(SCRATCH, 'requirements.txt');

  after(closeAll);

  it('are told of in their manifest, with a fix, a page, and an offer to look', async () => {
    await write(uri, 'langchain-community==0.3.26\nopenai>=1\n');
    const { document } = await open(uri);
    const [diagnostic] = await until(
      () => vscode.languages.getDiagnostics(uri),
      (all) => all.length > 0,
      'the version is reported',
    );
    assert.match(
      diagnostic?.message ?? '',
      /^langchain-community 0\.3\.26 is affected by CVE-2025-6984 .*; fixed in 0\.3\.27\.$/,
    );
    const card = await hover(uri, find(document, 'langchain-community'));
    assert.match(card, /Upgrade langchain\\?-community to 0\\?\.3\\?\.27/);
    assert.match(card, /Look up online/);
    assert.match(card, /Advisory/);
    assert.match(card, /modelkeel\.explain\?[^)]*pypi/);
    await api();
  });

  it('are explained by their package URL', async () => {
    const query = JSON.stringify(['pkg:pypi/langchain-community@0.3.26', null]);
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: 'modelkeel', path: '/p.md', query }),
    );
    assert.match(page.getText(), /An advisory affects this version[^]*GHSA\\-pc6w\\-59fv\\-rh23/);
  });
});
