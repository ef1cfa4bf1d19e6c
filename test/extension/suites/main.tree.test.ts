import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, idle, scanned, until } from '../editor.ts';

describe('the inventory', () => {
  before(async () => {
    await scanned();
  });
  afterEach(closeAll);

  it('shows components by element of the chain, worst first', async () => {
    const { tree } = await api();
    const wanted = [
      'Models: claude-3-opus-20240229 gpt-4-0314 Mistral-7B-Instruct-v0.2 gpt-5.4-nano',
      'Toolchain: @ai-sdk/anthropic ai openai transformers',
    ];
    // Documents of the tests before were closed without saving: what is on disk counts again.
    await until(
      () => tree.roots().map((row) => `${row.label}: ${row.children.map((child) => child.label).join(' ')}`),
      (now) => now.join('\n') === wanted.join('\n'),
      'the rows are those of the files',
    );
  });

  it('leads from an occurrence to its place', async () => {
    const { tree } = await api();
    const component = tree.roots()[0]?.children[0];
    assert.equal(component?.kind, 'component');
    const [occurrence] = component.children;
    assert.equal(occurrence?.label, 'web/reply.ts:4');
    await tree.revealComponent(component.component.id);
    await vscode.commands.executeCommand('modelkeel.showInInventory', component.component.id);
  });

  it('groups and filters', async () => {
    const { tree } = await api();
    tree.setGroupBy('provider');
    assert.deepEqual(
      tree.roots().map(({ label }) => label),
      ['Anthropic API', 'Hugging Face', 'OpenAI', 'PyPI', 'npm'],
    );
    tree.setFilter('mistral');
    assert.deepEqual(
      tree.roots().map(({ label }) => label),
      ['Hugging Face'],
    );
    tree.setFilter('');
    tree.setGroupBy('chain');
  });

  it('counts the same with a filter, and finds what a filter hides', async () => {
    const { tree, inventory } = await api();
    const needing = (): number => inventory.status().action;
    const before = needing();
    tree.setFilter('no such name');
    assert.deepEqual(tree.roots(), []);
    assert.equal(needing(), before);
    assert.equal(tree.action(), before, 'the badge is the number of the status');
    await tree.revealComponent('openai:gpt-4-0314');
    assert.equal(tree.filter(), '');
    assert.ok(tree.roots().length > 0);
  });

  it('scans again when asked', async () => {
    const { inventory } = await api();
    await vscode.commands.executeCommand('modelkeel.scanWorkspace');
    await idle();
    assert.equal(inventory.status().scan.kind, 'done');
  });
});
