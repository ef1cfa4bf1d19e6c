import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, shown, until } from '../editor.ts';

describe('a window with nothing in it', () => {
  after(closeAll);

  it('has no server until there is something to look at', async () => {
    const { server } = await api();
    assert.equal(server.isWanted(), false);
    const plain = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'gpt-4-0314\n' });
    await vscode.window.showTextDocument(plain);
    assert.equal(server.isWanted(), false);
    const code = await vscode.workspace.openTextDocument({
      language: 'python',
      content: 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4-0314")\n',
    });
    await vscode.window.showTextDocument(code);
    await until(server.isWanted, Boolean, 'the server is started');
    await until(
      () => shown(code.uri),
      (list) => list.join() === 'retired-model@2',
      'it is underlined',
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
