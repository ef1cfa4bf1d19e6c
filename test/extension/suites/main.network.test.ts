import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { exchange } from '../../../src/extension/http.ts';

/**
 * What the extension, or a suite in its name, tried to reach. Suites are loaded before the first test runs, so nearly all of
 * this window's life is seen.
 */
const attempts: string[] = [];

const note = (what: string): void => {
  const { stack = '' } = new Error();
  if (/dist[\\/]extension\.js|\.vscode-test[\\/]suites/.test(stack.replace(/^.*\n.*\n.*\n/, '')))
    attempts.push(`${what}\n${stack}`);
};
const { fetch } = globalThis;
globalThis.fetch = (...words) => {
  note('fetch');
  return fetch(...words);
};
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
const { connect } = Socket.prototype;
Socket.prototype.connect = function (this: Socket, ...words: unknown[]) {
  note('socket');
  return (connect as (...given: unknown[]) => Socket).apply(this, words);
};

describe('a default session', () => {
  it('would be seen reaching out', async () => {
    const before = attempts.length;
    const request = { method: 'GET', headers: {}, body: null, maxBytes: 1, timeoutMs: 2000 } as const;
    await exchange({ ...request, url: 'http://127.0.0.1:9/' }, new AbortController().signal, (bytes) => bytes);
    assert.equal(attempts.splice(before).length, 1);
  });
});

// Of the whole window: after the last test of the last suite.
after('nothing was asked of anybody', () => {
  globalThis.fetch = fetch;
  Socket.prototype.connect = connect;
  assert.deepEqual(attempts, []);
});
