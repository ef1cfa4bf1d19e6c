import assert from 'node:assert/strict';
import { imageManifest, registries } from '../../../../src/core/metadata/sources/oci-registry.ts';
import { ollamaModel, pulledModels } from '../../../../src/core/metadata/sources/ollama.ts';
import { osvAdvisory, osvBatch } from '../../../../src/core/metadata/sources/osv.ts';
import { npmPackage, pypiPackage } from '../../../../src/core/metadata/sources/package-registries.ts';
import type { Question } from '../../../../src/core/metadata/online/question.ts';
import type { Fetched } from '../../../../src/core/model/online.ts';
import { json, play, status } from '../../../support/http-server.ts';
import type { Play, PlayedServer } from '../../../support/http-server.ts';
import { testOnline } from '../../../support/online.ts';

const signal = new AbortController().signal;
const DIGEST = `sha256:${'d'.repeat(64)}`;
const started: PlayedServer[] = [];

async function on(paths: Readonly<Record<string, Play | readonly Play[]>>): Promise<PlayedServer> {
  const server = await play(paths);
  started.push(server);
  return server;
}

async function ask<T>(question: Question<T>): Promise<Fetched<T>> {
  return testOnline().client.ask(question, signal);
}

function value<T>(answer: Fetched<T>): T | string {
  return answer.kind === 'found' ? answer.value : answer.kind === 'unavailable' ? answer.reason : 'absent';
}

after(async () => {
  await Promise.all(started.map((server) => server.close()));
});

describe('registries of images', () => {
  const at = (server: PlayedServer, tokens: string | null) => ({
    host: 'x.io',
    name: 'X',
    origin: server.origin,
    tokens,
  });

  it('are asked for the digest of a tag with the token that anybody gets', async () => {
    const server = await on({
      '/token': json({ token: 't' }),
      '/v2/vllm/vllm-openai/manifests/v0.9': status(200, { 'docker-content-digest': DIGEST }),
      '/v2/vllm/vllm-openai/manifests/v0.8': status(200, { 'docker-content-digest': DIGEST }),
    });
    const { client } = testOnline();
    const registry = at(server, `${server.origin}/token?service=x`);
    const first = await imageManifest(client, registry, 'vllm/vllm-openai', 'v0.9', signal);
    await imageManifest(client, registry, 'vllm/vllm-openai', 'v0.8', signal);
    assert.deepEqual(value(first), { digest: DIGEST, digestOf: 'manifest', bytes: null, licenses: [] });
    assert.deepEqual(
      server.requests.map(({ method, url, headers }) => `${method} ${url} ${headers.authorization ?? ''}`.trim()),
      [
        'GET /token?service=x&scope=repository:vllm/vllm-openai:pull',
        'HEAD /v2/vllm/vllm-openai/manifests/v0.9 Bearer t',
        'HEAD /v2/vllm/vllm-openai/manifests/v0.8 Bearer t',
      ],
    );
  });

  it('tell what is not there from what nobody may see', async () => {
    const states: readonly (readonly [Play, string])[] = [
      [status(404), 'absent'],
      [status(401), 'token-missing'],
      [status(200), 'unexpected-answer'],
      [status(429), 'rate-limited'],
      [status(500), 'server-error'],
    ];
    for (const [state, expected] of states) {
      const server = await on({ '*': state });
      const answer = await imageManifest(testOnline().client, at(server, null), 'a/b', 'latest', signal);
      assert.equal(value(answer), expected);
    }
  });

  it('are not asked when no token is to be had', async () => {
    const server = await on({ '/token': status(503), '*': status(200, { 'docker-content-digest': DIGEST }) });
    const registry = at(server, `${server.origin}/token?service=x`);
    assert.equal(value(await imageManifest(testOnline().client, registry, 'a/b', 'latest', signal)), 'server-error');
    assert.equal(server.requests.length, 1);
  });

  it('leave no token on the disk', async () => {
    const server = await on({
      '/token': json({ token: 'nobody-knows-it' }),
      '*': status(200, { 'docker-content-digest': DIGEST }),
    });
    const online = testOnline();
    await imageManifest(online.client, at(server, `${server.origin}/token?service=x`), 'a/b', 'latest', signal);
    const files = await online.store.list();
    assert.equal(files.length, 1);
    const bytes = await online.store.read(files[0]?.name ?? '');
    assert.ok(bytes && !Buffer.from(bytes).includes('nobody-knows-it'));
  });

  it('are listed with addresses of their own', () => {
    for (const { origin, tokens } of registries) assert.match(`${origin} ${tokens ?? origin}`, /^https:\S+ https:\S+$/);
  });
});

