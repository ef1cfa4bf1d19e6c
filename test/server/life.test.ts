import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from './editor.ts';
import type { EditorOptions } from './editor.ts';

const DEAD = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n';

/** Whether a message holds a text, whatever it is. */
const says =
  (text: string) =>
  (message: unknown): boolean =>
    JSON.stringify(message).includes(text);

describe('the life of a server over stdio', function () {
  this.timeout(60_000);
  let editor: Editor;
  const start = async (options: EditorOptions = {}): Promise<void> => {
    editor = await Editor.start(options);
    await editor.idle();
  };
  const codes = (path: string): readonly string[] => (editor.pushed(path) ?? []).map(({ code }) => code);
  const changed = (path: string, type: 1 | 2 | 3): void => {
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: editor.uri(path), type }] });
  };
  afterEach(() => editor.clear());

  it('follows the settings', async () => {
    await start({ files: { 'app.py': DEAD, 'old/app.py': DEAD } });
    assert.equal(editor.log.filter(says('scanned 2 files')).length, 1);
    editor.settings = { ...editor.settings, rules: { 'retired-model': 'hint' } };
    editor.notify('workspace/didChangeConfiguration', { settings: null });
    await editor.message(says('"severity":4'));
    assert.equal(editor.pushed('app.py')?.[0]?.severity, 4);
    editor.settings = { ...editor.settings, exclude: ['old/**'], rules: { 'retired-model': 'off', nonsense: 'off' } };
    editor.notify('workspace/didChangeConfiguration', { settings: null });
    await editor.message(says('rules.nonsense is not a rule'));
    await editor.message(says('scanned 1 files'));
    await editor.idle();
    assert.deepEqual([codes('app.py'), codes('old/app.py')], [[], []]);
    editor.settings = { ...editor.settings, rules: {} };
    editor.notify('workspace/didChangeConfiguration', { settings: null });
    await editor.message(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && JSON.stringify(params).includes('"severity":1'),
    );
    assert.deepEqual(codes('old/app.py'), []);
  });

  it('follows files that change, come and go on disk', async () => {
    await start({ files: { 'app.py': DEAD } });
    editor.write('app.py', DEAD.replace('gpt-4-0314', 'gpt-6-luna'));
    changed('app.py', 2);
    editor.write('src/new.py', DEAD);
    changed('src/new.py', 1);
    await editor.idle();
    assert.deepEqual([codes('app.py'), codes('src/new.py')], [[], ['retired-model']]);
    rmSync(join(editor.folder, 'src'), { recursive: true });
    // Of a folder that goes, nothing is said of what was in it.
    changed('src', 3);
    await editor.idle();
    assert.deepEqual(codes('src/new.py'), []);
  });

  it('follows folders that come and go', async () => {
    await start({ files: { 'a/app.py': DEAD, 'b/app.py': DEAD }, folders: ['a'] });
    assert.deepEqual([codes('a/app.py'), editor.pushed('b/app.py')], [['retired-model'], null]);
    const change = (added: readonly string[], removed: readonly string[]): void => {
      const named = (names: readonly string[]) => names.map((name) => ({ uri: editor.uri(name), name }));
      editor.notify('workspace/didChangeWorkspaceFolders', {
        event: { added: named(added), removed: named(removed) },
      });
    };
    change(['b'], ['a']);
    await editor.message(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && params?.['uri'] === editor.uri('b/app.py'),
    );
    await editor.idle();
    assert.deepEqual([codes('a/app.py'), codes('b/app.py')], [[], ['retired-model']]);
  });

  it('answers at once that a request was cancelled, and goes on', async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${String(index)}.py`, DEAD]));
    editor = await Editor.start({ files, settings: { 'scan.onStart': false } });
    editor.open('app.py', 'python', DEAD);
    const { id, result } = editor.begin('textDocument/hover', {
      textDocument: { uri: editor.uri('app.py') },
      position: { line: 1, character: 41 },
    });
    editor.notify('$/cancelRequest', { id });
    await assert.rejects(result, { code: -32800 });
    const hover = await editor.request('textDocument/hover', {
      textDocument: { uri: editor.uri('app.py') },
      position: { line: 1, character: 41 },
    });
    assert.ok(hover);
  });

  it('bears messages that make no sense', async () => {
    await start({ files: { 'app.py': DEAD } });
    await assert.rejects(editor.request('modelkeel/none'), { code: -32601 });
    await assert.rejects(editor.request('workspace/executeCommand', { command: 'rm', arguments: ['-rf'] }), {
      code: -32602,
    });
    await assert.rejects(
      editor.request('workspace/executeCommand', { command: 'modelkeel.server.fix', arguments: [1, {}] }),
      { code: -32602 },
    );
    editor.change('never-opened.py', { text: 'x' });
    editor.close('never-opened.py');
    editor.notify('workspace/didChangeConfiguration', { settings: 'nonsense' });
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'not a uri', type: 9 }] });
    editor.notify('textDocument/didOpen', {
      textDocument: { uri: 'untitled:Untitled-1', languageId: 'python', version: 1, text: DEAD },
    });
    editor.notify('textDocument/didOpen', {
      textDocument: { uri: editor.uri('a b%20c.py'), languageId: 'python', version: 1, text: '\u0000\ud800' },
    });
    editor.send({ id: 77_777, result: 'of nothing that was asked' });
    await editor.idle();
    assert.deepEqual(codes('app.py'), ['retired-model']);
    assert.equal(await editor.stop(), 0);
  });

  it('lives without folders, and without anything that a client may be able to do', async () => {
    await start({ folders: null, capabilities: {}, initializationOptions: 'nonsense' });
    editor.open('app.py', 'python', DEAD);
    await editor.idle();
    assert.deepEqual(codes('app.py'), ['retired-model']);
    const asked = editor.log.filter(({ id, method }) => id !== undefined && method !== undefined);
    assert.deepEqual(
      asked.map(({ method }) => method),
      [],
    );
    editor.open('big.py', 'python', DEAD.repeat(20));
    const hover = await editor.request('textDocument/codeAction', {
      textDocument: { uri: editor.uri('app.py') },
      range: { start: { line: 1, character: 41 }, end: { line: 1, character: 41 } },
      context: { diagnostics: [] },
    });
    // It has no way to apply any.
    assert.deepEqual(hover, []);
  });

  it('ends as the protocol says: with 0 after shutdown, with 1 without', async () => {
    await start();
    assert.equal(await editor.stop(), 0);
    assert.equal(editor.stderr, '');
    await editor.clear();
    await start();
    editor.notify('exit');
    assert.equal(await editor.exited, 1);
    await editor.clear();
    // The editor is gone without a word.
    await start();
    editor.server.stdin.end();
    assert.equal(await editor.exited, 1);
  });
});
