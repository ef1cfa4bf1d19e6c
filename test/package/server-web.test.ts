import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { fixtureName, fixturePaths, fixtureSource } from '../support/fixtures.ts';
import { PROJECT } from '../support/ports.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly name?: string; readonly uri?: string; readonly message?: string };
}

/** What the editor's page gives to a worker and the server asks for; nothing of Node beside it. */
function workerScope(post: (message: Message) => void): {
  readonly tell: (message: object) => void;
  readonly run: (code: string) => void;
} {
  const listeners: ((event: { readonly data: unknown }) => void)[] = [];
  const scope: Record<string, unknown> = {
    ...{
      Uint8Array,
      ArrayBuffer,
      TextDecoder,
      TextEncoder,
      URL,
      URLSearchParams,
      MessageChannel,
      DOMException,
    },
    ...{ AbortController, AbortSignal, Headers, Request, Response, Blob, crypto, performance, console },
    ...{ setTimeout, clearTimeout, queueMicrotask, structuredClone },
    // Workers of the editor are run from such addresses.
    WebAssembly: (globalThis as unknown as Record<string, unknown>)['WebAssembly'],
    location: { origin: 'http://page', pathname: 'http://page/1', href: 'blob:http://page/1', search: '' },
    postMessage: post,
    addEventListener: (_type: string, listener: (event: { readonly data: unknown }) => void) =>
      listeners.push(listener),
  };
  scope['self'] = scope;
  Object.defineProperty(scope, 'onmessage', {
    set: (listener: (typeof listeners)[number]) => listeners.push(listener),
  });
  const context = createContext(scope);
  return {
    tell: (message) => {
      for (const listener of listeners) listener({ data: { jsonrpc: '2.0', ...message } });
    },
    run: (code) => {
      runInContext(code, context, { filename: 'server-web.js' });
    },
  };
}

describe('the server for the web', () => {
  it('reads every language where nothing of Node is', async () => {
    const told: string[] = [];
    const faults: string[] = [];
    const waiting = new Map<number, () => void>();
    const answer = (message: Message): void => {
      const { id, method, params } = message;
      if (id !== undefined && method === undefined) waiting.get(id)?.();
      else if (method === 'textDocument/publishDiagnostics') told.push(params?.uri ?? '');
      else if (method === 'window/logMessage') faults.push(params?.message ?? '');
      if (id === undefined || method === undefined) return;
      const bytes = (): Uint8Array => new Uint8Array(readFileSync(join(PROJECT, 'dist', 'assets', params?.name ?? '')));
      worker.tell({ id, result: method === 'modelkeel/assets/read' ? { bytes: bytes() } : null });
    };
    const worker = workerScope((message) => {
      queueMicrotask(() => {
        answer(message);
      });
    });
    let count = 0;
    const ask = (method: string, params: object): Promise<void> =>
      new Promise((resolve) => {
        waiting.set(++count, resolve);
        worker.tell({ id: count, method, params });
      });

    worker.run(readFileSync(join(PROJECT, 'dist', 'server-web.js'), 'utf8'));
    await ask('initialize', { processId: null, rootUri: null, capabilities: {}, initializationOptions: {} });
    worker.tell({ method: 'initialized', params: {} });
    const languages = new Map<string, string>();
    for (const path of fixturePaths()) {
      const { language, text } = fixtureSource(path);
      if (languages.has(language) || language === 'jupyter') continue;
      const uri = `memfs:/${fixtureName(path)}`;
      languages.set(language, uri);
      worker.tell({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri, languageId: language, version: 1, text } },
      });
    }
    assert.ok(languages.size > 20, `fixtures of ${String(languages.size)} languages`);
    await ask('modelkeel/idle', {});
    assert.deepEqual(faults, []);
    assert.ok(told.length > 0);
  });
});
