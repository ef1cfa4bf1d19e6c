import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { RESOLVED, api, closeAll, file, open, scanned, shown, until } from '../editor.ts';

const labels = (): readonly string[] =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));

/** Closes what a command asks, until it has ended. */
async function dismissed(running: Promise<unknown>, name: string): Promise<void> {
  let isOver = false;
  const over = running.then(() => {
    isOver = true;
  });
  await until(
    async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return isOver;
    },
    (done) => done,
    `${name} has ended`,
  );
  await over;
}

/** Takes the first offer of a list that a command shows. */
async function accept(running: Thenable<unknown>): Promise<void> {
  let isOver = false;
  const over = Promise.resolve(running).then(() => {
    isOver = true;
  });
  await until(
    async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return isOver;
    },
    (done) => done,
    'the first offer was taken',
  );
  await over;
}

const SAVED = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-5.5", input="hi")\n';

describe('commands', () => {
  before(async () => {
    await scanned();
  });
  afterEach(closeAll);

  it('are all registered', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const { contributes } = vscode.extensions.getExtension('modelkeel.modelkeel')?.packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });

  it('do what they can, or nothing, when nobody says what of', async () => {
    const { contributes } = vscode.extensions.getExtension('modelkeel.modelkeel')?.packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    const scans = ['modelkeel.scanWorkspace', 'modelkeel.refresh'];
    // It fixes what is in front of the user, which is all it has to be told.
    const others = new Set([...scans, 'modelkeel.manageTrust', 'modelkeel.fixAllInFile']);
    const commands = contributes.commands.map(({ command }) => command).filter((command) => !others.has(command));
    for (const openFirst of [false, true]) {
      if (openFirst) await open(file('web/reply.ts'));
      for (const command of commands) {
        const running = Promise.resolve(vscode.commands.executeCommand(command));
        await dismissed(running, command);
      }
    }
    assert.ok(
      vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty),
      'nothing was edited',
    );
  });

  it('open the page of a rule as it reads, not as Markdown', async function () {
    // A window without a machine has no build of the preview here.
    const preview = vscode.extensions.getExtension('vscode.markdown-language-features');
    const works = await Promise.resolve(preview?.activate()).then(
      () => preview !== undefined,
      () => false,
    );
    if (!works) this.skip();
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse('modelkeel:/rules/retired-model.md'));
    const input = await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input,
      (now) => now instanceof vscode.TabInputCustom,
      'a rendered page is open',
    );
    assert.equal((input as vscode.TabInputCustom).viewType, 'vscode.markdown.preview.editor');
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('modelkeel:/rules/retired-model.md'));
    assert.match(page.getText(), /^# `?retired-model/);
  });

  it('explain a model on a page that nobody has to save', async () => {
    await vscode.commands.executeCommand('modelkeel.explain', 'gpt-4-0314');
    await until(labels, (now) => now.some((label) => label.includes('gpt-4-0314')), 'a page is open');
    const query = JSON.stringify(['gpt-4-0314', null]);
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: 'modelkeel', path: '/gpt-4-0314.md', query }),
    );
    assert.match(page.getText(), /^# gpt\\-4\\-0314\n[^]*Retired on 2026\\-03\\-26/);
    assert.ok(vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty));
  });

  it('say so when there is no such model', async () => {
    const uri = vscode.Uri.from({ scheme: 'modelkeel', path: '/x.md', query: JSON.stringify(['', null]) });
    assert.match((await vscode.workspace.openTextDocument(uri)).getText(), /not a model id/);
  });

  it('reveal a component in the code', async () => {
    const { tree } = await api();
    const row = tree.roots()[0]?.children[0];
    await vscode.commands.executeCommand('modelkeel.reveal', row);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), file('web/reply.ts').toString());
    assert.equal(editor.selection.start.line, 3);
  });

  it('copy what a row names', async () => {
    const { tree } = await api();
    const row = tree.roots()[0]?.children[0];
    await vscode.commands.executeCommand('modelkeel.copyId', row);
    assert.equal(await vscode.env.clipboard.readText(), 'claude-3-opus-20240229');
  });

  it('fix a component of the tree in all its places', async () => {
    const uri = file('web/reply.ts');
    const { document } = await open(uri);
    const { tree } = await api();
    await until(
      () => shown(uri),
      (list) => list.length === 1,
      'it is underlined',
    );
    const fixing = vscode.commands.executeCommand('modelkeel.fixComponent', tree.roots()[0]?.children[0]);
    await accept(fixing);
    assert.match(document.getText(), /anthropic\('claude-opus-4-8'\)/);
  });

  it('leave on save only what is safe', async () => {
    // An alias whose meaning was confirmed of late.
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: SAVED });
    await vscode.window.showTextDocument(document);
    const { uri } = document;
    const offered = await until(
      async () =>
        (
          await vscode.commands.executeCommand<vscode.CodeAction[]>(
            'vscode.executeCodeActionProvider',
            uri,
            new vscode.Range(0, 0, document.lineCount, 0),
            'source.fixAll.modelkeel',
            RESOLVED,
          )
        ).map(({ title, edit }) => ({ title, edit })),
      (list) => list.length === 1,
      'one action for the whole file',
    );
    assert.ok(offered[0]?.edit && (await vscode.workspace.applyEdit(offered[0].edit)));
    assert.equal(document.getText(), SAVED.replace('gpt-5.5', 'gpt-5.5-2026-04-23'));
    const reply = file('web/reply.ts');
    await open(reply);
    assert.deepEqual(
      await vscode.commands.executeCommand(
        'vscode.executeCodeActionProvider',
        reply,
        new vscode.Range(0, 0, 4, 0),
        'source.fixAll.modelkeel',
      ),
      [],
      'another model is never chosen without a person',
    );
  });
});
