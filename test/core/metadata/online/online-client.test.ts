import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getJson } from '../../../../src/core/metadata/online/question.ts';
import type { Question } from '../../../../src/core/metadata/online/question.ts';
import type { Store } from '../../../../src/core/ports-online.ts';
import { cut, endless, json, play, silent, status } from '../../../support/http-server.ts';
import type { Play, PlayedServer } from '../../../support/http-server.ts';
import { testOnline } from '../../../support/online.ts';

const signal = new AbortController().signal;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Asks for a value; 404 is absent, everything but 200 and 404 is not understood. */
function value(origin: string, path: string, change: Partial<Question<string>> = {}): Question<string> {
  const read: Question<string>['read'] = (answer) => {
    if (answer.status === 404) return { kind: 'absent' };
    if (answer.status !== 200) return { kind: 'unavailable', reason: 'token-refused' };
    const { value: given } = answer.json() as { readonly value?: unknown };
    if (typeof given !== 'string') throw new Error('no value');
    return { kind: 'found', value: given };
  };
  return { ...getJson(`test${path}`, `${origin}${path}`, read), timeoutMs: 400, maxBytes: 100_000, ...change };
}

describe('online client', () => {
  let server: PlayedServer;
  const started: PlayedServer[] = [];
  const on = async (paths: Readonly<Record<string, Play | readonly Play[]>>): Promise<string> => {
    server = await play(paths);
    started.push(server);
    return server.origin;
  };
  after(async () => {
    await Promise.all(started.map((one) => one.close()));
  });

  it('asks once for each key, however many want to know', async () => {
    const slowly: Play = (request, response, body) => {
      setTimeout(() => {
        json({ value: request.url })(request, response, body);
      }, 20);
    };
    const origin = await on({ '*': slowly });
    const { client } = testOnline();
    const questions = Array.from({ length: 1000 }, (_, index) => value(origin, `/m${String(index % 50)}`));
    const answers = await Promise.all(questions.map((question) => client.ask(question, signal)));
    assert.equal(server.requests.length, 50);
    assert.ok(server.mostAtOnce() <= 4, String(server.mostAtOnce()));
    assert.ok(answers.every((answer) => answer.kind === 'found' && answer.freshness === 'live'));
  });

  it('gives what it knows until the soft time is over, then asks whether it still holds', async () => {
    const once: Play = (request, response, body) => {
      const holds = request.headers['if-none-match'] === '"1"';
      (holds ? status(304) : json({ value: 'x' }, 200, { etag: '"1"' }))(request, response, body);
    };
    const origin = await on({ '/a': once });
    const online = testOnline();
    const freshness = async (): Promise<string> => {
      const answer = await online.client.ask(value(origin, '/a'), signal);
      return answer.kind === 'found' ? answer.freshness : answer.kind;
    };
    assert.equal(await freshness(), 'live');
    assert.equal(await freshness(), 'cached');
    online.time += DAY + HOUR;
    assert.equal(await freshness(), 'live');
    assert.equal(await freshness(), 'cached');
    assert.equal(server.requests.length, 2);
  });

  it('gives stale answers while the host fails, until the hard time is over', async () => {
    const origin = await on({ '/a': [json({ value: 'x' }), status(500)] });
    const online = testOnline();
    await online.client.ask(value(origin, '/a'), signal);
    online.time += 2 * DAY;
    const stale = await online.client.ask(value(origin, '/a'), signal);
    assert.deepEqual(
      [stale.kind, stale.kind === 'found' && stale.freshness, stale.kind === 'found' && stale.asOf.slice(0, 10)],
      ['found', 'stale', '2026-11-23'],
    );
    online.time += 40 * DAY;
    assert.deepEqual(await online.client.ask(value(origin, '/a'), signal), {
      kind: 'unavailable',
      reason: 'server-error',
      host: server.host,
      retryAt: null,
    });
  });

  it('asks again after an hour for what was not there', async () => {
    const origin = await on({ '/a': [status(404), json({ value: 'x' })] });
    const online = testOnline();
    assert.equal((await online.client.ask(value(origin, '/a'), signal)).kind, 'absent');
    online.time += HOUR / 2;
    assert.equal((await online.client.ask(value(origin, '/a'), signal)).kind, 'absent');
    online.time += HOUR;
    assert.equal((await online.client.ask(value(origin, '/a'), signal)).kind, 'found');
    assert.equal(server.requests.length, 2);
  });

  const limits: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    ['seconds', { 'retry-after': '120' }, 120],
    ['a date', { 'retry-after': new Date(Date.parse('2026-11-23T12:05:00Z')).toUTCString() }, 300],
    ['the RateLimit header', { ratelimit: '"api";r=0;t=55' }, 55],
    ['nothing', {}, 60],
  ];
  for (const [what, headers, seconds] of limits) {
    it(`leaves a host alone that limits it and says ${what}`, async () => {
      const origin = await on({ '/a': status(429, headers), '/b': json({ value: 'x' }) });
      const online = testOnline();
      const first = await online.client.ask(value(origin, '/a'), signal);
      const second = await online.client.ask(value(origin, '/b'), signal);
      const retryAt = new Date(online.time + seconds * 1000).toISOString();
      const expected = { kind: 'unavailable', reason: 'rate-limited', host: server.host, retryAt };
      assert.deepEqual([first, second], [expected, expected]);
      assert.equal(server.requests.length, 1);
      online.time += (seconds + 1) * 1000;
      assert.equal((await online.client.ask(value(origin, '/b'), signal)).kind, 'found');
    });
  }

  const failures: readonly (readonly [string, Play, string])[] = [
    ['fails', status(503), 'server-error'],
    ['does not answer', silent, 'timeout'],
    ['does not stop', endless, 'too-large'],
    ['cuts the connection', cut, 'network'],
    ['sends no JSON', (_request, response) => response.end('<html>'), 'unexpected-answer'],
    [
      'sends broken JSON',
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"value":');
      },
      'unexpected-answer',
    ],
    ['sends other JSON', json({ other: 1 }), 'unexpected-answer'],
    ['refuses the token', status(403), 'token-refused'],
    ['redirects to another host', status(302, { location: 'http://elsewhere.invalid/x' }), 'redirected-elsewhere'],
    ['redirects without end', status(302, { location: '/a' }), 'redirected-elsewhere'],
  ];
  for (const [what, state, reason] of failures) {
    it(`says that it does not know when a host ${what}`, async () => {
      const origin = await on({ '/a': state });
      const { client } = testOnline();
      const answer = await client.ask(value(origin, '/a'), signal);
      assert.deepEqual(answer, { kind: 'unavailable', reason, host: server.host, retryAt: null });
    });
  }

  it('says that it does not know when nobody listens', async () => {
    const { client } = testOnline();
    const answer = await client.ask(value('http://127.0.0.1:9', '/a'), signal);
    assert.equal(answer.kind === 'unavailable' && answer.reason, 'network');
  });

  it('leaves a host alone for a while that four questions in a row did not reach, and tells when it is tried again', async () => {
    const origin = await on({ '/up': json({ value: 'x' }), '*': cut });
    const online = testOnline();
    const reasons: string[] = [];
    for (let i = 0; i < 20; i++) {
      const answer = await online.client.ask(value(origin, `/m${String(i)}`), signal);
      reasons.push(answer.kind === 'unavailable' ? `${answer.reason} ${answer.retryAt ?? ''}` : answer.kind);
    }
    const later = new Date(online.time + 30_000).toISOString();
    assert.deepEqual([...new Set(reasons)], ['network ', `network ${later}`]);
    assert.equal(server.requests.length, 4);
    online.time += 31_000;
    assert.equal((await online.client.ask(value(origin, '/up'), signal)).kind, 'found');
    assert.equal((await online.client.ask(value(origin, '/down'), signal)).kind, 'unavailable');
    assert.equal((await online.client.ask(value(origin, '/up2'), signal)).kind, 'unavailable');
    assert.equal(server.requests.length, 7, 'an answer ends the row');
  });

  it('does not go to a host over a redirect while that wants to be left alone', async () => {
    const other = await play({ '*': status(429) });
    started.push(other);
    const origin = await on({ '*': status(307, { location: `${other.origin}/x` }) });
    const { client } = testOnline();
    for (const path of ['/a', '/b']) {
      const answer = await client.ask(value(origin, path, { redirectsTo: [other.host] }), signal);
      assert.equal(answer.kind === 'unavailable' && answer.reason, 'rate-limited');
    }
    assert.equal(other.requests.length, 1);
  });

  it('takes nothing of its own to another host, also not what a source sends', async () => {
    const other = await play({ '*': json({ value: 'x' }) });
    started.push(other);
    const origin = await on({ '*': status(307, { location: `${other.origin}/x` }) });
    const headers = { accept: 'application/json', authorization: 'Bearer anonymous' };
    const asked = value(origin, '/a', { headers, redirectsTo: [other.host] });
    assert.equal((await testOnline().client.ask(asked, signal)).kind, 'found');
    assert.equal(server.requests[0]?.headers.authorization, 'Bearer anonymous');
    assert.equal(other.requests[0]?.headers.authorization, undefined);
  });

  it('follows redirects on the host, and to hosts that are listed, without the token', async () => {
    const origin = await on({ '/old': status(301, { location: '/new' }), '/new': json({ value: 'moved' }) });
    const other = await play({ '/a': status(307, { location: `${origin}/new` }) });
    started.push(other);
    const online = testOnline();
    online.token = 'secret';
    const token = (given: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${given}` });
    assert.equal((await online.client.ask(value(origin, '/old', { token }), signal)).kind, 'found');
    const away = value(other.origin, '/a', { token, redirectsTo: [server.host] });
    assert.equal((await online.client.ask(away, signal)).kind, 'found');
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.authorization),
      ['Bearer secret', 'Bearer secret', undefined],
    );
    assert.equal(other.requests[0]?.headers.authorization, 'Bearer secret');
  });

  it('asks nobody whom the user does not allow, and then still gives what it knows', async () => {
    const origin = await on({ '/a': json({ value: 'x' }) });
    const online = testOnline();
    online.allowed = () => false;
    const refused = await online.client.ask(value(origin, '/a'), signal);
    assert.equal(refused.kind === 'unavailable' && refused.reason, 'not-allowed');
    assert.equal(server.requests.length, 0);
    online.allowed = () => true;
    await online.client.ask(value(origin, '/a'), signal);
    online.allowed = () => false;
    online.time += 2 * DAY;
    const known = await online.client.ask(value(origin, '/a'), signal);
    assert.equal(known.kind === 'found' && known.freshness, 'stale');
    assert.equal(server.requests.length, 1);
  });

  it('keeps tokens out of the cache, the answers and the log', async () => {
    const origin = await on({ '/a': [json({ value: 'x' }), status(500), cut] });
    const online = testOnline();
    online.token = 'secret-token';
    const token = (given: string): Readonly<Record<string, string>> => ({ authorization: given });
    const answers: unknown[] = [];
    for (let i = 0; i < 3; i++) {
      answers.push(await online.client.ask(value(origin, '/a', { token }), signal));
      online.time += 40 * DAY;
    }
    const files = readdirSync(online.folder).map((name) => readFileSync(join(online.folder, name), 'utf8'));
    assert.equal(server.requests[0]?.headers.authorization, 'secret-token');
    assert.ok(!JSON.stringify([answers, files, online.warnings]).includes('secret-token'));
  });

  it('hands an aborted question to nobody else', async () => {
    const origin = await on({ '/a': [silent, json({ value: 'x' })] });
    const { client } = testOnline();
    const controller = new AbortController();
    const given = client.ask(value(origin, '/a', { timeoutMs: 5000 }), controller.signal);
    const shared = client.ask(value(origin, '/a', { timeoutMs: 5000 }), signal);
    setTimeout(() => {
      controller.abort();
    }, 30);
    await assert.rejects(given);
    assert.equal((await shared).kind, 'found');
  });

  it('shares answers between windows, and lives with files that were cut short or are not its own', async () => {
    const origin = await on({ '/a': json({ value: 'x' }) });
    const online = testOnline();
    await online.client.ask(value(origin, '/a'), signal);
    const other = await online.another().ask(value(origin, '/a'), signal);
    assert.equal(other.kind === 'found' && other.freshness, 'cached');
    const [file = ''] = readdirSync(online.folder);
    for (const spoil of [
      () => {
        truncateSync(join(online.folder, file), 40);
      },
      () => {
        writeFileSync(join(online.folder, file), 'null');
      },
      () => {
        writeFileSync(join(online.folder, file), Buffer.from([0xff, 0xfe, 0]));
      },
      () => {
        rmSync(join(online.folder, file));
      },
    ]) {
      spoil();
      const again = await online.another().ask(value(origin, '/a'), signal);
      assert.equal(again.kind === 'found' && again.freshness, 'live');
    }
    assert.deepEqual(readdirSync(online.folder), [file]);
  });

  it('goes on in memory when the disk is full, and says so once', async () => {
    const origin = await on({ '*': json({ value: 'x' }) });
    const full: Store = {
      read: () => Promise.resolve(null),
      write: () => Promise.reject(new Error('ENOSPC')),
      remove: () => Promise.resolve(),
      list: () => Promise.resolve([]),
    };
    const online = testOnline(full);
    for (const path of ['/a', '/b', '/a']) await online.client.ask(value(origin, path), signal);
    assert.equal(server.requests.length, 2);
    assert.deepEqual(online.warnings, ['answers are not cached on disk: ENOSPC']);
  });
});
