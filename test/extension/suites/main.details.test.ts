import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, scanned, until } from '../editor.ts';

const MISTRAL = 'huggingface:mistralai/Mistral-7B-Instruct-v0.2';

const pages = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('modelkeel.details'));

describe('the page of details', () => {
  before(async () => {
    await scanned();
  });
  afterEach(closeAll);

  /** Waits until the script of the page has drawn a component: it runs under the policy of the page. */
  const drawn = async (component: string): Promise<number> => {
    const { details } = await api();
    const page = await until(
      () => details.drawn(),
      (now) => now?.component === component,
      `${component} is drawn`,
    );
    return page?.boxes ?? 0;
  };

  it('draws the chain of a component, opened by its name', async () => {
    await vscode.commands.executeCommand('modelkeel.showDetails', 'openai:gpt-4-0314');
    // Application, model, library.
    assert.equal(await drawn('openai:gpt-4-0314'), 3);
    assert.deepEqual(
      pages().map(({ label }) => label),
      ['gpt-4-0314'],
    );
  });

  it('is one page, which shows another component when it is asked to', async () => {
    const { tree } = await api();
    await vscode.commands.executeCommand('modelkeel.showDetails', 'openai:gpt-4-0314');
    await drawn('openai:gpt-4-0314');
    const row = tree
      .roots()
      .flatMap(({ children }) => children)
      .find((child) => child.kind === 'component' && child.component.id === MISTRAL);
    await vscode.commands.executeCommand('modelkeel.showDetails', row);
    assert.ok((await drawn(MISTRAL)) >= 3);
    assert.deepEqual(
      pages().map(({ label }) => label),
      ['mistralai/Mistral-7B-Instruct-v0.2'],
    );
  });

  it('is drawn again when it was hidden and is shown again', async () => {
    await vscode.commands.executeCommand('modelkeel.showDetails', MISTRAL);
    await drawn(MISTRAL);
    await vscode.commands.executeCommand('modelkeel.reveal', (await api()).tree.roots()[0]?.children[0]);
    await vscode.commands.executeCommand('modelkeel.showDetails', 'openai:gpt-4-0314');
    assert.equal(await drawn('openai:gpt-4-0314'), 3);
  });
});
