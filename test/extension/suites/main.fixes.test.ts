import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actions, applyAction, closeAll, file, find, hover, open, scanned, shown, until } from '../editor.ts';

describe('quick fixes', () => {
  before(async () => {
    await scanned();
  });
  afterEach(closeAll);

  it('replace a retired model by one that lives', async () => {
    const uri = file('web/reply.ts');
    const { document } = await open(uri);
    const at = find(document, 'claude-3-opus');
    await until(
      () => actions(uri, at),
      (list) => list.length > 0,
      'there are actions',
    );
    const list = await actions(uri, at);
    assert.equal(list[0]?.isPreferred, true);
    await applyAction(uri, at, 'Replace with claude-opus-4-8');
    assert.match(document.getText(), /anthropic\('claude-opus-4-8'\)/);
    await until(
      () => shown(uri),
      (now) => now.length === 0,
      'the finding is gone',
    );
  });

  it('come with what else can be done: explain, the same elsewhere, and silence', async () => {
    const uri = file('web/reply.ts');
    const { document } = await open(uri);
    const at = find(document, 'claude-3-opus');
    const list = await until(
      () => actions(uri, at),
      (now) => now.length > 3,
      'there are actions',
    );
    const titles = list.map(({ title }) => title);
    assert.ok(titles.includes('Explain claude-3-opus-20240229'), titles.join());
    const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('modelkeel');
    const before = settings().inspect('rules')?.workspaceValue;
    const off = list.find(({ title }) => title === 'Turn off retired-model');
    assert.ok(off?.command);
    await vscode.commands.executeCommand(off.command.command, ...((off.command.arguments ?? []) as unknown[]));
    await until(
      () => shown(uri),
      (now) => now.length === 0,
      'the rule is silent',
    );
    await settings().update('rules', before, vscode.ConfigurationTarget.Workspace);
    await until(
      () => shown(uri),
      (now) => now.length === 1,
      'it speaks again',
    );
  });

  it('pin an alias where it is written, in another file than the call', async () => {
    const uri = file('api/settings.py');
    const editor = await open(uri);
    const { document } = editor;
    const start = find(document, 'gpt-5.4-nano', 0);
    // One that has no end: of others the end is told.
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(start, start.translate(0, 'gpt-5.4-nano'.length)), 'gpt-5.5');
    });
    const at = find(document, 'gpt-5.5');
    await until(
      () => actions(uri, at),
      (list) => list.some(({ title }) => title.startsWith('Pin to')),
      'a pin is offered',
    );
    await applyAction(uri, at, 'Pin to gpt-5.5-2026-04-23');
    assert.equal(document.getText(), 'ANSWER_MODEL = "gpt-5.5-2026-04-23"\n');
  });

  it('pin a Hub model to a commit', async () => {
    const uri = file('api/load.py');
    const { document } = await open(uri);
    const at = find(document, 'mistralai/');
    await until(
      () => actions(uri, at),
      (list) => list.some(({ title }) => title.startsWith('Pin to commit')),
      'a pin is offered',
    );
    await applyAction(uri, at, 'Pin to commit');
    assert.match(
      document.getText(),
      /from_pretrained\("mistralai\/Mistral-7B-Instruct-v0\.2", revision="[0-9a-f]{40}"\)/,
    );
    await until(
      () => shown(uri),
      (now) => now.length === 0,
      'the finding is gone',
    );
  });

  it('silence a line with a reason', async () => {
    const uri = file('api/chat.py');
    const { document } = await open(uri);
    const at = find(document, 'gpt-4-0314');
    const list = await until(
      () => actions(uri, at),
      (now) => now.some(({ title }) => title.startsWith('Ignore')),
      'a suppression is offered',
    );
    const suppress = list.find(({ title }) => title.startsWith('Ignore'));
    assert.equal(suppress?.command?.command, 'modelkeel.suppress');
    const box = vscode.commands.executeCommand(
      'modelkeel.suppress',
      ...((suppress.command.arguments ?? []) as readonly unknown[]),
    );
    await new Promise((resolve) => setTimeout(resolve, 700));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await box;
    await until(
      () => document.getText(),
      (text) => /gpt-4-0314".*# modelkeel-ignore-line retired-model/.test(text),
      'the comment is written',
    );
    await until(
      () => shown(uri),
      // Nobody gave a reason, which is told in its place.
      (now) => now.length === 1 && now[0]?.startsWith('unexplained-suppression') === true,
      'the finding is silent',
    );
  });

  it('fix all in a file at once', async () => {
    const uri = file('api/chat.py');
    const { document } = await open(uri);
    await until(
      () => shown(uri),
      (now) => now.length === 1,
      'there is a finding',
    );
    await vscode.commands.executeCommand('modelkeel.fixAllInFile');
    await until(
      () => document.getText(),
      (text) => !text.includes('gpt-4-0314'),
      'the id is replaced',
    );
  });
});

describe('the hover card', () => {
  afterEach(closeAll);

  it('offers the fix first, then what it changes, below what is found', async () => {
    const uri = file('web/reply.ts');
    const { document } = await open(uri);
    const text = await until(
      () => hover(uri, find(document, 'claude-3-opus')),
      (now) => now.includes('Replacing it changes'),
      'the card is there',
    );
    assert.match(text, /claude-3-opus-20240229\*\* · Anthropic API/);
    assert.match(text, /^\$\(error\) [^\n]+\n\[Replace with claude-opus-4-8[^\n]+command:modelkeel\.applyFix/m);
    assert.doesNotMatch(text, /Retired on/);
    assert.match(text, /catalog of \d{4}-\d\d-\d\d, offline/);
  });

  it('is there on the use as well as on the definition', async () => {
    const uri = file('api/chat.py');
    const { document } = await open(uri);
    const text = await until(
      () => hover(uri, find(document, 'model=ANSWER_MODEL', 8)),
      (now) => now.includes('gpt-5.4-nano'),
      'the card is there',
    );
    assert.match(text, /points to gpt-5\.4-nano-2026-03-17 today/);
  });
});
