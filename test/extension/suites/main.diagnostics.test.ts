import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, file, find, found, idle, open, ours, scanned, shown, until, write } from '../editor.ts';

describe('diagnostics', () => {
  beforeEach(async () => {
    await scanned();
  });
  afterEach(closeAll);

  it('are there before a file is opened, on the id itself', () => {
    assert.deepEqual(shown(file('web/reply.ts')), ['retired-model@4']);
    assert.deepEqual(shown(file('api/load.py')), ['unpinned-revision@3']);
    const [diagnostic] = ours(file('web/reply.ts'));
    assert.equal(diagnostic?.severity, vscode.DiagnosticSeverity.Error);
    assert.deepEqual(diagnostic.tags, [vscode.DiagnosticTag.Deprecated]);
    assert.equal(diagnostic.range.end.character - diagnostic.range.start.character, 'claude-3-opus-20240229'.length);
    assert.match(
      typeof diagnostic.code === 'object' ? diagnostic.code.target.path : '',
      /^\/rules\/retired-model\.md$/,
    );
  });

  it('stand where the id is written, and lead to its uses', () => {
    const found = ours(file('api/settings.py'));
    assert.deepEqual(shown(file('api/settings.py')).toSorted(), ['retiring-model@1']);
    for (const { relatedInformation } of found) {
      assert.deepEqual(
        relatedInformation?.map(({ location }) => location.uri.path.split('/').at(-1)),
        ['chat.py'],
      );
    }
  });

  it('appear and vanish while typing', async () => {
    const uri = file('api/chat.py');
    const editor = await open(uri);
    await until(
      () => shown(uri),
      (list) => list.join() === 'retired-model@13',
      'the retired model is underlined',
    );
    const start = find(editor.document, 'gpt-4-0314', 0);
    const range = new vscode.Range(start, start.translate(0, 'gpt-4-0314'.length));
    await editor.edit((edit) => {
      edit.replace(range, 'gpt-6.1-sol');
    });
    await until(
      () => shown(uri),
      (list) => list.length === 0,
      'nothing is underlined',
    );
    await editor.edit((edit) => {
      edit.insert(
        new vscode.Position(editor.document.lineCount - 1, 0),
        '\nclient.chat.completions.create(model="gpt-4-32k")\n',
      );
    });
    await until(
      () => shown(uri),
      (list) => list.join() === 'retired-model@15',
      'the new one is underlined',
    );
  });

  it('follow a change in another file that is not saved', async () => {
    const settings = file('api/settings.py');
    await open(file('api/chat.py'));
    const editor = await open(settings);
    const start = find(editor.document, 'gpt-5.4-nano', 0);
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(start, start.translate(0, 'gpt-5.4-nano'.length)), 'gpt-4-32k-0314');
    });
    await until(
      () => shown(settings),
      (list) => list.join() === 'retired-model@1',
      'the definition is underlined',
    );
    const [diagnostic] = await until(
      () => ours(settings),
      (list) => (list[0]?.relatedInformation?.length ?? 0) > 0,
      'the use is named',
    );
    assert.match(diagnostic?.relatedInformation?.[0]?.message ?? '', /used here by chat\.completions\.create/);
  });

  it('go with the file that is deleted while its tab is open, and come back with what is typed into it', async () => {
    const uri = file('api/short-lived.py');
    await write(uri, 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4-0314", input="x")\n');
    const editor = await open(uri);
    await until(
      () => shown(uri),
      (list) => list.length === 1,
      'it is underlined',
    );
    await vscode.workspace.fs.delete(uri);
    await until(
      async () => [shown(uri).length, (await found(uri)) === null],
      ([left, isGone]) => left === 0 && isGone === true,
      'nothing is said of it',
    );
    if (editor.document.isClosed) return;
    // Some hosts close the editor of a deleted file, and open another one for its document.
    const again = await vscode.window.showTextDocument(editor.document);
    await again.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '\n');
    });
    await until(
      () => shown(uri),
      (list) => list.join() === 'retired-model@3',
      'what is typed counts',
    );
  });

  it('work in documents that were never saved', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'python',
      content: 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n',
    });
    await vscode.window.showTextDocument(document);
    await until(
      () => shown(document.uri),
      (list) => list.join() === 'retired-model@2',
      'the unsaved document is looked at',
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('take broken code as it is', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'python',
      content: 'from openai import OpenAI\ndef broken(:\nOpenAI().chat.completions.create(model="gpt-4-0314"\n',
    });
    await vscode.window.showTextDocument(document);
    await idle();
    assert.ok(((await found(document.uri))?.notes ?? []).every(({ kind }) => kind !== 'internal-error'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('obey the severity settings', async () => {
    const settings = vscode.workspace.getConfiguration('modelkeel');
    await settings.update(
      'rules',
      { 'retired-model': 'hint', 'unpinned-revision': 'off' },
      vscode.ConfigurationTarget.Global,
    );
    await until(
      () => ours(file('web/reply.ts'))[0]?.severity,
      (severity) => severity === vscode.DiagnosticSeverity.Hint,
      'it is a hint',
    );
    await until(
      () => shown(file('api/load.py')),
      (list) => list.length === 0,
      'the rule is off',
    );
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
    await until(
      () => shown(file('api/load.py')),
      (list) => list.length === 1,
      'the rule is on again',
    );
  });

  it('answer as of the day that is set', async () => {
    const settings = vscode.workspace.getConfiguration('modelkeel');
    await settings.update('today', '2025-01-15', vscode.ConfigurationTarget.Workspace);
    await until(
      () => shown(file('web/reply.ts')),
      (list) => !list.includes('retired-model@4'),
      'it was alive then',
    );
    await settings.update('today', undefined, vscode.ConfigurationTarget.Workspace);
    await until(
      () => shown(file('web/reply.ts')),
      (list) => list.includes('retired-model@4'),
      'it is dead now',
    );
  });

  it('follow files that change on disk', async () => {
    const uri = file('api/fresh.py');
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode('from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n'),
    );
    try {
      await until(
        () => shown(uri),
        (list) => list.join() === 'retired-model@2',
        'the new file is looked at',
      );
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
    await until(
      () => shown(uri),
      (list) => list.length === 0,
      'the deleted file is forgotten',
    );
  });

  it('leave out what .gitignore leaves out', async () => {
    const code = new TextEncoder().encode('from openai import OpenAI\nOpenAI().responses.create(model="gpt-4-0314")\n');
    const [ignored, kept] = [file('ignored/old.py'), file('api/kept.py')];
    for (const uri of [ignored, kept]) await vscode.workspace.fs.writeFile(uri, code);
    try {
      await vscode.commands.executeCommand('modelkeel.refresh');
      await until(
        () => shown(kept),
        (list) => list.join() === 'retired-model@2',
        'the file beside it is looked at',
      );
      assert.deepEqual(shown(ignored), []);
    } finally {
      await vscode.workspace.fs.delete(ignored);
      await vscode.workspace.fs.delete(kept);
    }
  });
});
