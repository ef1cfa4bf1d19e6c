import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, file, found, idle, open, quiet, scanned, shown, until } from '../editor.ts';

const set = async (key: string, value: unknown): Promise<void> => {
  await vscode.workspace.getConfiguration('modelkeel').update(key, value, vscode.ConfigurationTarget.Global);
};

describe('settings', () => {
  before(async () => {
    await scanned();
    await idle();
  });

  it('of severity count in every view, and nothing is analysed again for them', async () => {
    const { inventory, tree } = await api();
    const before = await quiet();
    await set('rules', { 'retired-model': 'off' });
    try {
      await until(
        () => shown(file('web/reply.ts')),
        (list) => list.length === 0,
        'the diagnostic is gone',
      );
      assert.deepEqual(await idle(), before);
      assert.ok(inventory.view().findings.every(({ rule }) => rule !== 'retired-model'));
      const row = await until(
        () => tree.roots()[0]?.children.find(({ label }) => label === 'claude-3-opus-20240229'),
        (now) => now?.kind === 'component' && now.severity === null,
        'the row has nothing to report',
      );
      assert.ok(row);
    } finally {
      await set('rules', undefined);
    }
    await until(
      () => shown(file('web/reply.ts')),
      (list) => list.length === 1,
      'the diagnostic is back',
    );
  });

  it('of the horizon decide what is a warning', async () => {
    const retiring = async (): Promise<string | undefined> =>
      (await found(file('api/settings.py')))?.findings.find(({ rule }) => rule === 'retiring-model')?.severity;
    const before = await until(retiring, (severity) => severity !== undefined, 'the model is retiring');
    await set('horizonDays', before === 'warning' ? 0 : 3650);
    await until(
      retiring,
      (severity) => severity === (before === 'warning' ? 'info' : 'warning'),
      'its severity changes',
    );
    await set('horizonDays', undefined);
    await until(retiring, (severity) => severity === before, 'it is as before');
  });

  it('of globs leave files out, also while they are open', async () => {
    await open(file('web/reply.ts'));
    await set('exclude', ['web/**']);
    await until(
      () => shown(file('web/reply.ts')),
      (list) => list.length === 0,
      'the folder is left out',
    );
    await set('exclude', undefined);
    await until(
      () => shown(file('web/reply.ts')),
      (list) => list.length === 1,
      'the folder is back',
    );
    await closeAll();
  });

  it('that are invalid fall back to their defaults', async () => {
    await set('horizonDays', 'soon');
    await set('rules', { 'retired-modle': 'off', 'retired-model': 'loud' });
    await idle();
    await until(
      () => shown(file('web/reply.ts')),
      (list) => list.join() === 'retired-model@4',
      'it is still an error',
    );
    await set('horizonDays', undefined);
    await set('rules', undefined);
  });
});
