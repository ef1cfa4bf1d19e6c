import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { wholeCatalog } from '../../../src/core/metadata/open-catalog.ts';
import { closeAll, find, hover, idle, open, shown, until } from '../editor.ts';

const CODE = 'from openai import OpenAI\n\nOpenAI().chat.completions.create(model="gpt-4.1")\n';
const TODAY = new Date().toISOString().slice(0, 10);

const set = async (key: string, value: unknown): Promise<void> => {
  await vscode.workspace.getConfiguration('modelkeel').update(key, value, vscode.ConfigurationTarget.Global);
};

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function laterOf(a: string, b: string): string {
  return a < b ? b : a;
}

/** The bundled catalog, as of today or of the day after its own, in which gpt-4.1 and what it means have ended. */
function newer(): Buffer {
  const root = vscode.extensions.getExtension('modelkeel.modelkeel')?.extensionPath ?? '';
  const file = wholeCatalog(readFileSync(join(root, 'dist', 'assets', 'catalog.pack')));
  const openai = file.platforms['openai'];
  assert.ok(openai);
  const rest = openai.models.filter(([id]) => id !== 'gpt-4.1');
  const models = [...rest, ['gpt-4.1', 0, 0, 'r', 'h', null, null, '2026-01-02', 'f', ['gpt-6-luna']]];
  return Buffer.from(
    JSON.stringify({
      ...file,
      builtAt: laterOf(TODAY, dayAfter(file.builtAt)),
      platforms: {
        ...file.platforms,
        openai: { ...openai, models, pins: openai.pins.filter(([id]) => id !== 'gpt-4.1') },
      },
    }),
  );
}

describe('a newer catalog', () => {
  const requests: string[] = [];
  let server: Server;
  let host = '';
  let checksum = '';
  /** What a card says of the catalog in use, where it is the newer one. */
  let named = '';
  const folder = mkdtempSync(join(tmpdir(), 'modelkeel-catalog-'));
  const uri = vscode.Uri.file(join(folder, 'app.py'));
  const card = async (): Promise<string> =>
    hover(uri, find(await vscode.workspace.openTextDocument(uri), '"gpt-4.1"', 3));

  before(async () => {
    const bytes = newer();
    named = `catalog of ${(JSON.parse(bytes.toString()) as { readonly builtAt: string }).builtAt}`;
    checksum = createHash('sha256').update(bytes).digest('hex');
    server = createServer((request, response) => {
      requests.push(request.url ?? '');
      response.end(request.url?.endsWith('.sha256') ? `${checksum}  catalog.json\n` : bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    await vscode.workspace.fs.writeFile(uri, Buffer.from(CODE));
    await set('catalog.url', `http://${host}/catalog.json`);
    await open(uri);
    await until(card, (text) => text.includes('gpt-4.1'), 'the file is inspected');
    await idle();
  });

  after(async () => {
    for (const key of ['catalog.url', 'catalog.update', 'network.hosts']) await set(key, undefined);
    await closeAll();
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('is not asked for by itself, nor from a host that must not be asked', async () => {
    assert.ok(!(await card()).includes(named));
    await set('network.hosts', { [host]: 'never' });
    await vscode.commands.executeCommand('modelkeel.updateCatalog');
    assert.deepEqual(requests, []);
  });

  it('is not believed with another checksum', async () => {
    await set('network.hosts', { [host]: 'always' });
    const right = checksum;
    checksum = 'a'.repeat(64);
    // The warning stays until somebody closes it; the command is done when it is shown.
    await vscode.commands.executeCommand('modelkeel.updateCatalog');
    checksum = right;
    assert.deepEqual(requests, ['/catalog.json.sha256', '/catalog.json']);
    assert.ok(!(await card()).includes(named));
  });

  it('answers once the host is allowed and the command was given, in cards and findings', async () => {
    assert.deepEqual(
      shown(uri).filter((rule) => rule.startsWith('retired-model')),
      [],
    );
    await vscode.commands.executeCommand('modelkeel.updateCatalog');
    const text = await until(card, (now) => now.includes(named), 'the card is made anew');
    assert.match(text, /catalog of \d{4}-\d\d-\d\d, offline/);
    await until(
      () => shown(uri),
      (rules) => rules.includes('retired-model@3'),
      'the finding is there',
    );
    const asked = requests.length;
    await vscode.commands.executeCommand('modelkeel.updateCatalog');
    // It is in use already: the checksum tells.
    assert.deepEqual(requests.slice(asked), ['/catalog.json.sha256']);
  });

  it('counts no more where the address is taken away', async () => {
    await set('catalog.url', undefined);
    await until(card, (now) => !now.includes(named), 'the bundled one answers');
  });
});
