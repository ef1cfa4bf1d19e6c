import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { createCache } from '../../../src/core/metadata/online/cache.ts';
import { exchange } from '../../../src/extension/http.ts';
import { createStore } from '../../../src/extension/store.ts';
import { BYTES } from '../../../src/extension/wire.ts';
import type { HttpAnswer } from '../../../src/protocol/client-requests.ts';
import { answer, checkAnswer, KEYS } from '../../support/answers.ts';
import { selfSigned } from '../../support/certificate.ts';
import { json, play, status } from '../../support/http-server.ts';
import type { PlayedServer } from '../../support/http-server.ts';
import { playProxy } from '../../support/proxy.ts';
import type { PlayedProxy } from '../../support/proxy.ts';

const signal = new AbortController().signal;

describe('HTTP of the editor', () => {
  let server: PlayedServer;
  let proxy: PlayedProxy;
  const { key, certificate } = selfSigned();
  const secure = createServer({ key, cert: certificate }, (_request, response) => response.end('secure'));
  const get = (url: string): Promise<HttpAnswer> =>
    exchange(
      { method: 'GET', url, headers: {}, body: null, maxBytes: 1000, timeoutMs: 5000 },
      signal,
      (bytes) => bytes,
    );
  const text = (result: HttpAnswer): string =>
    result.kind === 'answer'
      ? new TextDecoder().decode(BYTES.unpack(result.body))
      : `${result.reason}: ${result.detail}`;
  const http = async (name: string, value: unknown): Promise<void> => {
    await vscode.workspace.getConfiguration('http').update(name, value, vscode.ConfigurationTarget.Global);
  };

  before(async () => {
    server = await play({ '/x': json({ served: true }), '/old': status(307, { location: '/x' }) });
    proxy = await playProxy(Number(/\d+$/.exec(server.origin)?.[0]));
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    await http('proxy', undefined);
    await http('proxySupport', undefined);
    secure.closeAllConnections();
    secure.close();
    await Promise.all([server.close(), proxy.close()]);
  });

  it('gives redirects as answers', async () => {
    const result = await get(`${server.origin}/old`);
    assert.ok(result.kind === 'answer');
    assert.deepEqual([result.status, result.headers['location']], [307, '/x']);
  });

  it('goes over the proxy of http.proxy, and past it for what is on this machine', async () => {
    await http('proxySupport', 'override');
    await http('proxy', proxy.address);
    assert.equal(text(await get('http://hub.invalid/x')), '{"served":true}');
    assert.ok(proxy.asked.some(({ what }) => what.includes('hub.invalid')));
    const before = proxy.asked.length;
    assert.equal(text(await get(`${server.origin}/x`)), '{"served":true}');
    assert.equal(proxy.asked.length, before);
  });

  it('trusts no certificate that the editor does not', async () => {
    const url = `https://localhost:${String((secure.address() as AddressInfo).port)}/`;
    assert.match(text(await get(url)), /^network/);
  });
});

describe('answers on the disk of the editor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelkeel-answers-'));
  const store = createStore(vscode.Uri.file(folder));
  const quiet = (): void => undefined;
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('are whole or not there while two windows write and clear', async () => {
    const window = async (seed: number): Promise<void> => {
      const cache = createCache(createStore(vscode.Uri.file(folder)), (message) => assert.fail(message));
      for (let i = 0; i < 60; i++) {
        await cache.put(answer((i * seed) % KEYS, (i * 7919) % 50_000, i));
        if (i % 25 === 24) await cache.clear();
      }
    };
    const state = { running: true };
    const writing = Promise.all([window(7), window(11)]).finally(() => (state.running = false));
    let found = 0;
    while (state.running)
      for (let key = 0; key < KEYS; key++) {
        const entry = await createCache(store, quiet).get(`k${String(key)}`);
        if (entry) checkAnswer(key, entry);
        if (entry) found++;
      }
    await writing;
    assert.ok(found > 0);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('leave nothing behind that a killed window had begun', async () => {
    const before = new Date(Date.now() - 120_000);
    writeFileSync(join(folder, 'old.answer.json.1.tmp'), 'x');
    writeFileSync(join(folder, 'new.answer.json.1.tmp'), 'x');
    utimesSync(join(folder, 'old.answer.json.1.tmp'), before, before);
    assert.ok((await store.list()).every(({ name }) => !name.endsWith('.tmp')));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      ['new.answer.json.1.tmp'],
    );
  });

  it('are removed by whoever comes first', async () => {
    writeFileSync(join(folder, 'a.answer.json'), 'x');
    await Promise.all([store.remove('a.answer.json'), store.remove('a.answer.json')]);
    assert.equal(await store.read('a.answer.json'), null);
  });

  it('are not kept where the disk refuses, which the writer is told', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    const nowhere = createStore(vscode.Uri.file(join(file, 'below')));
    await assert.rejects(nowhere.write('a.answer.json', new Uint8Array([1])));
    assert.deepEqual([await nowhere.list(), await nowhere.read('a.answer.json')], [[], null]);
  });
});
