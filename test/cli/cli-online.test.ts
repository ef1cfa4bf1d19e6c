import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json, play, status } from '../support/http-server.ts';
import type { Play, PlayedServer } from '../support/http-server.ts';
import { answersIn } from '../support/cache.ts';
import { PROJECT } from '../support/ports.ts';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line with these variables beside those of the machine. */
function modelkeel(variables: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Run> {
  const env = { ...process.env, NO_COLOR: '', CI: 'true', HF_TOKEN: '', HF_HUB_OFFLINE: '', ...variables };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(PROJECT, 'dist', 'cli.js'), ...words],
      { env, maxBuffer: 1 << 26 },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
      },
    );
  });
}

const COMMIT = 'b'.repeat(40);
const MODEL = { id: 'acme/tuned-8b', sha: COMMIT, cardData: { license: 'apache-2.0' }, siblings: [], gated: false };

describe('the command line and the network', () => {
  const started: PlayedServer[] = [];
  const cache = (): string => mkdtempSync(join(tmpdir(), 'modelkeel-cache-'));
  after(async () => {
    await Promise.all(started.map((server) => server.close()));
  });

  it('opens no connection unless it is told to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'modelkeel-quiet-'));
    writeFileSync(
      join(folder, 'app.py'),
      'from transformers import AutoModel\nAutoModel.from_pretrained("gpt2")\nfrom openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314")\n',
    );
    writeFileSync(join(folder, 'docker-compose.yml'), 'services:\n  a:\n    image: vllm/vllm-openai:latest\n');
    const NODE_OPTIONS = `--require=${join(PROJECT, 'test', 'support', 'no-sockets.cjs')}`;
    const MODELKEEL_CACHE = cache();
    // Whoever has tokens, mirrors and servers of his own has not thereby said that they may be asked.
    const own = {
      HF_TOKEN: 'hf_x',
      OPENAI_API_KEY: 'sk-x',
      HF_ENDPOINT: 'http://127.0.0.1:9',
      OLLAMA_HOST: '127.0.0.1:9',
    };
    for (const words of [
      ['scan', folder, '--fail-on', 'never'],
      ['scan', folder, '--fail-on', 'never', '--format', 'json', '--verbose'],
      ['explain', 'openai-community/gpt2'],
      ['explain', 'gpt-4o', '--format', 'json'],
      ['explain', 'llama3.2', '--platform', 'ollama'],
      ['fix', folder, '--dry-run'],
      ['fix', folder],
      ['catalog', 'status'],
      ['catalog', 'validate'],
      ['catalog', 'pin'],
      ['catalog', 'unpin'],
      ['catalog', 'reset'],
      ['--version'],
      ['--help'],
    ]) {
      const run = await modelkeel({ ...own, NODE_OPTIONS, MODELKEEL_CACHE }, ...words);
      assert.equal(run.code, 0, `${words.join(' ')}: ${run.err}`);
      assert.doesNotMatch(run.err, /connection/);
    }
    const told = await modelkeel({ NODE_OPTIONS, MODELKEEL_CACHE: cache() }, 'explain', 'acme/tuned-8b', '--online');
    assert.equal(told.code, 99, 'the guard itself works');
  });

  it('asks the Hub with --online, by the public name alone, and keeps the answer', async () => {
    const server = await play({ '/api/models/acme/tuned-8b': json(MODEL), '*': status(404) });
    started.push(server);
    const variables = { HF_ENDPOINT: server.origin, MODELKEEL_CACHE: cache(), HF_TOKEN: 'hf_secret' };
    const words = ['explain', 'acme/tuned-8b', '--platform', 'huggingface', '--online'];
    const first = await modelkeel(variables, ...words);
    assert.equal(first.code, 0, first.err);
    assert.match(first.out, new RegExp(`Commit +${COMMIT}`));
    assert.match(first.out, /Licence +apache-2\.0/);
    const asked = server.requests.length;
    const second = await modelkeel(variables, ...words);
    assert.equal(second.out, first.out);
    assert.equal(server.requests.length, asked);
    assert.deepEqual(
      server.requests.map(({ url }) => url.replace(/\?.*/, '')),
      ['/api/models/acme/tuned-8b', `/acme/tuned-8b/raw/${COMMIT}/README.md`],
    );
    assert.ok(!`${first.out}${first.err}`.includes('hf_secret'));
    assert.equal(answersIn(variables.MODELKEEL_CACHE).length, 2);
  });

  it('asks once for each model of a scan, and pins to the commit of today', async () => {
    const answer: Play = (request, response, body) => {
      const id = (request.url ?? '').replace(/^\/api\/models\/|\?.*$/g, '');
      json({ ...MODEL, id })(request, response, body);
    };
    const server = await play({ '*': answer });
    started.push(server);
    const folder = mkdtempSync(join(tmpdir(), 'modelkeel-many-'));
    for (let file = 0; file < 20; file++) {
      const calls = Array.from(
        { length: 50 },
        (_, index) => `AutoModel.from_pretrained("acme/tuned-${String(index)}b")\n`,
      );
      writeFileSync(join(folder, `f${String(file)}.py`), `from transformers import AutoModel\n${calls.join('')}`);
    }
    const variables = { HF_ENDPOINT: server.origin, MODELKEEL_CACHE: cache() };
    const words = ['scan', folder, '--online', '--format', 'json', '--fail-on', 'never'];
    const run = await modelkeel(variables, ...words);
    const report = JSON.parse(run.out) as {
      readonly references: readonly unknown[];
      readonly findings: readonly { readonly rule: string; readonly fixes: readonly { readonly title: string }[] }[];
      readonly components: readonly { readonly metadata: { readonly freshness: string } | null }[];
    };
    assert.equal(report.references.length, 1020);
    assert.equal(server.requests.length, 50);
    assert.ok(server.mostAtOnce() <= 4);
    const [finding] = report.findings;
    assert.equal(finding?.rule, 'unpinned-revision');
    assert.match(finding.fixes[0]?.title ?? '', /^Pin to commit bbbbbbbb \(chosen by the Hub on 20/);
    const fresh = report.components.flatMap(({ metadata }) => metadata?.freshness ?? []);
    assert.deepEqual([...new Set(fresh)], ['live']);
    await modelkeel(variables, ...words);
    assert.equal(server.requests.length, 50);
  });

  it('says why a host gave no answer, and goes on with what is bundled', async () => {
    const server = await play({ '*': status(429, { 'retry-after': '600' }) });
    started.push(server);
    const run = await modelkeel(
      { HF_ENDPOINT: server.origin, MODELKEEL_CACHE: cache() },
      ...['explain', 'openai-community/gpt2', '--platform', 'huggingface', '--online'],
    );
    assert.equal(run.code, 0);
    assert.match(run.out, /Commit +607a30d783dfa663caf39e06633721c8d4cfcd7e/);
    assert.match(run.out, /127\.0\.0\.1:\d+: too many requests, try again from 20\d\d-/);
  });

  it('asks nobody where the Hub is switched off', async () => {
    const server = await play({ '*': json(MODEL) });
    started.push(server);
    const run = await modelkeel(
      { HF_ENDPOINT: server.origin, MODELKEEL_CACHE: cache(), HF_HUB_OFFLINE: '1' },
      ...['explain', 'acme/tuned-8b', '--platform', 'huggingface', '--online'],
    );
    assert.match(run.out, /127\.0\.0\.1:\d+: offline/);
    assert.equal(server.requests.length, 0);
  });
});
