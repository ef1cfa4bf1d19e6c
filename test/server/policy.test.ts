import assert from 'node:assert/strict';
import { Editor } from './editor.ts';
import type { Diagnostic, EditorOptions } from './editor.ts';

const DEAD = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4-0314", input="hi")\n';
const HUB = 'from transformers import AutoModel\nAutoModel.from_pretrained("BAAI/bge-m3")\n';
const [ERROR, WARNING, HINT] = [1, 2, 4];
const lock = (commit: string): string =>
  `version = 1\n\n[[component]]\nid = "huggingface:BAAI/bge-m3"\nkind = "model"\nasked = "main"\ncommit = "${commit}"\nlicense = "mit"\nseen = "2026-01-01"\n`;

describe('policies and lock files in the server', function () {
  this.timeout(60_000);
  let editor: Editor;
  const start = async (options: EditorOptions): Promise<void> => {
    editor = await Editor.start(options);
    await editor.idle();
  };
  afterEach(() => editor.clear());
  const shown = (path: string): readonly (readonly [string, number])[] =>
    (editor.pushed(path) ?? []).map(({ code, severity }) => [code, severity]);
  const changed = async (path: string, text: string): Promise<void> => {
    editor.write(path, text);
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: editor.uri(path), type: 2 }] });
    await editor.idle();
  };

  it('a policy lies above the settings, and is followed as it changes', async () => {
    await start({
      files: { 'app.py': DEAD, 'modelkeel.config.json': '{ "rules": { "retired-model": "hint" } }' },
      settings: { rules: { 'retired-model': 'warning' } },
    });
    assert.deepEqual(shown('app.py'), [['retired-model', HINT]]);
    await changed('modelkeel.config.json', '{ "deny": { "providers": ["openai"] } }');
    assert.deepEqual(shown('app.py'), [
      ['denied-component', ERROR],
      ['retired-model', WARNING],
    ]);
    await changed('modelkeel.config.json', '{ "exclude": ["*.py"] }');
    assert.deepEqual(shown('app.py'), []);
  });

  it('a manifest begins and ends to be one', async () => {
    await start({ files: { 'app.py': DEAD, 'package.json': '{ "name": "x" }' } });
    assert.deepEqual(shown('app.py'), [['retired-model', ERROR]]);
    await changed('package.json', '{ "name": "x", "modelkeel": { "rules": { "retired-model": "off" } } }');
    assert.deepEqual(shown('app.py'), []);
    await changed('package.json', '{ "name": "x" }');
    assert.deepEqual(shown('app.py'), [['retired-model', ERROR]]);
  });

  it('what is wrong in it is shown as it is typed', async () => {
    await start({ files: { 'modelkeel.config.json': '{}' } });
    editor.open('modelkeel.config.json', 'jsonc', '{\n  "denny": {},\n  "extends": "../../outside.json"\n}');
    await editor.idle();
    const [first] = editor.pushed('modelkeel.config.json') ?? [];
    assert.equal(first?.message, '"denny" is not a key of a policy; did you mean "deny". It is not used.');
    assert.deepEqual([first.range.start, first.code, first.severity], [{ line: 1, character: 2 }, 'policy', WARNING]);
    editor.close('modelkeel.config.json');
    await changed('modelkeel.config.json', '{ "extends": "../../outside.json" }');
    const told = (editor.pushed('modelkeel.config.json') ?? []).map(({ message }: Diagnostic) => message);
    assert.deepEqual(told, ['"../../outside.json" leads out of the folders that may be read. It is not used.']);
  });

  it('a baseline hides what is known', async () => {
    await start({ files: { 'app.py': DEAD } });
    const data = editor.pushed('app.py')?.[0] as unknown as { readonly data: { readonly fingerprint: string } };
    const findings = [{ fingerprint: data.data.fingerprint }];
    editor.write('known.json', JSON.stringify({ schema: 'modelkeel/report@2', findings }));
    await changed('modelkeel.config.json', '{ "baseline": "known.json" }');
    assert.deepEqual(shown('app.py'), []);
  });

  it('drift is shown at the use, and its fix writes the lock file', async () => {
    await start({ files: { 'app.py': HUB, 'modelkeel.lock': lock('a'.repeat(40)) } });
    assert.deepEqual(
      shown('app.py')
        .map(([code]) => code)
        .toSorted(),
      ['lock-drift', 'unpinned-revision'],
    );
    editor.open('app.py', 'python', HUB);
    const drift = editor.pushed('app.py')?.find(({ code }) => code === 'lock-drift');
    const actions = await editor.request<readonly { readonly title: string }[]>('textDocument/codeAction', {
      ...{ textDocument: { uri: editor.uri('app.py') }, range: drift?.range, context: { diagnostics: [] } },
    });
    const accept = actions.find(({ title }) => title === 'Accept commit 5617a9f6 in modelkeel.lock');
    const pin = actions.find(({ title }) => title === 'Pin to commit aaaaaaaa, as it was locked');
    assert.ok(accept && pin);
    const { edit } = await editor.request<{
      readonly edit?: { readonly documentChanges?: readonly { readonly textDocument: { readonly uri: string } }[] };
    }>('codeAction/resolve', accept);
    assert.deepEqual(
      edit?.documentChanges?.map(({ textDocument }) => textDocument.uri),
      [editor.uri('modelkeel.lock')],
    );
    await changed('modelkeel.lock', lock('5617a9f61b028005a4858fdac845db406aefb181'));
    assert.deepEqual(
      shown('app.py').map(([code]) => code),
      ['unpinned-revision'],
    );
  });

  it('entries of a lock file have cards and links, and a merge that is left open is told', async () => {
    const text = lock('a'.repeat(40));
    await start({ files: { 'app.py': HUB, 'modelkeel.lock': text } });
    editor.open('modelkeel.lock', 'modelkeel-lock', text);
    const textDocument = { uri: editor.uri('modelkeel.lock') };
    const hover = await editor.request<{ readonly contents: { readonly value: string } }>('textDocument/hover', {
      textDocument,
      position: { line: 4, character: 3 },
    });
    assert.match(hover.contents.value, /Locked to commit aaaaaaaa, asked for as `main`/);
    assert.match(hover.contents.value, /Used in \[app\\?\.py:2\]/);
    assert.match(hover.contents.value, /moved since it was locked/);
    const links = await editor.request<readonly { readonly target: string; readonly range: unknown }[]>(
      'textDocument/documentLink',
      { textDocument },
    );
    assert.deepEqual(links, [
      {
        range: { start: { line: 3, character: 6 }, end: { line: 3, character: 29 } },
        target: `https://huggingface.co/BAAI/bge-m3/tree/${'a'.repeat(40)}`,
      },
    ]);
    editor.change('modelkeel.lock', { text: `<<<<<<< a\n${text}=======\n${lock('b'.repeat(40))}>>>>>>> b\n` });
    await editor.idle();
    assert.match(
      editor.pushed('modelkeel.lock')?.[0]?.message ?? '',
      /^A merge left this file open: huggingface:BAAI\/bge-m3 is commit aaaaaaaa/,
    );
  });
});
