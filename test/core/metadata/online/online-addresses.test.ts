import assert from 'node:assert/strict';
import { placeOf } from '../../../../src/core/metadata/images/ask-image.ts';
import { providerOfEndpoint } from '../../../../src/core/identify/endpoints.ts';
import { fetchFile } from '../../../../src/core/metadata/online/fetch-file.ts';
import { getJson } from '../../../../src/core/metadata/online/question.ts';
import type { Question } from '../../../../src/core/metadata/online/question.ts';
import { createHttp } from '../../../../src/host/http.ts';
import { json, play, status } from '../../../support/http-server.ts';
import type { PlayedServer } from '../../../support/http-server.ts';
import { testOnline } from '../../../support/online.ts';

const signal = new AbortController().signal;

/** Places a redirect may name; `HUB` and `EVIL` stand for the hosts of two servers, `PORT` for the port of the second. */
const ELSEWHERE: readonly string[] = [
  'http://EVIL/x',
  'HTTP://EVIL/x',
  '//EVIL/x',
  '\\\\EVIL\\x',
  '/\\EVIL/x',
  'http:\\\\EVIL\\x',
  'http:///EVIL/x',
  'http://EVIL\\@HUB/x',
  'http://EVIL/@HUB/x',
  'http://EVIL?@HUB/x',
  'http://EVIL#@HUB/x',
  'ht\ttp://EVIL/x',
  '  http://EVIL/x',
  'http://0x7f.1:PORT/x',
  'http://127.0.0.1.:PORT/x',
  'http://2130706433:PORT/x',
];

/** What is no place that is followed, whatever it looks like. */
const NOWHERE: readonly string[] = [
  'http://HUB@EVIL/x',
  'http://HUB:80@EVIL/x',
  'http://user:password@HUB/x',
  'http://EVIL%2f@HUB/x',
  'https://HUB/x',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:application/json,{}',
  'hidden://by-the-browser',
  'http://',
  'http://[::1',
  'http://EVIL%00.HUB/x',
];

describe('addresses, read by one parser', () => {
  let hub: PlayedServer;
  let evil: PlayedServer;
  let location = '';

  before(async () => {
    const found = json({ value: 'x' });
    hub = await play({
      '/start': (request, response, body) => {
        status(302, { location })(request, response, body);
      },
      '/x': found,
    });
    evil = await play({ '*': found });
  });
  after(() => Promise.all([hub.close(), evil.close()]));
  beforeEach(() => {
    hub.requests.length = 0;
    evil.requests.length = 0;
  });

  const question = (url: string, change: Partial<Question<unknown>> = {}): Question<unknown> => ({
    ...getJson<unknown>(url, url, (answer) => ({ kind: 'found', value: answer.json() })),
    headers: { accept: 'application/json', authorization: 'Bearer own', 'x-api-key': 'own' },
    token: (token) => ({ authorization: `Bearer ${token}` }),
    ...change,
  });
  const named = (text: string): string =>
    text
      .replaceAll('HUB', hub.host)
      .replaceAll('EVIL', evil.host)
      .replaceAll('PORT', evil.host.split(':')[1] ?? '');
  const follow = async (text: string, redirectsTo: readonly string[]): Promise<unknown> => {
    location = named(text);
    const online = testOnline();
    online.token = 'hf_secret';
    const answer = await online.client.ask(question(`${hub.origin}/start`, { redirectsTo }), signal);
    return answer.kind === 'unavailable' ? answer.reason : answer.kind;
  };
  const secrets = (): readonly unknown[] =>
    evil.requests
      .flatMap(({ headers }) => [headers.authorization, headers['x-api-key'], headers.cookie])
      .filter(Boolean);

  for (const trick of [...ELSEWHERE, ...NOWHERE])
    it(`lead to no host that is not listed: ${JSON.stringify(trick)}`, async () => {
      assert.equal(await follow(trick, []), 'redirected-elsewhere');
      assert.deepEqual(evil.requests, []);
      assert.equal(hub.requests.length, 1);
    });

  it('lead to a host that is listed without any token', async () => {
    for (const trick of ELSEWHERE) {
      evil.requests.length = 0;
      assert.equal(await follow(trick, [evil.host]), 'found', trick);
      assert.equal(evil.requests.length, 1, trick);
      assert.deepEqual(secrets(), [], trick);
    }
    for (const trick of NOWHERE)
      assert.equal(await follow(trick, [evil.host, hub.host]), 'redirected-elsewhere', trick);
  });

  it('take the token along to the very same origin, however it is written', async () => {
    const port = hub.host.split(':')[1] ?? '';
    for (const same of [
      '/x',
      'x',
      './a/../x',
      `//HUB/x`,
      'HTTP://HUB/x',
      `http://0x7f.1:${port}/x`,
      'http://HUB/x#@EVIL',
    ]) {
      hub.requests.length = 0;
      assert.equal(await follow(same, []), 'found', same);
      assert.equal(hub.requests[1]?.headers.authorization, 'Bearer hf_secret', same);
    }
  });

  it('are not asked where the parser reads another than is written', async () => {
    for (const path of ['/a/../x', '/a\\..\\x', '/%2e%2e/x', '/a b', '/a\tb', '/<x>', '/./x']) {
      const { client } = testOnline();
      const answer = await client.ask(question(`${hub.origin}${path}`), signal);
      assert.deepEqual([answer.kind, 'reason' in answer && answer.reason], ['unavailable', 'not-allowed'], path);
    }
    for (const url of [`http://user@${hub.host}/x`, `http://${hub.host}\\@evil.example/x`, 'x', '']) {
      const answer = await testOnline().client.ask(question(url), signal);
      assert.deepEqual([answer.kind, 'reason' in answer && answer.reason], ['unavailable', 'not-allowed'], url);
    }
    assert.deepEqual([hub.requests, evil.requests], [[], []]);
  });

  it('of a catalog are left by no redirect', async () => {
    for (const trick of [...ELSEWHERE, ...NOWHERE]) {
      location = named(trick);
      const limits = { maxBytes: 1000, timeoutMs: 1000 };
      const file = await fetchFile(createHttp(), `${hub.origin}/start`, limits, 0, signal);
      assert.equal(file.kind, 'failed', trick);
    }
    assert.deepEqual(evil.requests, []);
  });

  it('of registries are made of names that registries can have', () => {
    assert.equal(placeOf('vllm/vllm-openai')?.repository, 'vllm/vllm-openai');
    assert.equal(placeOf('ghcr.io/a/b__c.d--e')?.repository, 'a/b__c.d--e');
    for (const name of [
      '../x',
      'a/../b',
      'a?b',
      'a#b',
      'a&service=x',
      'ghcr.io/A',
      'ghcr.io/a\\b',
      'a b',
      'a%2fb',
      'a@b/c',
    ])
      assert.equal(placeOf(name), null, name);
  });

  it('in code name the host that clients ask, not one that stands before it', () => {
    assert.equal(providerOfEndpoint('https://api.openai.com/v1')?.provider, 'openai');
    assert.equal(providerOfEndpoint('https://user:key@api.openai.com/v1')?.provider, 'openai');
    assert.equal(providerOfEndpoint('https://evil.example\\@api.openai.com/v1'), null);
    assert.equal(providerOfEndpoint('https://api.openai.com@evil.example/v1'), null);
    assert.equal(providerOfEndpoint('https://api.openai.com:443@evil.example/v1'), null);
    assert.equal(providerOfEndpoint('https://${name}.openai.azure.com/x')?.provider, 'azure-openai');
  });
});
