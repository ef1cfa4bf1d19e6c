import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { actions, api, closeAll, find, found, hover, idle, open, until } from '../editor.ts';

const COMMIT = 'c'.repeat(40);
const CODE = 'from transformers import AutoModel\n\nAutoModel.from_pretrained("acme/tuned-8b")\n';

const set = async (key: string, value: unknown): Promise<void> => {
  await vscode.workspace.getConfiguration('modelkeel').update(key, value, vscode.ConfigurationTarget.Global);
};

describe('the network', () => {
  const requests: string[] = [];
  let server: Server;
  let host = '';
  const folder = mkdtempSync(join(tmpdir(), 'modelkeel-network-'));
  const uri = (): vscode.Uri => vscode.Uri.file(join(folder, 'app.py'));

  before(async () => {
    server = createServer((request, response) => {
      requests.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: 'acme/tuned-8b', sha: COMMIT, cardData: { license: 'mit' }, siblings: [] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    await vscode.workspace.fs.writeFile(uri(), Buffer.from(CODE));
    await set('network.hubEndpoint', `http://${host}`);
    await open(uri());
    await api();
    await until(
      async () => (await found(uri()))?.references.length ?? 0,
      (count) => count > 0,
      'the file is inspected',
    );
    await idle();
  });

  after(async () => {
    await set('network.hosts', undefined);
    await set('network.hubEndpoint', undefined);
    await closeAll();
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('is left alone until the user allows a host, and the card offers to look', async () => {
    const document = await vscode.workspace.openTextDocument(uri());
    const card = await hover(uri(), find(document, 'acme/tuned-8b'));
    assert.match(card, /Look up online/);
    assert.deepEqual(requests, []);
  });

  it('tells commit and licence of a host that is always allowed, with a fix that pins to it', async () => {
    await set('network.hosts', { [host]: 'always' });
    // Any news makes the inventory be asked about.
    const editor = await open(uri());
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(3, 0), '# more\n');
    });
    const at = find(editor.document, 'acme/tuned-8b');
    const titles = await until(
      async () => (await actions(uri(), at)).map(({ title }) => title),
      (list) => list.some((title) => title.startsWith(`Pin to commit ${COMMIT.slice(0, 8)}`)),
      'the Hub has answered',
    );
    assert.ok(titles.some((title) => title.startsWith('Ignore')));
    const asked = requests.filter((url) => url.includes('acme'));
    assert.deepEqual(asked, ['/api/models/acme/tuned-8b?blobs=true&securityStatus=true']);
    assert.match(await hover(uri(), at), /mit/);
  });

  it('is asked about what is already there, once its host is allowed', async () => {
    await set('network.hosts', { [host]: 'never', 'openrouter.ai': 'always' });
    const editor = await open(uri());
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(3, 0), 'AutoModel.from_pretrained("acme/later-7b")\n');
    });
    await until(
      async () => (await found(uri()))?.references.some(({ identity }) => identity?.name === 'acme/later-7b') ?? false,
      Boolean,
      'the line is inspected',
    );
    await idle();
    assert.ok(!requests.some((url) => url.includes('later')));
    await set('network.hosts', { [host]: 'always' });
    await until(
      () => requests.filter((url) => url.includes('later')).length,
      (count) => count === 1,
      'it is asked',
    );
  });

  it('says nothing that was not allowed', async () => {
    await set('network.hosts', { [host]: 'never' });
    const before = requests.length;
    const editor = await open(uri());
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(3, 0), 'AutoModel.from_pretrained("acme/other-9b")\n');
    });
    await idle();
    assert.equal(requests.length, before);
  });
});
