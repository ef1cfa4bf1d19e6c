import assert from 'node:assert/strict';
import { Editor, onLine, PULLING } from './editor.ts';
import type { Diagnostic, EditorOptions } from './editor.ts';

const DEAD = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n';
const AT = onLine(1, 40, 50);

describe('the server over stdio', function () {
  this.timeout(60_000);
  let editor: Editor;
  const start = async (options: EditorOptions = {}): Promise<Editor> => (editor = await Editor.start(options));
  afterEach(() => editor.clear());

  it('pushes diagnostics of files that are not open, after a scan', async () => {
    await start({ files: { 'app.py': DEAD } });
    await editor.idle();
    const [first, ...rest] = editor.pushed('app.py') ?? [];
    assert.equal(rest.length, 0);
    assert.equal(first?.code, 'retired-model');
    assert.deepEqual(first.range, AT);
    assert.equal(await editor.stop(), 0);
  });

  it('follows what is typed, edit by edit', async () => {
    await start({ files: { 'app.py': DEAD } });
    await editor.idle();
    editor.open('app.py', 'python', DEAD);
    editor.change(
      'app.py',
      { range: onLine(0, 0, 0), text: '# first\n' },
      { range: onLine(2, 40, 50), text: 'gpt-4-0613' },
    );
    await editor.idle();
    assert.deepEqual(
      editor.pushed('app.py')?.map(({ range }) => range),
      [onLine(2, 40, 50)],
    );
    editor.change('app.py', { range: onLine(2, 40, 50), text: 'gpt-6-luna' });
    await editor.idle();
    assert.deepEqual(editor.pushed('app.py'), []);
    editor.close('app.py');
    await editor.idle();
    // What was not saved is gone: the file counts again.
    assert.deepEqual(
      editor.pushed('app.py')?.map(({ code }) => code),
      ['retired-model'],
    );
  });

  it('answers clients that pull, and pushes nothing that they pull', async () => {
    await start({ files: { 'app.py': DEAD, 'other.py': DEAD }, capabilities: PULLING });
    editor.open('app.py', 'python', DEAD);
    interface Report {
      readonly kind: string;
      readonly resultId: string;
      readonly items: readonly Diagnostic[];
    }
    const textDocument = { uri: editor.uri('app.py') };
    const first = await editor.request<Report>('textDocument/diagnostic', { textDocument });
    assert.equal(first.kind, 'full');
    assert.deepEqual(
      first.items.map(({ range }) => range),
      [AT],
    );
    const again = await editor.request<Report>('textDocument/diagnostic', {
      textDocument,
      previousResultId: first.resultId,
    });
    assert.equal(again.kind, 'unchanged');
    await editor.idle();
    assert.equal(editor.pushed('app.py'), null);
    assert.equal(editor.pushed('other.py')?.length, 1);
    const whole = await editor.request<{ readonly items: readonly { readonly uri: string }[] }>(
      'workspace/diagnostic',
      {
        previousResultIds: [],
      },
    );
    assert.deepEqual(
      whole.items.map(({ uri }) => uri).toSorted(),
      ['app.py', 'other.py'].map((path) => editor.uri(path)),
    );
    // From now on the client pulls those as well.
    assert.deepEqual(editor.pushed('other.py'), []);
  });

  it('shows the card of what is under the pointer', async () => {
    await start();
    editor.open('app.py', 'python', DEAD);
    const hover = await editor.request<{ readonly contents: { readonly kind: string; readonly value: string } }>(
      'textDocument/hover',
      { textDocument: { uri: editor.uri('app.py') }, position: { line: 1, character: 41 } },
    );
    assert.equal(hover.contents.kind, 'markdown');
    assert.match(hover.contents.value, /^\*\*gpt\\-4\\-0314\*\* · OpenAI/);
    assert.match(hover.contents.value, /Retired/);
  });

  it('gives the inventory, and then what changes of it', async () => {
    await start({ files: { 'app.py': DEAD } });
    await editor.idle();
    interface Inventory {
      readonly version: number;
      readonly documents: readonly { readonly uri: string; readonly findings: readonly unknown[] }[];
      readonly components: readonly { readonly id: string }[];
    }
    const all = await editor.request<Inventory>('modelkeel/inventory');
    assert.deepEqual(
      all.documents.map(({ uri }) => uri),
      [editor.uri('app.py')],
    );
    assert.ok(all.components.some(({ id }) => id === 'openai:gpt-4-0314'));
    editor.open('app.py', 'python', DEAD.replace('gpt-4-0314', 'gpt-6-luna'));
    const { params } = await editor.message(({ method }) => method === 'modelkeel/inventoryChanged');
    assert.equal(params?.['from'], all.version);
    assert.deepEqual(params['removedComponents'], ['openai:gpt-4-0314']);
    const documents = params['documents'] as Inventory['documents'];
    assert.deepEqual(documents[0]?.findings, []);
  });
});
