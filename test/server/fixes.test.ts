import assert from 'node:assert/strict';
import { ABLE, applied, Editor, onLine } from './editor.ts';
import type { CodeAction, EditorOptions, WorkspaceEdit } from './editor.ts';

const FLOATING = 'from openai import OpenAI\nclient = OpenAI()\nclient.chat.completions.create(model="gpt-5.5")\n';
const PIN = /gpt-5\.5-\d{4}/;
const AT = onLine(2, 38, 38);

describe('fixes of the server', function () {
  this.timeout(60_000);
  let editor: Editor;
  const edits: WorkspaceEdit[] = [];
  const start = async (options: EditorOptions = {}): Promise<void> => {
    edits.length = 0;
    const applyEdit = (params: Readonly<Record<string, unknown>>): unknown => {
      edits.push(params['edit'] as WorkspaceEdit);
      return { applied: true };
    };
    editor = await Editor.start({
      ...options,
      // Ends further off than this are no matter: the id floats, and that is all.
      settings: { horizonDays: 30 },
      answers: { 'workspace/applyEdit': applyEdit, ...options.answers },
    });
  };
  const actions = (path: string, range: unknown, only?: readonly string[]): Promise<readonly CodeAction[]> =>
    editor.request('textDocument/codeAction', {
      textDocument: { uri: editor.uri(path) },
      range,
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });
  const resolve = (action: CodeAction | undefined): Promise<CodeAction> => editor.request('codeAction/resolve', action);
  const codes = (): readonly string[] | undefined => editor.pushed('app.py')?.map(({ code }) => code);
  afterEach(() => editor.clear());

  it('offers what mends a finding, and makes the edit when it is chosen', async () => {
    await start();
    editor.open('app.py', 'python', FLOATING);
    const offered = await actions('app.py', AT);
    const pin = offered.find(({ isPreferred, title }) => isPreferred && PIN.test(title));
    assert.equal(pin?.kind, 'quickfix');
    assert.equal(pin.edit, undefined, 'the edit is made later');
    assert.equal(pin.diagnostics?.[0]?.code, 'floating-model');
    const { edit } = await resolve(pin);
    assert.equal(edit?.documentChanges?.[0]?.textDocument.version, 0);
    const text = applied(FLOATING, edit, editor.uri('app.py'));
    assert.match(text, /model="gpt-5\.5-\d{4}-\d\d-\d\d"/);
    editor.change('app.py', { text });
    await editor.idle();
    assert.deepEqual(codes(), []);
    assert.ok((await actions('app.py', AT)).every(({ title }) => !PIN.test(title)));
  });

  it('offers the same fix for the whole file, and what else the client can do', async () => {
    const commands = ['modelkeel.explain', 'modelkeel.fixRule', 'modelkeel.turnOff'];
    await start({ initializationOptions: { commands } });
    editor.open('app.py', 'python', `${FLOATING}client.responses.create(model="gpt-5.5")\n`);
    const offered = await actions('app.py', AT);
    const titles = offered.map(({ title }) => title);
    for (const title of ['Fix all floating-model in this file', 'Explain gpt-5.5', 'Turn off floating-model'])
      assert.ok(titles.includes(title), titles.join());
    const result = await editor.request<{ readonly fixes: readonly { readonly title: string }[] }>('modelkeel/fixes', {
      ...{ kind: 'rule', rule: 'floating-model', uri: editor.uri('app.py') },
    });
    assert.equal(result.fixes.length, 2);
    editor.clear();
    await start();
    editor.open('app.py', 'python', FLOATING);
    assert.ok(!(await actions('app.py', AT)).some(({ title }) => title.startsWith('Explain')), 'nobody would do it');
  });

  it('says so where a fix does not hold any more, and changes nothing', async () => {
    await start();
    editor.open('app.py', 'python', FLOATING);
    const pin = (await actions('app.py', AT)).find(({ title }) => PIN.test(title));
    editor.change('app.py', { text: '# nothing\n' });
    const resolved = await resolve(pin);
    assert.equal(resolved.edit, undefined);
    const said = await editor.message(({ method }) => method === 'window/showMessage');
    assert.match(JSON.stringify(said.params), /was not applied/);
    // Whatever else comes as an action is given back as it is.
    assert.deepEqual(await resolve({ title: 'other', data: { kind: 'fix', uri: 1 } }), {
      title: 'other',
      data: { kind: 'fix', uri: 1 },
    });
  });

  it('fixes a document as it is saved: what keeps behaviour, and nothing else', async () => {
    await start();
    // An alias that the SDK of the platform confirmed of late: what it meant long ago is for a person to look at.
    const text = `${FLOATING}client.chat.completions.create(model="gpt-4-0314")  # modelpin-ignore-line floating-model\n`;
    editor.open('app.py', 'python', text);
    assert.deepEqual(
      (await actions('app.py', onLine(0, 0, 0))).map(({ title }) => title),
      [],
    );
    for (const only of ['source.fixAll.modelkeel', 'source.fixAll', 'source']) {
      const [all, ...rest] = await actions('app.py', onLine(0, 0, 0), [only]);
      assert.equal(rest.length, 0);
      assert.equal(all?.kind, 'source.fixAll.modelkeel');
      const fixed = applied(text, (await resolve(all)).edit, editor.uri('app.py'));
      assert.match(fixed, /model="gpt-5\.5-\d{4}/);
      assert.match(fixed, /model="gpt-4-0314"\) {2}# modelkeel-ignore-line floating-model\n$/);
    }
    assert.deepEqual(await actions('app.py', onLine(0, 0, 0), ['refactor']), []);
  });

  it('writes suppression comments of before with the name of today', async () => {
    await start();
    const text = FLOATING.replace('client.chat', '# modelpin-ignore-next-line floating-model -- known\nclient.chat');
    editor.open('app.py', 'python', text);
    const [rename, ...rest] = await actions('app.py', onLine(2, 4, 4));
    assert.equal(rest.length, 0);
    assert.equal(rename?.isPreferred, true);
    assert.equal(applied(text, rename.edit, editor.uri('app.py')), text.replace('modelpin-', 'modelkeel-'));
  });

  it('silences a finding, with the reason that somebody gives', async () => {
    await start({ initializationOptions: { commands: ['modelkeel.suppress'] } });
    editor.open('app.py', 'python', FLOATING);
    const asking = (await actions('app.py', AT)).find(({ title }) => title.startsWith('Ignore floating'));
    assert.ok(asking?.title.endsWith('…'));
    const { command, arguments: words } = asking?.command as { command: string; arguments: readonly string[] };
    assert.equal(command, 'modelkeel.suppress');
    const [uri, fingerprint] = words;
    const edit = await editor.request<WorkspaceEdit>('modelkeel/suppress', { uri, fingerprint, reason: 'for a\ntest' });
    const text = applied(FLOATING, edit, editor.uri('app.py'));
    assert.match(text, /\) {2}# modelkeel-ignore-line floating-model -- for a test\n/);
    await editor.request('workspace/executeCommand', {
      command: 'modelkeel.server.suppress',
      arguments: [uri, fingerprint, 'for a test'],
    });
    assert.equal(applied(FLOATING, edits[0], editor.uri('app.py')), text);
    editor.change('app.py', { text });
    await editor.idle();
    assert.deepEqual(codes(), []);
    assert.equal(await editor.request('modelkeel/suppress', { uri, fingerprint, reason: '' }), null);
  });

  it('serves clients that know nothing but commands', async () => {
    const textDocument = { hover: {}, publishDiagnostics: {} };
    const settings = { horizonDays: 30, today: '2026-11-23' };
    await start({
      capabilities: { workspace: { applyEdit: true }, textDocument },
      initializationOptions: { settings },
    });
    editor.open('app.py', 'python', FLOATING);
    const hover = await editor.request<{ readonly contents: { readonly kind: string; readonly value: string } }>(
      'textDocument/hover',
      { textDocument: { uri: editor.uri('app.py') }, position: AT.start },
    );
    assert.equal(hover.contents.kind, 'plaintext');
    assert.doesNotMatch(hover.contents.value, /\*\*/);
    const offered = (await actions('app.py', AT)) as unknown as readonly {
      readonly command: string;
      readonly arguments: readonly string[];
    }[];
    assert.ok(offered.length > 1);
    assert.ok(offered.every(({ command }) => command === 'modelkeel.server.fix'));
    const pin = offered.find(({ arguments: words }) => PIN.test(words[2] ?? ''));
    assert.equal(await editor.request('workspace/executeCommand', pin), true);
    assert.match(applied(FLOATING, edits[0], editor.uri('app.py')), /gpt-5\.5-\d{4}/);
    assert.equal(edits[0]?.documentChanges, undefined);
  });

  it('makes edits at once for clients that do not ask for them later', async () => {
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } };
    await start({ capabilities: { ...ABLE, textDocument: { codeAction } } });
    editor.open('app.py', 'python', FLOATING);
    const pin = (await actions('app.py', AT)).find(({ title }) => PIN.test(title));
    assert.match(applied(FLOATING, pin?.edit, editor.uri('app.py')), /gpt-5\.5-\d{4}/);
  });

  it('fixes a whole document, and all places of a component', async () => {
    const other = 'import openai\nMODEL = "gpt-5.5"\nopenai.chat.completions.create(model=MODEL)\n';
    await start({ files: { 'app.py': FLOATING, 'other.py': other } });
    await editor.idle();
    interface Fixes {
      readonly kind: string;
      readonly fixes: readonly { readonly safety: string; readonly edit: WorkspaceEdit }[];
    }
    const all = await editor.request<Fixes>('modelkeel/fixes', { kind: 'component', component: 'openai:gpt-5.5' });
    assert.equal(all.kind, 'fixes');
    const uris = all.fixes.flatMap(({ edit }) => edit.documentChanges?.map(({ textDocument }) => textDocument.uri));
    assert.deepEqual(uris.toSorted(), [editor.uri('app.py'), editor.uri('other.py')]);
    assert.equal(
      await editor.request('workspace/executeCommand', {
        command: 'modelkeel.server.fixDocument',
        arguments: [editor.uri('other.py')],
      }),
      true,
    );
    assert.match(applied(other, edits[0], editor.uri('other.py')), /MODEL = "gpt-5\.5-\d{4}/);
    const gone = await editor.request<Fixes>('modelkeel/fixes', {
      kind: 'finding',
      uri: editor.uri('app.py'),
      fingerprint: 'none',
    });
    assert.deepEqual(gone, { kind: 'changed' });
  });

  it('offers to change a model in all its places, as one edit', async () => {
    const call = 'from openai import OpenAI\nclient = OpenAI()\nclient.chat.completions.create(model="gpt-4-0314")\n';
    const other = 'import openai\nMODEL = "gpt-4-0314"\nopenai.chat.completions.create(model=MODEL, **more)\n';
    await start({ files: { 'app.py': call, 'other.py': other } });
    await editor.idle();
    editor.open('app.py', 'python', call);
    const offered = await actions('app.py', AT);
    const all = offered.find(({ title }) => title.endsWith('in both places'));
    assert.match(all?.title ?? '', /^Replace with gpt-6\.1-sol \(.*\) in both places$/);
    assert.equal(all?.isPreferred, false);
    const { edit } = await resolve(all);
    for (const [path, text] of [
      ['app.py', call],
      ['other.py', other],
    ] as const)
      assert.equal(applied(text, edit, editor.uri(path)), text.replace('gpt-4-0314', 'gpt-6.1-sol'));
    // One place is what the fix beside it is for.
    editor.open('other.py', 'python', '# nothing\n');
    await editor.idle();
    assert.ok((await actions('app.py', AT)).every(({ title }) => !title.endsWith('places')));
  });

  it('fixes cells of a notebook where they are', async () => {
    await start();
    const cell = (name: string): string => `vscode-notebook-cell:/w/n.ipynb#${name}`;
    const uri = editor.uri('n.ipynb');
    const item = (name: string, text: string) => ({ uri: cell(name), languageId: 'python', version: 3, text });
    const call = 'client.chat.completions.create(model="gpt-5.5")';
    editor.notify('notebookDocument/didOpen', {
      notebookDocument: {
        uri,
        notebookType: 'jupyter-notebook',
        version: 1,
        cells: ['a', 'b'].map((name) => ({ kind: 2, document: cell(name) })),
      },
      cellTextDocuments: [item('a', 'from openai import OpenAI\nclient = OpenAI()'), item('b', call)],
    });
    const offered = await editor.request<readonly CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: cell('b') },
      range: onLine(0, 40, 40),
      context: { diagnostics: [] },
    });
    const { edit } = await resolve(offered.find(({ title }) => PIN.test(title)));
    assert.equal(edit?.documentChanges?.[0]?.textDocument.version, 3);
    assert.match(applied(call, edit, cell('b')), /gpt-5\.5-\d{4}/);
    const whole = await editor.request<{ readonly fixes: readonly unknown[] }>('modelkeel/fixes', {
      kind: 'document',
      uri,
      safeOnly: false,
    });
    assert.equal(whole.fixes.length, 1);
  });
});
