import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { api } from '../editor.ts';

const set = async (key: string, value: unknown): Promise<void> => {
  await vscode.workspace.getConfiguration('modelkeel').update(key, value, vscode.ConfigurationTarget.Global);
};

describe('a newer catalog, from a folder that is not trusted', () => {
  it('is never asked for, whatever is allowed', async () => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    await api();
    try {
      await set('network.hosts', { [host]: 'always' });
      await set('catalog.update', 'auto');
      await set('catalog.url', `http://${host}/catalog.json`);
      await vscode.commands.executeCommand('modelkeel.updateCatalog');
      assert.deepEqual(requests, []);
    } finally {
      for (const key of ['catalog.url', 'catalog.update', 'network.hosts']) await set(key, undefined);
      server.close();
    }
  });
});
