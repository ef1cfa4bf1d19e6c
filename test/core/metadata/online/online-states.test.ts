import assert from 'node:assert/strict';
import type { OnlineClient } from '../../../../src/core/metadata/online/client.ts';
import type { Question } from '../../../../src/core/metadata/online/question.ts';
import { hubCard, hubRepository } from '../../../../src/core/metadata/sources/hugging-face-hub.ts';
import {
  at,
  azureList,
  bedrockList,
  bedrockProfiles,
  hubRouter,
  modelLists,
} from '../../../../src/core/metadata/sources/model-lists.ts';
import { modelPages } from '../../../../src/core/metadata/sources/model-pages.ts';
import type { ModelPage } from '../../../../src/core/metadata/sources/model-pages.ts';
import type { ModelList } from '../../../../src/core/metadata/online/model-list.ts';
import { imageManifest } from '../../../../src/core/metadata/sources/oci-registry.ts';
import { ollamaModel, pulledModels } from '../../../../src/core/metadata/sources/ollama.ts';
import { osvAdvisory, osvBatch } from '../../../../src/core/metadata/sources/osv.ts';
import { npmPackage, pypiPackage } from '../../../../src/core/metadata/sources/package-registries.ts';
import type { Fetched } from '../../../../src/core/model/online.ts';
import { json, play, status } from '../../../support/http-server.ts';
import type { Play, PlayedServer } from '../../../support/http-server.ts';
import { statesOf } from '../../../support/host-states.ts';
import type { Expected, Manners } from '../../../support/host-states.ts';
import { impatient, testOnline } from '../../../support/online.ts';

const signal = new AbortController().signal;
const COMMIT = 'a'.repeat(40);
const DIGEST = `sha256:${'d'.repeat(64)}`;

/** A source as the table sees it. */
interface Source {
  readonly name: string;
  readonly ask: (client: OnlineClient, origin: string) => Promise<Fetched<unknown>>;
  /** Its question, where it has but one. */
  readonly question: ((origin: string) => Question<unknown>) | null;
  readonly good: Play;
  /** What the server plays beside the states. */
  readonly beside: Readonly<Record<string, Play>>;
  /** Where the states are played. */
  readonly path: string;
  /** Requests before the one with the state. */
  readonly before: number;
  readonly manners: Manners;
  /** A token without which it is not asked. */
  readonly key: string | null;
}

const MISSING: Manners = { missing: 'absent', refused: 'refused', codes: false, head: false };
const LIST: Manners = { ...MISSING, missing: 'unexpected-answer' };
const HUB: Manners = { ...MISSING, refused: 'token-missing', codes: true };

function one(name: string, question: (origin: string) => Question<unknown>, good: Play, manners: Manners): Source {
  const ask: Source['ask'] = (client, origin) => client.ask(question(origin), signal);
  return { name, ask, question, good, beside: {}, path: '*', before: 0, manners, key: null };
}

const text =
  (body: string): Play =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(body);
  };
const repository = json({ id: 'acme/tuned', sha: COMMIT, siblings: [], tags: [] });
const layer = { mediaType: 'application/vnd.ollama.image.model', digest: DIGEST, size: 1 };

/** Whatever the platform calls its rows. */
const ROWS = json({ data: [{ id: 'm', name: 'm' }], models: [{ id: 'm', name: 'm' }] });

function list(found: ModelList): Source {
  const rows = found.platform === 'together' ? json([{ id: 'm' }]) : ROWS;
  const source = one(`list of ${found.platform}`, (origin) => at(origin, found), rows, {
    ...LIST,
    refused: found.needsToken ? 'token-refused' : 'refused',
  });
  return { ...source, key: found.needsToken ? 'key' : null };
}

/** A model that each platform with pages has, and its page. */
const PAGES: Readonly<Record<string, readonly [id: string, page: object]>> = {
  replicate: ['acme/m', { owner: 'acme', name: 'm' }],
  vertex: ['gemini-9-pro', { name: 'publishers/google/models/gemini-9-pro' }],
};

function page(found: ModelPage): Source {
  const [id = '', good = {}] = PAGES[found.platform] ?? [];
  const question = (origin: string): Question<unknown> => {
    const asked = found.question(id);
    assert.ok(asked);
    return at(origin, { question: asked });
  };
  const manners = { ...MISSING, refused: 'token-refused' };
  return { ...one(`model of ${found.platform}`, question, json(good), manners), key: 'key' };
}