describe('Ollama', () => {
  const manifest = {
    schemaVersion: 2,
    layers: [
      { mediaType: 'application/vnd.ollama.image.model', digest: `sha256:${'1'.repeat(64)}`, size: 4_000_000_000 },
      { mediaType: 'application/vnd.ollama.image.license', digest: `sha256:${'2'.repeat(64)}`, size: 7000 },
    ],
  };
  const asText: Play = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(JSON.stringify(manifest));
  };

  it('tells digest, size and licence layers of a tag of its library', async () => {
    const server = await on({ '/v2/library/llama3.2/manifests/3b': asText });
    assert.deepEqual(value(await ask(ollamaModel('llama3.2', '3b', server.origin))), {
      digest: `sha256:${'1'.repeat(64)}`,
      digestOf: 'weights',
      bytes: 4_000_007_000,
      licenses: [`sha256:${'2'.repeat(64)}`],
    });
  });

  it('asks for models of other owners by their full name', async () => {
    const server = await on({ '/v2/acme/x/manifests/latest': asText });
    assert.equal(typeof value(await ask(ollamaModel('acme/x', 'latest', server.origin))), 'object');
  });

  it('tells what is not there from garbage', async () => {
    const garbage: Play = (_request, response) => response.end('<html>');
    for (const [state, expected] of [
      [status(404), 'absent'],
      [garbage, 'unexpected-answer'],
      [json({ layers: [] }), 'unexpected-answer'],
      [status(502), 'server-error'],
    ] as const) {
      const server = await on({ '*': state });
      assert.equal(value(await ask(ollamaModel('x', 'latest', server.origin))), expected);
    }
  });

  it('tells what the server of this machine holds', async () => {
    const row = {
      name: 'llama3.2:latest',
      model: 'llama3.2:latest',
      digest: 'a80c4f17acd5',
      size: 2019393189,
      details: { parameter_size: '3.2B', quantization_level: 'Q4_K_M' },
    };
    const server = await on({ '/api/tags': json({ models: [row, {}] }) });
    assert.deepEqual(value(await ask(pulledModels(server.origin))), [
      {
        name: 'llama3.2:latest',
        digest: 'a80c4f17acd5',
        bytes: 2019393189,
        parameters: '3.2B',
        quantization: 'Q4_K_M',
      },
    ]);
  });
});

