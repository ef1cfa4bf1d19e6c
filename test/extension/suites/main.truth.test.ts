import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actions,
  api,
  applyAction,
  closeAll,
  file,
  find,
  found,
  hover,
  idle,
  open,
  ours,
  scanned,
  shown,
  until,
  write,
} from '../editor.ts';

const APP = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n';

describe('what is shown is what is there', () => {
  before(async () => {
    await scanned();
  });
  afterEach(closeAll);

  it('a saved document keeps its card and its fixes', async () => {
    const uri = file('api/saved.py');
    await write(uri, APP);
    try {
      const editor = await open(uri);
      const { document } = editor;
      await until(
        () => shown(uri),
        (list) => list.length === 1,
        'it is underlined',
      );
      await editor.edit((builder) => {
        builder.insert(new vscode.Position(0, 0), '# saved\n');
      });
      assert.ok(await document.save());
      // Longer than it takes until changes on disk are looked at.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const at = find(document, 'gpt-4-0314');
      assert.match(await hover(uri, at), /\[Replace with /);
      assert.ok((await actions(uri, at)).some(({ title }) => title.startsWith('Replace with')));
      assert.deepEqual(shown(uri), ['retired-model@3']);
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('a document closed without saving counts as it is on disk', async () => {
    const uri = file('api/load.py');
    const editor = await open(uri);
    const { document } = editor;
    await editor.edit((builder) => {
      builder.insert(document.lineAt(document.lineCount - 1).range.end, '\nAutoModel.from_pretrained("BAAI/bge-m3")\n');
    });
    const { inventory } = await api();
    const names = (): string =>
      inventory
        .view()
        .components.map(({ name }) => name)
        .join(' ');
    await until(names, (list) => list.includes('bge-m3'), 'what is typed is in the inventory');
    await closeAll();
    await until(names, (list) => !list.includes('bge-m3'), 'it is gone with the editor');
    assert.deepEqual(shown(uri), ['unpinned-revision@3']);
  });

  it('findings of files that are not open move with the definition that is typed above them', async () => {
    const uri = file('api/settings.py');
    const editor = await open(uri);
    const underlined = (): string[] =>
      ours(uri).map(({ range }) => `${String(range.start.line)}:${String(range.start.character)}`);
    await until(underlined, (list) => list.length > 0 && list.every((at) => at === '0:16'), 'line 1 is underlined');
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), '# one\n# two\n');
    });
    await until(underlined, (list) => list.length > 0 && list.every((at) => at === '2:16'), 'line 3 is underlined');
  });

  it('a fix made for a text that has changed since is not applied', async () => {
    const uri = file('web/reply.ts');
    const editor = await open(uri);
    const { document } = editor;
    const at = find(document, 'claude-3-opus');
    await until(
      () => actions(uri, at),
      (list) => list.length > 0,
      'there are actions',
    );
    const settings = vscode.workspace.getConfiguration('modelkeel');
    await settings.update('diagnostics.delay', 1500, vscode.ConfigurationTarget.Global);
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(3, 0), '/* just typed */ ');
    });
    // The finding is still shown where it was found; what it offers was made for the text of before.
    const offered = await actions(uri, at);
    assert.deepEqual(
      offered.filter((action) => action.edit !== undefined).map(({ title }) => title),
      [],
    );
    await settings.update('diagnostics.delay', undefined, vscode.ConfigurationTarget.Global);
    const now = find(document, 'claude-3-opus');
    await until(
      () => actions(uri, now),
      (list) => list.some((action) => action.edit !== undefined),
      'there are actions for the new text',
    );
    await applyAction(uri, now, 'Replace with claude-opus-4-8');
    assert.match(document.getText(), /\/\* just typed \*\/ export [^]*anthropic\('claude-opus-4-8'\)/);
  });

  it('nothing blinks while the workspace is scanned again', async () => {
    const uri = file('web/reply.ts');
    const { inventory, tree } = await api();
    const first = (): string => tree.roots()[0]?.children[0]?.label ?? '';
    // The test before left a document that was never saved.
    await until(first, (label) => label === 'claude-3-opus-20240229', 'what is on disk counts again');
    const seen = new Set<string>();
    const watch = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((other) => other.toString() === uri.toString())) seen.add(shown(uri).join());
    });
    const rows = new Set<string>();
    const listen = inventory.onDidChange(() => rows.add(first()));
    await vscode.commands.executeCommand('modelkeel.refresh');
    watch.dispose();
    listen.dispose();
    assert.deepEqual(
      [...seen].filter((list) => list !== 'retired-model@4'),
      [],
    );
    // What is as it was need not be told again.
    rows.add(first());
    assert.deepEqual([...rows], ['claude-3-opus-20240229']);
  });

  it('a folder that is deleted takes its findings with it', async () => {
    const uri = file('api/deep/one.py');
    // Watchers of Linux may miss a file that is made at once with its folder.
    await vscode.workspace.fs.createDirectory(file('api/deep'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await write(uri, APP);
    await until(
      () => shown(uri),
      (list) => list.length === 1,
      'it is underlined',
    );
    await vscode.workspace.fs.delete(file('api/deep'), { recursive: true });
    await until(
      () => shown(uri),
      (list) => list.length === 0,
      'it is forgotten',
    );
  });

  it('the nearest .gitignore has the last word, also for files that come later', async () => {
    await write(file('api/nested/.gitignore'), '*.py\n!kept.py\n');
    await write(file('api/nested/kept.py'), APP);
    await write(file('api/nested/dropped.py'), APP);
    try {
      await until(
        () => shown(file('api/nested/kept.py')),
        (list) => list.length === 1,
        'what is taken back is read',
      );
      const before = await idle();
      assert.equal(await found(file('api/nested/dropped.py')), null);
      for (const name of ['a', 'b', 'c']) await write(file(`api/nested/${name}.py`), APP);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      assert.equal((await idle()).reads, before.reads, 'files nobody asked for are not read');
    } finally {
      await vscode.workspace.fs.delete(file('api/nested'), { recursive: true });
    }
  });

  it('a file that cannot be read costs a note, and nothing else', async () => {
    const uri = file('api/binary.py');
    await vscode.workspace.fs.writeFile(uri, new Uint8Array([0, 1, 2, 0, 255]));
    try {
      await until(
        async () => (await found(uri))?.notes.map(({ kind }) => kind) ?? [],
        (kinds) => kinds.join() === 'binary',
        'the reason is kept',
      );
      assert.deepEqual(shown(file('web/reply.ts')), ['retired-model@4']);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });
});