function oci(name: string, tokens: string | null, state: 'manifest' | 'token'): Source {
  const manifest = status(200, { 'docker-content-digest': DIGEST });
  const token = json({ token: 'anonymous' });
  const path = state === 'token' ? '/token' : '/v2/a/b/manifests/v1';
  return {
    name,
    ask: (client, origin) =>
      imageManifest(
        client,
        { host: 'x.io', name: 'X', origin, tokens: tokens === null ? null : `${origin}${tokens}` },
        'a/b',
        'v1',
        signal,
      ),
    question: null,
    good: state === 'token' ? token : manifest,
    beside: state === 'token' ? { '/v2/a/b/manifests/v1': status(401) } : { '/token': token },
    path,
    before: state === 'manifest' && tokens !== null ? 1 : 0,
    manners: { missing: 'absent', refused: 'token-missing', codes: false, head: state === 'manifest' },
    key: null,
  };
}

const sources: readonly Source[] = [
  one('models of the Hub', (origin) => hubRepository('model', 'acme/tuned', null, origin), repository, HUB),
  one('datasets of the Hub', (origin) => hubRepository('dataset', 'acme/chats', 'main', origin), repository, HUB),
  one('cards of the Hub', (origin) => hubCard('model', 'acme/tuned', COMMIT, origin), text('# Card\n'), HUB),
  ...modelLists.map(list),
  one(
    'list of Amazon Bedrock',
    (origin) => bedrockList(origin).question,
    json({ modelSummaries: [{ modelId: 'm' }] }),
    LIST,
  ),
  ...modelPages.map(page),
  one(
    'inference profiles of Amazon Bedrock',
    (origin) => bedrockProfiles(origin).question,
    json({ inferenceProfileSummaries: [{ inferenceProfileId: 'us.m', status: 'ACTIVE' }] }),
    LIST,
  ),
  {
    ...one('list of Azure OpenAI', (origin) => azureList(origin).question, json({ data: [{ id: 'm' }] }), {
      ...LIST,
      refused: 'token-refused',
    }),
    key: 'key',
  },
  one('router of the Hub', (origin) => at(origin, hubRouter), json({ data: [] }), LIST),
  one(
    'registry of Ollama',
    (origin) => ollamaModel('llama3.2', '3b', origin),
    text(JSON.stringify({ layers: [layer] })),
    MISSING,
  ),
  one(
    'server of Ollama on this machine',
    (origin) => pulledModels(origin),
    json({ models: [{ name: 'llama3.2:3b', digest: 'a80c4f17acd5' }] }),
    LIST,
  ),
  oci('registry of images with a token for anybody', '/token?service=x', 'manifest'),
  oci('registry of images without tokens', null, 'manifest'),
  one(
    'npm',
    (origin) => npmPackage('openai', origin),
    json({ 'dist-tags': { latest: '1.0.0' }, versions: {} }),
    MISSING,
  ),
  one('PyPI', (origin) => pypiPackage('openai', origin), json({ info: { version: '1.0.0' }, releases: {} }), MISSING),
  one(
    'OSV, in a batch',
    (origin) => osvBatch([{ ecosystem: 'PyPI', name: 'vllm', version: '1' }], origin),
    json({ results: [{}] }),
    LIST,
  ),
  one('OSV, an advisory', (origin) => osvAdvisory('GHSA-1', origin), json({ id: 'GHSA-1' }), MISSING),
];