describe('registries of packages', () => {
  it('npm tells the newest version and what is deprecated', async () => {
    const server = await on({
      '/@ai-sdk%2fopenai': json({
        name: '@ai-sdk/openai',
        'dist-tags': { latest: '2.0.1' },
        versions: { '1.0.0': { deprecated: 'use 2' }, '2.0.1': {} },
      }),
    });
    assert.deepEqual(value(await ask(npmPackage('@ai-sdk/openai', server.origin))), {
      name: '@ai-sdk/openai',
      newest: '2.0.1',
      withdrawn: [{ version: '1.0.0', how: 'deprecated', why: 'use 2' }],
    });
    assert.equal(server.requests[0]?.headers.accept, 'application/vnd.npm.install-v1+json');
  });

  it('PyPI tells the newest version and what is yanked as a whole', async () => {
    const server = await on({
      '/pypi/google-genai/json': json({
        info: { version: '1.9.0' },
        releases: {
          '1.0.0': [{ yanked: true, yanked_reason: 'broken' }, { yanked: true }],
          '1.1.0': [{ yanked: true }, { yanked: false }],
          '1.2.0': [],
          '1.9.0': [{ yanked: false }],
        },
      }),
    });
    assert.deepEqual(value(await ask(pypiPackage('Google_GenAI', server.origin))), {
      name: 'Google_GenAI',
      newest: '1.9.0',
      withdrawn: [{ version: '1.0.0', how: 'yanked', why: 'broken' }],
    });
  });

  for (const [what, question] of [
    ['npm', npmPackage],
    ['PyPI', pypiPackage],
  ] as const) {
    it(`${what} does not say that a package is missing because it could not be asked`, async () => {
      for (const [state, expected] of [
        [status(404), 'absent'],
        [status(403), 'refused'],
        [status(429), 'rate-limited'],
        [status(500), 'server-error'],
        [json({}), 'unexpected-answer'],
      ] as const) {
        const server = await on({ '*': state });
        assert.equal(value(await ask(question('x', server.origin))), expected, expected);
      }
    });
  }
});

describe('OSV', () => {
  const packages = [
    { ecosystem: 'PyPI', name: 'vllm', version: '0.5.0' },
    { ecosystem: 'npm', name: 'openai', version: '4.0.0' },
  ];

  it('is asked for all packages at once', async () => {
    let sent = '';
    const answer: Play = (request, response, body) => {
      sent = body;
      json({ results: [{ vulns: [{ id: 'GHSA-1' }, { id: 'GHSA-2' }] }, {}] })(request, response, body);
    };
    const server = await on({ '/v1/querybatch': answer });
    assert.deepEqual(value(await ask(osvBatch(packages, server.origin))), [['GHSA-1', 'GHSA-2'], []]);
    assert.deepEqual(JSON.parse(sent), {
      queries: [
        { package: { ecosystem: 'PyPI', name: 'vllm' }, version: '0.5.0' },
        { package: { ecosystem: 'npm', name: 'openai' }, version: '4.0.0' },
      ],
    });
  });

  it('is not believed when it answers for fewer packages', async () => {
    const server = await on({ '*': json({ results: [{}] }) });
    assert.equal(value(await ask(osvBatch(packages, server.origin))), 'unexpected-answer');
  });

  it('tells ranges, fixes and severity of an advisory', async () => {
    const server = await on({
      '/v1/vulns/GHSA-1': json({
        id: 'GHSA-1',
        aliases: ['CVE-2026-1'],
        summary: 'Remote code execution',
        database_specific: { severity: 'MODERATE' },
        affected: [
          {
            package: { ecosystem: 'PyPI', name: 'vllm' },
            ranges: [
              { type: 'GIT', events: [{ introduced: '0' }] },
              { type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '0.4.1' }, { introduced: '0.5.0' }] },
              { type: 'ECOSYSTEM', events: [{ introduced: '0.2' }, { last_affected: '0.3' }] },
            ],
            versions: ['0.4.0'],
          },
        ],
      }),
    });
    assert.deepEqual(value(await ask(osvAdvisory('GHSA-1', server.origin))), {
      id: 'GHSA-1',
      aliases: ['CVE-2026-1'],
      summary: 'Remote code execution',
      severity: 'moderate',
      affected: [
        {
          ecosystem: 'PyPI',
          name: 'vllm',
          ranges: [
            { introduced: null, fixed: '0.4.1', lastAffected: null },
            { introduced: '0.5.0', fixed: null, lastAffected: null },
            { introduced: '0.2', fixed: null, lastAffected: '0.3' },
          ],
          versions: ['0.4.0'],
        },
      ],
      withdrawn: null,
      url: 'https://osv.dev/vulnerability/GHSA-1',
    });
  });
});
