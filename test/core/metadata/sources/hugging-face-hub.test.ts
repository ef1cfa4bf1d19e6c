import assert from 'node:assert/strict';
import { hubCard, hubRepository } from '../../../../src/core/metadata/sources/hugging-face-hub.ts';
import type { HubRepository } from '../../../../src/core/model/hub.ts';
import type { Fetched } from '../../../../src/core/model/online.ts';
import { json, play, status } from '../../../support/http-server.ts';
import type { Play, PlayedServer } from '../../../support/http-server.ts';
import { testOnline } from '../../../support/online.ts';

const signal = new AbortController().signal;
const COMMIT = 'a'.repeat(40);

/** A model as the Hub's API describes one. */
const MODEL = {
  _id: '1',
  id: 'acme/tuned-8b',
  modelId: 'acme/tuned-8b',
  sha: COMMIT.toUpperCase(),
  lastModified: '2026-05-01T10:00:00.000Z',
  private: false,
  disabled: false,
  gated: 'manual',
  library_name: 'transformers',
  pipeline_tag: 'text-generation',
  tags: [
    'transformers',
    'base_model:meta/base-8b',
    'base_model:finetune:meta/base-8b',
    'dataset:acme/chats',
    'license:other',
  ],
  cardData: {
    license: 'other',
    license_name: 'acme-community',
    license_link: 'https://acme.example/licence',
    base_model: ['meta/base-8b'],
    datasets: ['acme/chats', 'acme/more'],
    new_version: 'acme/tuned-9b',
  },
  siblings: [
    { rfilename: 'README.md', size: 900 },
    { rfilename: 'model.safetensors', size: 16_000_000_000 },
    { rfilename: 'pytorch_model.bin' },
  ],
  securityRepoStatus: { scansDone: true, filesWithIssues: [{ path: 'pytorch_model.bin', level: 'unsafe' }] },
};

describe('Hugging Face Hub', () => {
  const started: PlayedServer[] = [];
  const ask = async (
    paths: Readonly<Record<string, Play>>,
    id = 'acme/tuned-8b',
    revision: string | null = null,
    token: string | null = null,
  ): Promise<readonly [Fetched<HubRepository>, PlayedServer]> => {
    const server = await play(paths);
    started.push(server);
    const online = testOnline();
    online.token = token;
    return [await online.client.ask(hubRepository('model', id, revision, server.origin), signal), server];
  };
  after(async () => {
    await Promise.all(started.map((server) => server.close()));
  });

  it('tells all that the API says of a model', async () => {
    const [answer, server] = await ask({ '/api/models/acme/tuned-8b': json(MODEL) });
    assert.deepEqual(answer.kind === 'found' && answer.value, {
      kind: 'model',
      id: 'acme/tuned-8b',
      commit: COMMIT,
      lastModified: '2026-05-01T10:00:00.000Z',
      gated: 'manual',
      disabled: false,
      license: { id: 'other', name: 'acme-community', link: 'https://acme.example/licence' },
      baseModels: [{ id: 'meta/base-8b', relation: 'finetune' }],
      datasets: ['acme/chats', 'acme/more'],
      library: 'transformers',
      pipeline: 'text-generation',
      files: [
        { path: 'README.md', bytes: 900 },
        { path: 'model.safetensors', bytes: 16_000_000_000 },
        { path: 'pytorch_model.bin', bytes: null },
      ],
      security: { done: true, issues: [{ path: 'pytorch_model.bin', level: 'unsafe' }] },
      newVersion: 'acme/tuned-9b',
    });
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ['/api/models/acme/tuned-8b?blobs=true&securityStatus=true'],
    );
  });

  it('reads what little an old repository says', async () => {
    const [answer] = await ask({ '/api/models/gpt2': json({ modelId: 'gpt2', sha: COMMIT }) }, 'gpt2');
    assert.deepEqual(answer.kind === 'found' && [answer.value.license, answer.value.gated, answer.value.security], [
      null,
      false,
      null,
    ]);
  });

  it('follows the redirect of a renamed repository and gives the new name', async () => {
    const [answer, server] = await ask(
      {
        '/api/models/old/name': status(307, { location: '/api/models/acme/tuned-8b?blobs=true&securityStatus=true' }),
        '/api/models/acme/tuned-8b': json(MODEL),
      },
      'old/name',
    );
    assert.equal(answer.kind === 'found' && answer.value.id, 'acme/tuned-8b');
    assert.equal(server.requests.length, 2);
  });

  it('asks for a revision by its name', async () => {
    const [answer] = await ask(
      { '/api/models/acme/tuned-8b/revision/refs%2Fpr%2F1': json(MODEL) },
      'acme/tuned-8b',
      'refs/pr/1',
    );
    assert.equal(answer.kind, 'found');
  });

  const refusals: readonly (readonly [string, Play, string])[] = [
    ['401 RepoNotFound', status(401, { 'x-error-code': 'RepoNotFound' }), 'absent'],
    ['404 RevisionNotFound', status(404, { 'x-error-code': 'RevisionNotFound' }), 'absent'],
    ['404', status(404), 'absent'],
    ['401 GatedRepo', status(401, { 'x-error-code': 'GatedRepo' }), 'gated'],
    ['403 GatedRepo', status(403, { 'x-error-code': 'GatedRepo' }), 'gated'],
    ['401', status(401), 'token-missing'],
    ['403', status(403), 'token-missing'],
    ['429', status(429, { ratelimit: '"api";r=0;t=30' }), 'rate-limited'],
    ['502', status(502), 'server-error'],
    ['no commit', json({ id: 'acme/tuned-8b' }), 'unexpected-answer'],
    ['a list', json([]), 'unexpected-answer'],
  ];
  for (const [what, state, expected] of refusals) {
    it(`tells ${what} apart`, async () => {
      const [answer] = await ask({ '/api/models/acme/tuned-8b': state });
      assert.equal(answer.kind === 'unavailable' ? answer.reason : answer.kind, expected);
    });
  }

  it('sends the token of the user as a bearer', async () => {
    const [, server] = await ask({ '*': json(MODEL) }, 'acme/tuned-8b', null, 'hf_x');
    assert.equal(server.requests[0]?.headers.authorization, 'Bearer hf_x');
  });

  it('tells what a card speaks of by its headings', async () => {
    const card = '---\nlicense: mit\n---\n# Tuned\n\n## Training Data\n\ntext about bias\n\n### Evaluation results\n';
    const text: Play = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(card);
    };
    const server = await play({ [`/acme/tuned-8b/raw/${COMMIT}/README.md`]: text });
    started.push(server);
    const answer = await testOnline().client.ask(hubCard('model', 'acme/tuned-8b', COMMIT, server.origin), signal);
    assert.deepEqual(answer.kind === 'found' && answer.value, {
      evaluation: true,
      biasAndLimitations: false,
      trainingData: true,
    });
  });

  it('asks for datasets beside models', async () => {
    const server = await play({ '/api/datasets/acme/chats': json({ ...MODEL, id: 'acme/chats' }) });
    started.push(server);
    const answer = await testOnline().client.ask(hubRepository('dataset', 'acme/chats', null, server.origin), signal);
    assert.equal(answer.kind === 'found' && answer.value.kind, 'dataset');
  });
});