describe('every source in every state of its host', () => {
  const started: PlayedServer[] = [];
  const on = async (paths: Parameters<typeof play>[0]): Promise<PlayedServer> => {
    const server = await play(paths);
    started.push(server);
    return server;
  };
  const check = (answer: Fetched<unknown>, expected: Expected, server: PlayedServer, now: number): void => {
    const retryAt = expected.retryIn === undefined ? null : new Date(now + expected.retryIn * 1000).toISOString();
    if (answer.kind === 'found') assert.deepEqual([answer.kind, answer.freshness], [expected.answer, 'live']);
    else if (answer.kind === 'absent') assert.equal(answer.kind, expected.answer);
    else assert.deepEqual(answer, { kind: 'unavailable', reason: expected.answer, host: server.host, retryAt });
  };
  after(async () => {
    await Promise.all(started.map((server) => server.close()));
  });

  for (const source of sources) {
    describe(source.name, () => {
      const now = Date.parse('2026-11-23T12:00:00Z');
      for (const { name, play: state, expected } of statesOf(now))
        it(name, async () => {
          const server = await on({ ...source.beside, [source.path]: state(source.good) });
          const online = testOnline(undefined, impatient);
          online.token = source.key;
          check(await source.ask(online.client, server.origin), expected(source.manners), server, now);
          assert.equal(server.requests.length, source.before + 1);
        });

      it('a host that is not there', async () => {
        const server = await on({});
        await server.close();
        const online = testOnline(undefined, impatient);
        online.token = source.key;
        const answer = await source.ask(online.client, server.origin);
        check(answer, { answer: 'network' }, server, now);
      });

      for (const code of [301, 302, 307, 308])
        it(`${String(code)} on the same host`, async () => {
          const moved = { [source.path]: status(code, { location: '/moved?to=here' }), '/moved': source.good };
          const server = await on({ ...source.beside, ...moved });
          const online = testOnline();
          online.token = source.key;
          const answer = await source.ask(online.client, server.origin);
          check(answer, { answer: 'found' }, server, now);
          assert.equal(server.requests.length, source.before + 2);
        });

      it('a redirect to a host that is not listed', async () => {
        const other = await on({ '*': source.good });
        const server = await on({ ...source.beside, [source.path]: status(307, { location: `${other.origin}/x` }) });
        const online = testOnline();
        online.token = 'secret';
        const answer = await source.ask(online.client, server.origin);
        check(answer, { answer: 'redirected-elsewhere' }, server, now);
        assert.deepEqual([server.requests.length, other.requests.length], [source.before + 1, 0]);
      });

      const { question } = source;
      if (question)
        it('a redirect to a host that is listed, which gets no token', async () => {
          const other = await on({ '*': source.good });
          const server = await on({ '*': status(307, { location: `${other.origin}/x` }) });
          const online = testOnline();
          online.token = 'secret';
          const listed = { ...question(server.origin), redirectsTo: [other.host] };
          check(await online.client.ask(listed, signal), { answer: 'found' }, server, now);
          assert.deepEqual([server.requests.length, other.requests.length], [1, 1]);
          assert.ok(!JSON.stringify(other.requests).includes('secret'));
        });

      if (source.key !== null)
        it('nobody is asked without a key', async () => {
          const server = await on({ '*': source.good });
          check(await source.ask(testOnline().client, server.origin), { answer: 'token-missing' }, server, now);
          assert.equal(server.requests.length, 0);
        });

      it('a refusal of the token that was sent', async () => {
        const server = await on({ ...source.beside, [source.path]: status(401) });
        const online = testOnline();
        online.token = 'secret';
        const takes = source.question?.(server.origin).token != null;
        const answer = await source.ask(online.client, server.origin);
        check(answer, { answer: takes ? 'token-refused' : source.manners.refused }, server, now);
        assert.equal(JSON.stringify(server.requests).includes('secret'), takes);
      });
    });
  }

  const tokens = oci('tokens', '/token?service=x', 'token');
  describe('the tokens of a registry of images', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    // A service that gives no token leaves it to the registry to say no.
    const says: Readonly<Record<string, string>> = {
      absent: 'token-missing',
      refused: 'token-missing',
      found: 'token-missing',
    };
    for (const { name, play: state, expected } of statesOf(now))
      it(name, async () => {
        const server = await on({ ...tokens.beside, [tokens.path]: state(tokens.good) });
        const wanted = expected({ missing: 'absent', refused: 'refused', codes: false, head: false });
        const answer = await tokens.ask(testOnline(undefined, impatient).client, server.origin);
        check(answer, { ...wanted, answer: says[wanted.answer] ?? wanted.answer }, server, now);
        assert.equal(server.requests.length, wanted.answer in says ? 2 : 1);
        const sent = server.requests.map(({ headers }) => headers.authorization);
        assert.deepEqual(sent, wanted.answer === 'found' ? [undefined, 'Bearer anonymous'] : sent.map(() => undefined));
      });
  });
});
