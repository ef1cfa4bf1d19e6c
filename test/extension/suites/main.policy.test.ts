import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actions, closeAll, file, find, hover, idle, open, ours, scanned, shown, until, write } from '../editor.ts';

const REPLY = (): vscode.Uri => file('web/reply.ts');
const LOAD = (): vscode.Uri => file('api/load.py');
const CONFIG = (): vscode.Uri => file('modelkeel.config.json');
const LOCK = (): vscode.Uri => file('modelkeel.lock');
const MODEL = 'mistralai/Mistral-7B-Instruct-v0.2';
const OTHER = 'a'.repeat(40);

function lockText(commit: string): string {
  return `version = 1\n\n[[component]]\nid = "huggingface:${MODEL}"\nkind = "model"\nasked = "main"\ncommit = "${commit}"\nseen = "2026-01-01"\n`;
}

describe('policies and lock files', () => {
  before(async () => {
    await scanned();
  });
  afterEach(async () => {
    await closeAll();
    for (const uri of [CONFIG(), LOCK()]) await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
    await until(
      () => shown(REPLY()).join(),
      (list) => list === 'retired-model@4',
      'all is as before',
    );
    await until(
      () => shown(LOAD()).join(),
      (list) => list === 'unpinned-revision@3',
      'the lock file is gone',
    );
  });

  it('a policy changes what is shown, and says what is wrong in it', async () => {
    await write(CONFIG(), '{\n  "rules": { "retired-model": "off" },\n  "horizonDay": 3\n}\n');
    await until(
      () => shown(REPLY()).length,
      (count) => count === 0,
      'the rule is off',
    );
    const { document } = await open(CONFIG());
    assert.equal(document.languageId, 'jsonc');
    const [problem] = await until(
      () => ours(CONFIG()),
      (list) => list.length === 1,
      'the key is not known',
    );
    assert.match(problem?.message ?? '', /^"horizonDay" is not a key of a policy; did you mean "horizonDays"/);
    assert.equal(problem?.range.start.line, 2);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    await write(CONFIG(), '{ "deny": { "publishers": [{ "match": "mistralai", "reason": "no contract" }] } }');
    await until(
      () => ours(LOAD()).map(({ message }) => message),
      (list) =>
        list.some((message) => /must not be used here: modelkeel\.config\.json denies .*no contract/.test(message)),
      'the publisher is denied',
    );
  });

  it('drift is shown at the use, and accepted or pinned from there', async () => {
    await write(LOCK(), lockText(OTHER));
    await until(
      () => shown(LOAD()).toSorted().join(),
      (list) => list === 'lock-drift@3,unpinned-revision@3',
      'the model has moved',
    );
    const { document } = await open(LOAD());
    await idle();
    const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      LOAD(),
      new vscode.Range(find(document, MODEL), find(document, MODEL)),
      undefined,
      30,
    );
    const accept = all.find(({ title }) => title.startsWith('Accept commit '));
    assert.ok(accept?.edit, 'the state of now can be accepted');
    assert.ok((await actions(LOAD(), find(document, MODEL))).some(({ title }) => title.endsWith(', as it was locked')));
    assert.ok(await vscode.workspace.applyEdit(accept.edit));
    await (await vscode.workspace.openTextDocument(LOCK())).save();
    await until(
      () => shown(LOAD()).join(),
      (list) => list === 'unpinned-revision@3',
      'nothing differs any more',
    );
  });

  it('entries of a lock file have cards and links', async () => {
    await write(LOCK(), lockText(OTHER));
    const { document } = await open(LOCK());
    assert.equal(document.languageId, 'modelkeel-lock');
    await until(
      () => hover(LOCK(), find(document, MODEL)),
      (text) => /Locked to commit aaaaaaaa/.test(text) && /Used in \[load\.py:3\]/.test(text),
      'the card of the entry',
    );
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', LOCK());
    assert.ok(links.some(({ target }) => target?.toString(true) === `https://huggingface.co/${MODEL}/tree/${OTHER}`));
    await write(LOCK(), `<<<<<<< a\n${lockText(OTHER)}=======\n${lockText('b'.repeat(40))}>>>>>>> b\n`);
    await until(
      () => ours(LOCK()).map(({ message }) => message),
      (list) => list.some((message) => message.startsWith('A merge left this file open')),
      'the merge is explained',
    );
  });

  it('the pages that those of the rules lead to can be opened', async () => {
    for (const [page, words] of [
      ['policy', '# Policy'],
      ['lock', '# The lock file'],
    ] as const) {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`modelkeel:/${page}.md`));
      assert.ok(document.getText().startsWith(words));
    }
  });
});
