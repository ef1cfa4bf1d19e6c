import assert from 'node:assert/strict';
import { identifyImage } from '../../../../src/core/identify/subjects/container-image.ts';
import { askImage, imageHosts, placeOf } from '../../../../src/core/metadata/images/ask-image.ts';
import { createLiveMetadata } from '../../../../src/core/metadata/live.ts';
import { withLive } from '../../../../src/core/metadata/merge-live.ts';
import { registries } from '../../../../src/core/metadata/sources/oci-registry.ts';
import type { Identity } from '../../../../src/core/model/identity.ts';
import { explainText } from '../../../../src/core/report/explain-text.ts';
import { factRows } from '../../../../src/core/report/fact-rows.ts';
import { liveBrief, liveNotice } from '../../../../src/core/report/live-text.ts';
import { ollama } from '../../../../src/core/identify/providers/ollama.ts';
import { json, play, status } from '../../../support/http-server.ts';
import type { Play, PlayedServer } from '../../../support/http-server.ts';
import { inEnglish } from '../../../../src/core/model/told.ts';
import { testOnline } from '../../../support/online.ts';

const signal = new AbortController().signal;
const TODAY = '2026-11-23';
const DIGEST = `sha256:${'d'.repeat(64)}`;
const plain = { bold: (text: string) => text, dim: (text: string) => text } as Parameters<typeof explainText>[2];

function image(text: string): Identity {
  const identity = identifyImage(text, null, null);
  assert.ok(identity, text);
  return identity;
}

function model(text: string): Identity {
  const reading = ollama.read(text, null, null as never);
  assert.ok(reading);
  return {
    provider: 'ollama',
    name: reading.name,
    lookup: reading.name,
    revision: reading.revision,
    pin: 'floating',
    pinReason: 'can be moved',
    purl: null,
    prefix: '',
    suffix: '',
  };
}

describe('images of containers, asked of their registry', () => {
  const started: PlayedServer[] = [];
  const on = async (paths: Parameters<typeof play>[0]): Promise<PlayedServer> => {
    const server = await play(paths);
    started.push(server);
    return server;
  };
  after(async () => {
    await Promise.all(started.map((server) => server.close()));
  });

  const places: readonly (readonly [string, string | null, string?])[] = [
    ['vllm/vllm-openai:v0.9.1', 'docker.io', 'vllm/vllm-openai'],
    ['vllm', 'docker.io', 'library/vllm'],
    ['docker.io/ollama/ollama', 'docker.io', 'ollama/ollama'],
    ['index.docker.io/vllm', 'docker.io', 'library/vllm'],
    ['ghcr.io/huggingface/text-generation-inference:3.1.0', 'ghcr.io', 'huggingface/text-generation-inference'],
    ['nvcr.io/nim/meta/llama-3.1-8b-instruct:1.3', 'nvcr.io', 'nim/meta/llama-3.1-8b-instruct'],
    ['quay.io/x/vllm', 'quay.io', 'x/vllm'],
    ['mcr.microsoft.com/x/vllm', 'mcr.microsoft.com', 'x/vllm'],
    ['public.ecr.aws/x/vllm', 'public.ecr.aws', 'x/vllm'],
    ['registry.company.example/team/vllm', null],
    ['localhost/vllm', null],
    ['localhost:5000/vllm', null],
    ['10.0.0.1:5000/vllm', null],
    ['123456789012.dkr.ecr.us-east-1.amazonaws.com/vllm', null],
    ['ghcr.io.evil.example/x/vllm', null],
  ];
  for (const [text, registry, repository] of places)
    it(`${text} is ${registry === null ? "nobody's business" : `at ${registry}`}`, () => {
      const place = placeOf(image(text).name);
      assert.deepEqual(place && [place.registry.host, place.repository], registry && [registry, repository]);
      assert.equal(imageHosts(image(text)).length > 0, registry !== null);
    });

  it('name everybody who is asked: who gives the token, and the registry', () => {
    assert.deepEqual(imageHosts(image('vllm/vllm-openai')), ['auth.docker.io', 'registry-1.docker.io']);
    assert.deepEqual(imageHosts(image('ghcr.io/x/vllm')), ['ghcr.io']);
    const { ports } = testOnline();
    const live = createLiveMetadata(ports, () => undefined);
    for (const { host } of registries) {
      const hosts = live.hosts('container-image', image(`${host}/x/vllm`));
      assert.ok(hosts.length > 0);
      for (const one of hosts) assert.ok(live.allHosts().includes(one), one);
    }
  });

  it('tell the digest of their tag, in the facts and on the card', async () => {
    const server = await on({
      '/token': json({ token: 't' }),
      '/v2/vllm/vllm-openai/manifests/latest': status(200, { 'docker-content-digest': DIGEST }),
    });
    const known = registries.map((one) => ({
      ...one,
      origin: server.origin,
      tokens: `${server.origin}/token?service=x`,
    }));
    const identity = image('vllm/vllm-openai');
    const sections = await askImage(testOnline().client, identity, signal, known);
    const nothing = { kind: 'absent', complete: false, suggestions: [] } as const;
    const told = withLive(nothing, identity.provider, identity.name, sections, TODAY);
    assert.ok(told.kind === 'found');
    assert.deepEqual(told.value.image, {
      value: { digest: DIGEST, digestOf: 'manifest', bytes: null },
      source: 'Docker Hub',
      url: `${server.origin}/v2/vllm/vllm-openai/manifests/latest`,
      asOf: TODAY,
    });
    const row = factRows(identity, told.value).find(({ name }) => inEnglish(name) === 'Digest');
    assert.deepEqual([row?.value, row?.brief], [DIGEST, true]);
    assert.equal(server.requests.length, 2);
  });

  it('that are gone from the registry say so, and those that could not be asked about accuse nobody', async () => {
    const said = async (state: Play): Promise<readonly unknown[]> => {
      const server = await on({ '*': state });
      const known = registries.map((one) => ({ ...one, origin: server.origin, tokens: null }));
      const sections = await askImage(testOnline().client, image(`vllm/vllm-openai@${DIGEST}`), signal, known);
      assert.equal(server.requests[0]?.url, `/v2/vllm/vllm-openai/manifests/${DIGEST}`);
      return sections.map(liveNotice).map((text) => (text === null ? null : inEnglish(text)));
    };
    assert.deepEqual(await said(status(404)), [`Its registry does not have it (checked ${TODAY}).`]);
    const [unavailable] = await said(status(500));
    assert.match(String(unavailable), /^Not refreshed: 127\.0\.0\.1:\d+: server error\.$/);
  });
});

