import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, scanned } from '../editor.ts';

const FLOATING = 'from openai import OpenAI\nclient = OpenAI()\nclient.responses.create(model="gpt-5.5", input="x")\n';

describe('tools for the agents of the editor', () => {
  after(closeAll);

  const call = async (name: string, input: object): Promise<string> => {
    const { content } = await vscode.lm.invokeTool(`modelkeel_${name}`, { input, toolInvocationToken: undefined });
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  };

  it('are there with their schemas', async () => {
    await scanned();
    const { contributes } = vscode.extensions.getExtension('modelkeel.modelkeel')?.packageJSON as {
      readonly contributes: {
        readonly languageModelTools: readonly { readonly name: string; readonly inputSchema: object }[];
      };
    };
    for (const { name, inputSchema } of contributes.languageModelTools) {
      const tool = vscode.lm.tools.find((one) => one.name === name);
      assert.deepEqual(tool?.inputSchema, inputSchema, name);
    }
  });

  it('tell of models, and of what this workspace uses', async () => {
    await scanned();
    assert.match(await call('look_up_model', { model: 'gpt-4-0314', platform: 'openai' }), /Retired on 2026-03-26/);
    assert.match(await call('list_models', {}), / · OpenAI /);
    assert.match(await call('find_problems', { severity: 'nothing' }), /severity/);
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: FLOATING });
    await vscode.window.showTextDocument(document);
    assert.match(await call('list_models', {}), /gpt-5\.5 · OpenAI/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    assert.doesNotMatch(await call('list_models', {}), /gpt-5\.5 · OpenAI/);
  });
});
