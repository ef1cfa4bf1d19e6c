import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from '../support/certificate.ts';
import { json, play, status } from '../support/http-server.ts';
import type { Play, PlayedServer } from '../support/http-server.ts';
import { statesOf } from '../support/host-states.ts';
import { PROJECT } from '../support/ports.ts';
import { playProxy } from '../support/proxy.ts';
import type { PlayedProxy } from '../support/proxy.ts';

interface Run {
  readonly code: number;
  /** All that was printed. */
  readonly said: string;
  readonly out: string;
  /** All that was kept on disk, names of files included. */
  readonly kept: string;
}

const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];

function modelkeel(variables: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Run> {
  const cache = mkdtempSync(join(tmpdir(), 'modelkeel-cache-'));
  const inherited = Object.entries(process.env).filter(([name]) => !PROXIES.includes(name));
  const env = { ...Object.fromEntries(inherited), HF_HUB_OFFLINE: '', MODELKEEL_CACHE: cache, ...variables };
  return new Promise((resolve) => {
    const program = [join(PROJECT, 'dist', 'cli.js'), ...words];
    execFile(process.execPath, program, { env, maxBuffer: 1 << 26 }, (error, out, err) => {
      const files = existsSync(cache) ? readdirSync(cache, { recursive: true, withFileTypes: true }) : [];
      const kept = files.map((file) => (file.isFile() ? readFileSync(join(file.parentPath, file.name), 'utf8') : ''));
      resolve({
        code: typeof error?.code === 'number' ? error.code : error ? 1 : 0,
        said: `${out}\n${err}`,
        out,
        kept: [...files.map(({ name }) => name), ...kept].join('\n'),
      });
    });
  });
}

/** A token in every form in which it could be written. */
function formsOf(token: string): readonly string[] {
  const bytes = Buffer.from(token);
  return [token, bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex'), encodeURIComponent(token)];
}

const HF = 'hf_Wh0eVeRr34d5Th15';
const KEY = 'sk-Wh0eVeRr34d5Th15-too';
const COMMIT = 'b'.repeat(40);
const MODEL = json({ id: 'acme/tuned-8b', sha: COMMIT, cardData: { license: 'mit' }, siblings: [], gated: false });

describe('the command line and its hosts', function () {
  this.timeout(120_000);
  const started: PlayedServer[] = [];
  const on = async (...given: Parameters<typeof play>): Promise<PlayedServer> => {
    const server = await play(...given);
    started.push(server);
    return server;
  };
  const folder = mkdtempSync(join(tmpdir(), 'modelkeel-tokens-'));
  const tls = selfSigned([
    'api.openai.com',
    'auth.docker.io',
    'registry-1.docker.io',
    'registry.ollama.ai',
    'registry.company.example',
  ]);
  const authority = join(folder, 'authority.pem');
  const proxies: PlayedProxy[] = [];

  before(() => {
    writeFileSync(authority, tls.certificate);
    writeFileSync(
      join(folder, 'load.py'),
      'from transformers import AutoModel\nAutoModel.from_pretrained("acme/tuned-8b")\n',
    );
  });
  after(async () => {
    await Promise.all([...started, ...proxies].map((one) => one.close()));
  });

  const clean = ({ said, kept }: Run, what: string): void => {
    for (const form of [...formsOf(HF), ...formsOf(KEY)])
      for (const text of [said, kept]) assert.ok(!text.includes(form), `${what}: ${form} in ${text.slice(0, 2000)}`);
  };

  it('print and keep no token, whatever the Hub does', async () => {
    const all = statesOf(Date.now());
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let state = all[next++]; state; state = all[next++]) {
        const server = await on({ '*': state.play(MODEL) });
        const variables = { HF_ENDPOINT: server.origin, HF_TOKEN: HF };
        const words = ['explain', 'acme/tuned-8b', '--platform', 'huggingface', '--online', '--format', 'json'];
        const explained = await modelkeel(variables, ...words);
        assert.equal(explained.code, 0, `${state.name}: ${explained.said}`);
        clean(explained, state.name);
        // The one who asks does show it: the test would see nothing otherwise.
        assert.equal(server.requests[0]?.headers.authorization, `Bearer ${HF}`, state.name);
        // A scan asks by the same way; some states are enough.
        if (!/^(?:200|401|403|429 with seconds|500|malformed JSON|cut in the body)$/.test(state.name)) continue;
        const scanned = await modelkeel(variables, 'scan', folder, '--online', '--verbose', '--fail-on', 'never');
        assert.equal(scanned.code, 0, `${state.name}: ${scanned.said}`);
        clean(scanned, state.name);
      }
    };
    await Promise.all([worker(), worker(), worker()]);
    assert.ok(next > all.length);
  });

  it('take no token to another host', async () => {
    const other = await on({ '*': MODEL });
    const server = await on({ '*': status(302, { location: `${other.origin}/api/models/acme/tuned-8b` }) });
    const run = await modelkeel(
      { HF_ENDPOINT: server.origin, HF_TOKEN: HF },
      ...['explain', 'acme/tuned-8b', '--platform', 'huggingface', '--online'],
    );
    assert.match(run.out, /it redirected to a host that is not listed/);
    assert.deepEqual([server.requests.length, other.requests.length], [1, 0]);
    clean(run, 'a redirect');
  });

  /** Behind the proxy every name leads to one server, which speaks for all of them: no test leaves the machine. */
  const behindProxy = async (
    paths: Readonly<Record<string, Play>>,
  ): Promise<readonly [PlayedServer, Record<string, string>, PlayedProxy]> => {
    const server = await on(paths, tls);
    const proxy = await playProxy(Number(/\d+$/.exec(server.origin)?.[0]));
    proxies.push(proxy);
    return [
      server,
      { HTTPS_PROXY: proxy.address, NODE_EXTRA_CA_CERTS: authority, OPENAI_API_KEY: KEY, HF_TOKEN: HF },
      proxy,
    ];
  };
  const explainOpenai = ['explain', 'gpt-4o', '--platform', 'openai', '--online'];

  it("ask the platform itself with the user's key, which goes nowhere else", async () => {
    const list = json({ data: [{ id: 'gpt-4o', created: 1715367049 }] });
    const [server, variables, proxy] = await behindProxy({ 'api.openai.com/v1/models': list });
    const run = await modelkeel(variables, ...explainOpenai);
    assert.equal(run.code, 0, run.said);
    assert.match(run.out, /Listed +yes/);
    assert.deepEqual(proxy.asked, [{ what: 'CONNECT api.openai.com:443', authorization: null }]);
    assert.deepEqual(
      server.requests.map(({ url, headers }) => [url, headers.authorization]),
      [['/v1/models', `Bearer ${KEY}`]],
    );
    clean(run, 'a list');
  });

  it('say that a key was refused without saying the key', async () => {
    const refusal = json({ error: { message: `Incorrect API key provided: ${KEY}` } }, 401);
    const [, variables] = await behindProxy({ '*': refusal });
    const run = await modelkeel(variables, ...explainOpenai);
    assert.match(run.out, /api\.openai\.com: the token was rejected/);
    clean(run, 'a refusal');
  });

  it('ask no platform without a key', async () => {
    const [server, variables] = await behindProxy({ '*': json({ data: [] }) });
    const run = await modelkeel({ ...variables, OPENAI_API_KEY: '' }, ...explainOpenai);
    assert.match(run.out, /api\.openai\.com: it needs a token/);
    assert.equal(server.requests.length, 0);
  });

  it('ask the registry of an image, and no private one', async () => {
    const DIGEST = `sha256:${'d'.repeat(64)}`;
    const [server, variables, proxy] = await behindProxy({
      'auth.docker.io/token': json({ token: 'anonymous-token' }),
      'registry-1.docker.io/v2/vllm/vllm-openai/manifests/latest': status(200, { 'docker-content-digest': DIGEST }),
    });
    const compose = mkdtempSync(join(tmpdir(), 'modelkeel-compose-'));
    writeFileSync(
      join(compose, 'docker-compose.yml'),
      'services:\n  a:\n    image: vllm/vllm-openai:latest\n  b:\n    image: registry.company.example/team/vllm-openai:latest\n',
    );
    const run = await modelkeel(variables, 'scan', compose, '--online', '--format', 'json', '--fail-on', 'never');
    const { components } = JSON.parse(run.out) as {
      readonly components: readonly { readonly name: string; readonly metadata: { readonly image: unknown } | null }[];
    };
    const said = components.map(({ name, metadata }) => [name, (metadata?.image as { value?: unknown } | null)?.value]);
    assert.deepEqual(said, [
      ['registry.company.example/team/vllm-openai', undefined],
      ['vllm/vllm-openai', { digest: DIGEST, digestOf: 'manifest', bytes: null }],
    ]);
    assert.deepEqual(
      proxy.asked.map(({ what }) => what),
      ['CONNECT auth.docker.io:443', 'CONNECT registry-1.docker.io:443'],
    );
    assert.equal(server.requests.length, 2);
    assert.ok(!`${run.said}${run.kept}`.includes('anonymous-token'));
    clean(run, 'an image');
  });

  it('say whether the server of this machine holds a model of Ollama', async () => {
    const [, variables] = await behindProxy({ '*': status(404) });
    const local = await on({ '/api/tags': json({ models: [{ name: 'llama3.2:3b', digest: 'a'.repeat(64) }] }) });
    const ask = (model: string): Promise<Run> =>
      modelkeel({ ...variables, OLLAMA_HOST: local.host }, 'explain', model, '--platform', 'ollama', '--online');
    assert.match((await ask('llama3.2:3b')).out, /Registry +not in Ollama's library\n[^]*Pulled +yes, digest a{64}/);
    assert.match((await ask('llama3.2:70b')).out, /Pulled +not pulled/);
    assert.equal(local.requests.length, 2);
  });
});