/** What is said of live answers in short, in English. */
function briefs(sections: readonly Parameters<typeof liveBrief>[0][]): readonly unknown[] {
  return sections.flatMap(liveBrief).map((texts) => texts.map((text) => inEnglish(text)));
}

describe('models of Ollama, asked of its library and of the server of this machine', () => {
  const started: PlayedServer[] = [];
  const local = async (state: Play): Promise<PlayedServer> => {
    const server = await play({ '/api/tags': state });
    started.push(server);
    return server;
  };
  after(async () => {
    await Promise.all(started.map((server) => server.close()));
  });
  const tags = json({
    models: [
      { name: 'llama3.2:3b', digest: 'a'.repeat(64), size: 2_019_393_189, details: { quantization_level: 'Q4_K_M' } },
      { name: 'hf.co/acme/x-gguf:latest', digest: 'b'.repeat(64) },
    ],
  });
  /** The library is not allowed here: no test leaves the machine. */
  const ask = async (server: PlayedServer, text: string) => {
    const online = testOnline();
    online.allowed = (host) => host === server.host;
    const live = createLiveMetadata(online.ports, () => undefined, { ollama: server.origin });
    return live.ask('model', model(text), 'all', signal);
  };

  it('tell that they were pulled, with digest and size', async () => {
    const server = await local(tags);
    const sections = await ask(server, 'llama3.2:3b');
    assert.deepEqual(
      sections.map(({ kind }) => kind),
      ['registry', 'pulled'],
    );
    assert.deepEqual(briefs(sections), [['Pulled', `yes, digest ${'a'.repeat(64)}, 2.0 GB, Q4_K_M`]]);
    const text = explainText(
      [
        {
          kind: 'model',
          identity: model('llama3.2:3b'),
          metadata: { kind: 'absent', complete: false, suggestions: [] },
          live: sections,
        },
      ],
      TODAY,
      plain,
    );
    assert.match(
      text,
      /Pulled +yes, digest a{64}, 2\.0 GB, Q4_K_M\n +Ollama at 127\.0\.0\.1:\d+, fetched 2026-11-23 12:00 UTC/,
    );
  });

  it('tell that they were not, and mean latest where no tag is named', async () => {
    const server = await local(tags);
    assert.deepEqual(briefs(await ask(server, 'llama3.2')), [['Pulled', 'not pulled']]);
    assert.deepEqual(briefs(await ask(server, `llama3.2@sha256:${'a'.repeat(64)}`)), [
      ['Pulled', `yes, digest ${'a'.repeat(64)}, 2.0 GB, Q4_K_M`],
    ]);
  });

  it('that are pulled from elsewhere are not asked of the library', async () => {
    const server = await local(tags);
    const sections = await ask(server, 'hf.co/acme/x-gguf');
    assert.deepEqual(
      sections.map(({ kind }) => kind),
      ['pulled'],
    );
    assert.deepEqual(briefs(sections), [['Pulled', `yes, digest ${'b'.repeat(64)}`]]);
    const live = createLiveMetadata(testOnline().ports, () => undefined);
    assert.deepEqual(live.hosts('model', model('hf.co/acme/x-gguf')), ['localhost:11434']);
    assert.deepEqual(live.hosts('model', model('llama3.2')), ['registry.ollama.ai', 'localhost:11434']);
  });

  it('say nothing on the card where no server runs', async () => {
    const server = await local(tags);
    await server.close();
    const sections = (await ask(server, 'llama3.2')).filter(({ kind }) => kind === 'pulled');
    assert.deepEqual([briefs(sections), sections.flatMap((one) => liveNotice(one) ?? [])], [[], []]);
  });
});
