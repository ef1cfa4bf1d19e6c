import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, idle, shown, until } from '../editor.ts';

describe('a window without a folder', () => {
  it('scans nothing, and looks at what is opened', async () => {
    const { inventory } = await api();
    assert.equal(inventory.status().scan.kind, 'never');
    const document = await vscode.workspace.openTextDocument({
      language: 'typescript',
      content: "import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'gpt-4-0314', input: '' });\n",
    });
    await vscode.window.showTextDocument(document);
    await until(
      () => shown(document.uri),
      (list) => list.join() === 'retired-model@2',
      'it is underlined',
    );
  });

  it('does not fail when it is told to scan', async () => {
    await vscode.commands.executeCommand('modelkeel.refresh');
    await idle();
    assert.equal((await api()).inventory.status().scan.kind, 'done');
  });
});
