import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, scanned } from '../editor.ts';

describe('completion', () => {
  before(async () => {
    await scanned();
  });
  afterEach(closeAll);

  it('offers ids between quotes, and writes the one that is chosen', async () => {
    const content = 'from openai import OpenAI\nOpenAI().responses.create(model="", input="hi")\n';
    const document = await vscode.workspace.openTextDocument({ language: 'python', content });
    const editor = await vscode.window.showTextDocument(document);
    const position = new vscode.Position(1, 33);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
      '"',
    );
    const item = list.items.find(({ label }) => label === 'gpt-5.5');
    assert.ok(item, 'a living model is offered');
    assert.ok(!list.items.some(({ label }) => label === 'gpt-4-0314'));
    editor.selection = new vscode.Selection(position, position);
    assert.ok(item.range instanceof vscode.Range || item.range !== undefined);
    const range = item.range instanceof vscode.Range ? item.range : item.range.replacing;
    await editor.edit((edit) => {
      edit.replace(range, typeof item.insertText === 'string' ? item.insertText : 'gpt-5.5');
    });
    assert.match(document.getText(), /model="gpt-5\.5", input/);
  });
});
