import assert from 'node:assert/strict';
import {
  at,
  azureList,
  bedrockProfiles,
  hubRouter,
  modelLists,
} from '../../../../src/core/metadata/sources/model-lists.ts';
import { modelPages } from '../../../../src/core/metadata/sources/model-pages.ts';
import type { Question } from '../../../../src/core/metadata/online/question.ts';
import type { ListedModel } from '../../../../src/core/model/listed-model.ts';
import type { Fetched } from '../../../../src/core/model/online.ts';
import { json, play } from '../../../support/http-server.ts';
import type { Play, PlayedServer } from '../../../support/http-server.ts';
import { testOnline } from '../../../support/online.ts';

describe('lists of models', () => {
  const started: PlayedServer[] = [];
  const ask = async (
    platform: string,
    state: Play,
    token: string | null = 'key',
  ): Promise<readonly [Fetched<readonly ListedModel[]>, PlayedServer]> => {
    const server = await play({ '*': state });
    started.push(server);
    const source = modelLists.find((candidate) => candidate.platform === platform);
    assert.ok(source);
    const online = testOnline();
    online.token = token;
    return [await online.client.ask(at(server.origin, source), new AbortController().signal), server];
  };
  /** What is said of the first model, without what is not. */
  const said = (answer: Fetched<readonly ListedModel[]>): Readonly<Record<string, unknown>> => {
    assert.equal(answer.kind, 'found');
    const [first] = answer.value;
    const pairs = Object.entries(first ?? {}) as readonly (readonly [string, unknown])[];
    return Object.fromEntries(
      pairs.filter(([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0)),
    );
  };
  after(async () => {
    await Promise.all(started.map((server) => server.close()));
  });

  const put = async <T>(question: Question<T>, state: Play): Promise<readonly [Fetched<T>, PlayedServer]> => {
    const server = await play({ '*': state });
    started.push(server);
    const online = testOnline();
    online.token = 'key';
    return [await online.client.ask(at(server.origin, { question }), new AbortController().signal), server];
  };

  it('of a resource of Azure OpenAI, where a deployment is named after a model', async () => {
    const row = (id: string, inference: number) => ({
      id,
      object: 'model',
      status: 'succeeded',
      created_at: 1715367049,
      lifecycle_status: 'generally-available',
      deprecation: { inference },
    });
    const list = azureList('https://x.openai.azure.com');
    const rows = [row('gpt-4o-2024-05-13', 1790812800), row('gpt-4o-2024-11-20', 1806537600), row('gpt-4o-mini', 1)];
    const [answer, server] = await put(list.question, json({ data: rows }));
    assert.deepEqual(said(answer), { id: 'gpt-4o-2024-05-13', released: '2024-05-10', retires: '2026-10-01' });
    assert.deepEqual(
      [server.requests[0]?.url, server.requests[0]?.headers['api-key']],
      ['/openai/models?api-version=2024-10-21', 'key'],
    );
    assert.ok(answer.kind === 'found');
    const meant = (id: string): string | undefined => list.choose?.(answer.value, id)?.id;
    assert.equal(meant('gpt-4o'), 'gpt-4o-2024-11-20');
    assert.equal(meant('gpt-4o@2024-05-13'), 'gpt-4o-2024-05-13');
    assert.equal(meant('gpt-4o@2024-08-06'), undefined);
    assert.equal(meant('gpt-4'), undefined);
    assert.equal(meant('my-deployment'), undefined);
  });

  it('of the profiles of a region of Bedrock: those that are active', async () => {
    const [answer] = await put(
      bedrockProfiles('https://bedrock.eu-west-1.amazonaws.com').question,
      json({
        inferenceProfileSummaries: [
          {
            inferenceProfileId: 'eu.acme.m-v1:0',
            inferenceProfileName: 'EU M',
            status: 'ACTIVE',
            type: 'SYSTEM_DEFINED',
          },
          { inferenceProfileId: 'eu.acme.n-v1:0', status: 'DELETING' },
        ],
      }),
    );
    assert.ok(answer.kind === 'found');
    assert.deepEqual(
      answer.value.map(({ id, name }) => [id, name]),
      [['eu.acme.m-v1:0', 'EU M']],
    );
  });

  it('of the router of the Hub: what a provider serves now', async () => {
    const [answer] = await put(
      hubRouter.question,
      json({
        data: [
          {
            id: 'acme/m',
            providers: [
              { provider: 'one', status: 'live', context_length: 8192 },
              { provider: 'two', status: 'live', context_length: 131072 },
              { provider: 'three', status: 'staging', context_length: 999999 },
            ],
          },
          { id: 'acme/idle', providers: [{ provider: 'one', status: 'error' }] },
        ],
      }),
    );
    assert.ok(answer.kind === 'found');
    assert.equal(answer.value.length, 1);
    assert.deepEqual(said(answer), { id: 'acme/m', name: 'served by one, two', contextWindow: 131072 });
  });

  it('of one model of Replicate, and of one of Vertex AI', async () => {
    const questionOf = (platform: string, id: string) =>
      modelPages.find((page) => page.platform === platform)?.question(id) ?? null;
    const replicate = questionOf('replicate', 'acme/m');
    const vertex = questionOf('vertex', 'claude-9@20260101');
    assert.ok(replicate && vertex);
    const [one, first] = await put(
      replicate,
      json({ owner: 'acme', name: 'm', latest_version: { created_at: '2025-01-02T00:00:00Z' } }),
    );
    assert.ok(one.kind === 'found');
    assert.deepEqual([one.value.id, one.value.released], ['acme/m', '2025-01-02']);
    assert.deepEqual(
      [first.requests[0]?.url, first.requests[0]?.headers.authorization],
      ['/v1/models/acme/m', 'Bearer key'],
    );
    const [two, second] = await put(
      vertex,
      json({ name: 'publishers/anthropic/models/claude-9', versionId: '20260101', launchStage: 'GA' }),
    );
    assert.ok(two.kind === 'found');
    assert.deepEqual([two.value.id, two.value.name, two.value.retires], ['claude-9@20260101', 'GA', null]);
    assert.equal(second.requests[0]?.url, '/v1/publishers/anthropic/models/claude-9@20260101');
    const [other] = await put(replicate, json({ owner: 'acme', name: 'another' }));
    assert.deepEqual([other.kind, other.kind === 'unavailable' && other.reason], ['unavailable', 'unexpected-answer']);
    for (const id of ['m', 'a/b/c', '../x/y', 'a/b?c']) assert.equal(questionOf('replicate', id), null, id);
    for (const id of ['my-endpoint', 'projects/p/models/m', 'gemini/../x'])
      assert.equal(questionOf('vertex', id), null, id);
  });

  it('of OpenAI', async () => {
    const row = { id: 'gpt-4o', object: 'model', created: 1715367049, owned_by: 'system', shutdown_date: '2027-02-01' };
    const [answer, server] = await ask('openai', json({ object: 'list', data: [row, { object: 'model' }] }));
    assert.deepEqual(said(answer), { id: 'gpt-4o', released: '2024-05-10', retires: '2027-02-01' });
    assert.deepEqual(
      [server.requests[0]?.url, server.requests[0]?.headers.authorization],
      ['/v1/models', 'Bearer key'],
    );
  });

  it('of Anthropic', async () => {
    const row = {
      type: 'model',
      id: 'claude-x-20260101',
      display_name: 'Claude X',
      created_at: '2026-01-01T00:00:00Z',
      lifecycle: 'deprecated',
      deprecated_at: '2026-10-01T00:00:00Z',
      retires_at: '2027-04-01T00:00:00Z',
    };
    const [answer, server] = await ask('anthropic', json({ data: [row], has_more: false }));
    assert.deepEqual(said(answer), {
      id: 'claude-x-20260101',
      name: 'Claude X',
      released: '2026-01-01',
      deprecated: '2026-10-01',
      retires: '2027-04-01',
      isDeprecated: true,
    });
    const headers = server.requests[0]?.headers ?? {};
    assert.deepEqual(
      [headers['x-api-key'], headers['anthropic-version'], headers.authorization],
      ['key', '2023-06-01', undefined],
    );
  });

  it('of Mistral', async () => {
    const row = {
      id: 'mistral-x-2511',
      name: 'mistral-x',
      created: 1763000000,
      aliases: ['mistral-x-latest'],
      deprecation: '2026-12-31T12:00:00Z',
      deprecation_replacement_model: 'mistral-y-2606',
      max_context_length: 131072,
    };
    const [answer] = await ask('mistral', json({ object: 'list', data: [row] }));
    assert.deepEqual(said(answer), {
      id: 'mistral-x-2511',
      name: 'mistral-x',
      released: '2025-11-13',
      retires: '2026-12-31',
      replacement: 'mistral-y-2606',
      aliases: ['mistral-x-latest'],
      contextWindow: 131072,
    });
  });

  it('of Cohere', async () => {
    const [answer] = await ask(
      'cohere',
      json({ models: [{ name: 'command-x', is_deprecated: true, context_length: 128000 }] }),
    );
    assert.deepEqual(said(answer), { id: 'command-x', isDeprecated: true, contextWindow: 128000 });
  });

  it('of OpenRouter, which asks for no key', async () => {
    const row = {
      id: 'acme/x',
      name: 'Acme: X',
      created: 1763000000,
      canonical_slug: 'acme/x-20251113',
      hugging_face_id: 'acme/X-8B',
      expiration_date: '2026-12-01',
      context_length: 8192,
      top_provider: { max_completion_tokens: 4096 },
      pricing: { prompt: '0.00000015', completion: '0.0000006' },
    };
    const [answer, server] = await ask('openrouter', json({ data: [row] }));
    assert.deepEqual(said(answer), {
      id: 'acme/x',
      name: 'Acme: X',
      released: '2025-11-13',
      retires: '2026-12-01',
      canonical: 'acme/x-20251113',
      hubId: 'acme/X-8B',
      contextWindow: 8192,
      outputLimit: 4096,
      price: { input: 0.15, output: 0.6 },
    });
    assert.equal(server.requests[0]?.headers.authorization, undefined);
  });

  it('of the Gemini API, whose ids stand behind a folder', async () => {
    const row = { name: 'models/gem-1', displayName: 'Gem 1', inputTokenLimit: 1000, outputTokenLimit: 10 };
    const [answer, server] = await ask('google', json({ models: [row] }));
    assert.deepEqual(said(answer), { id: 'gem-1', name: 'Gem 1', contextWindow: 1000, outputLimit: 10 });
    assert.equal(server.requests[0]?.headers['x-goog-api-key'], 'key');
    assert.equal(server.requests[0].headers.authorization, undefined);
    const [page] = await ask('google', json({ models: [row], nextPageToken: 'x' }));
    assert.equal(page.kind, 'unavailable', 'of a page nothing follows for what is not on it');
  });

  it('of Groq, without what is switched off', async () => {
    const rows = [
      { id: 'off', active: false },
      { id: 'm', active: true, context_window: 1000, max_completion_tokens: 10, created: 1763000000 },
    ];
    const [answer] = await ask('groq', json({ data: rows }));
    assert.deepEqual(said(answer), { id: 'm', contextWindow: 1000, outputLimit: 10 });
  });

  it('of Together, which answers with a list', async () => {
    const [answer] = await ask(
      'together',
      json([{ id: 'a/b', display_name: 'B', context_length: 1000, pricing: { input: 0.5, output: 1.5 } }]),
    );
    const price = { input: 0.5, output: 1.5 };
    assert.deepEqual(said(answer), { id: 'a/b', name: 'B', contextWindow: 1000, price });
    const [free] = await ask('together', json([{ id: 'a/b', pricing: { input: 0, output: 0 } }]));
    assert.deepEqual(said(free), { id: 'a/b' });
  });

  it('of the gateway of Vercel, which asks for no key', async () => {
    const pricing = { input: '0.00000015', output: '0.0000006' };
    const [answer, server] = await ask(
      'vercel-gateway',
      json({ data: [{ id: 'a/b', name: 'B', context_window: 1000, max_tokens: 10, pricing }] }),
    );
    const price = { input: 0.15, output: 0.6 };
    assert.deepEqual(said(answer), { id: 'a/b', name: 'B', contextWindow: 1000, outputLimit: 10, price });
    assert.equal(server.requests[0]?.headers.authorization, undefined);
  });

  it('of xAI, DeepSeek, Fireworks, Cerebras and NVIDIA', async () => {
    const row = { id: 'm', created: 1763000000, aliases: ['m-latest'], context_length: 1000 };
    const expected: Readonly<Record<string, object>> = {
      xai: { id: 'm', released: '2025-11-13', aliases: ['m-latest'] },
      deepseek: { id: 'm' },
      fireworks: { id: 'm', released: '2025-11-13', contextWindow: 1000 },
      cerebras: { id: 'm' },
      nvidia: { id: 'm' },
    };
    for (const [platform, model] of Object.entries(expected)) {
      const [answer] = await ask(platform, json({ data: [row] }));
      assert.deepEqual(said(answer), model, platform);
    }
  });

  for (const { platform } of modelLists) {
    it(`of ${platform} are told apart from garbage`, async () => {
      const states: readonly (readonly [Play, string])[] = [
        [json({ data: null, models: {} }), 'unexpected-answer'],
        [json({ data: [{ id: 'x' }], models: [], has_more: true }), 'unexpected-answer'],
        [json({ data: [], models: [{ name: 'x' }], next_page_token: 'y' }), 'unexpected-answer'],
        [json('x'), 'unexpected-answer'],
      ];
      for (const [state, reason] of states) {
        const [answer] = await ask(platform, state);
        assert.equal(answer.kind === 'unavailable' && answer.reason, reason);
      }
    });
  }
});
