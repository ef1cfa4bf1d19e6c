import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogFile } from '../../src/core/metadata/catalog-file.ts';
import { json, play, status } from '../support/http-server.ts';
import type { PlayedServer } from '../support/http-server.ts';
import { PROJECT } from '../support/ports.ts';
import { Editor } from './editor.ts';
import type { EditorOptions } from './editor.ts';

const COMMIT = 'c'.repeat(40);
const MODEL = { id: 'acme/tuned-8b', sha: COMMIT, cardData: { license: 'apache-2.0' }, siblings: [], gated: false };
const CODE = 'from transformers import AutoModel\nAutoModel.from_pretrained("acme/tuned-8b")\n';
const COMPONENT = 'huggingface:acme/tuned-8b';

interface LookUp {
  readonly asked: readonly string[];
  readonly silent: readonly string[];
  readonly nobody: boolean;
}

describe('the server and other machines', function () {
  this.timeout(60_000);
  let editor: Editor;
  let hub: PlayedServer;
  const storage = (): string => mkdtempSync(join(tmpdir(), 'modelkeel-storage-'));
  /** An editor whose Hub is on this machine. */
  const start = async (options: EditorOptions = {}): Promise<void> => {
    const settings = { 'network.hubEndpoint': hub.origin, ...options.settings };
    const folder = storage();
    editor = await Editor.start({
      files: { 'app.py': CODE },
      ...options,
      settings,
      environment: {
        HF_TOKEN: '',
        HF_HUB_OFFLINE: '',
        HF_ENDPOINT: '',
        MODELKEEL_CACHE: folder,
        ...options.environment,
      },
    });
    await editor.idle();
  };
  const asked = (): number => hub.requests.length;
  const lookUp = (component = COMPONENT): Promise<LookUp> => editor.request('modelkeel/lookUp', { component });
  const card = async (): Promise<string> => {
    const hover = await editor.request<{ readonly contents: { readonly value: string } }>('textDocument/hover', {
      textDocument: { uri: editor.uri('app.py') },
      position: { line: 1, character: 30 },
    });
    return hover.contents.value;
  };
  beforeEach(async () => {
    hub = await play({ '/api/models/acme/tuned-8b': json(MODEL), '*': status(404) });
  });
  afterEach(async () => {
    await editor.clear();
    await hub.close();
  });

  it('opens no connection that nobody switched on, whatever is asked of it', async () => {
    const NODE_OPTIONS = `--require=${join(PROJECT, 'test', 'support', 'no-sockets.cjs')}`;
    await start({ environment: { NODE_OPTIONS, HF_TOKEN: 'hf_x', OPENAI_API_KEY: 'sk-x' } });
    editor.open('app.py', 'python', CODE);
    assert.doesNotMatch(await card(), /apache/);
    await editor.request('modelkeel/explain', { text: 'acme/tuned-8b', platform: null });
    assert.deepEqual(await lookUp(), { asked: [], silent: [], nobody: false });
    const said = await editor.message(({ method }) => method === 'window/showMessage');
    assert.match(JSON.stringify(said.params), /network\.hosts/);
    assert.deepEqual(await editor.request('modelkeel/catalog/update'), { kind: 'no-address', isEmpty: true });
    await editor.idle();
    assert.equal(asked(), 0);
    assert.equal(await editor.stop(), 0);
  });

  it('asks hosts that the settings always allow, once, and shows what they said', async () => {
    await start({ settings: { 'network.hosts': { [hub.host]: 'always' } } });
    editor.open('app.py', 'python', CODE);
    await editor.idle();
    assert.match(await card(), /apache/);
    assert.match(await card(), /Hub, seen/);
    const before = asked();
    editor.change('app.py', { text: `${CODE}# more\n` });
    await editor.idle();
    assert.equal(asked(), before);
    assert.ok(hub.requests.every(({ url }) => url.startsWith('/api/models/acme/tuned-8b')));
  });

  it('asks the person for a host, for this once, with the token of the client', async () => {
    const consents: unknown[] = [];
    await start({
      initializationOptions: { consent: true, tokens: true },
      answers: {
        'modelkeel/consent': (params) => {
          consents.push(params);
          return { allowed: [hub.host, 'elsewhere.example'] };
        },
        'modelkeel/token': ({ host }) => ({ token: host === hub.host ? 'hf_kept' : null }),
      },
    });
    assert.equal(asked(), 0);
    assert.deepEqual(await lookUp(), { asked: [hub.host], silent: [], nobody: false });
    assert.deepEqual(consents, [{ hosts: [hub.host], what: 'acme/tuned-8b' }]);
    assert.ok(asked() > 0);
    assert.ok(hub.requests.every(({ headers }) => headers.authorization === 'Bearer hf_kept'));
    editor.open('app.py', 'python', CODE);
    assert.match(await card(), /apache/);
    assert.match(await card(), /Hub, seen/);
    assert.ok(!JSON.stringify(editor.log.filter(({ method }) => method === 'window/logMessage')).includes('hf_kept'));
    // It was for once.
    const { length } = hub.requests;
    await editor.request('modelkeel/forgetAnswers');
    await editor.request('modelkeel/explain', { text: 'acme/tuned-8b', platform: null });
    await editor.idle();
    assert.equal(hub.requests.length, length);
    assert.deepEqual(await lookUp('openai:nothing'), { asked: [], silent: [], nobody: true });
  });

  it('offers to look a commit up where none is known, and to write it once the Hub said it', async () => {
    await start({
      initializationOptions: { consent: true, commands: ['modelkeel.lookUp'] },
      answers: { 'modelkeel/consent': () => ({ allowed: [hub.host] }) },
    });
    editor.open('app.py', 'python', CODE);
    await editor.idle();
    const titles = async (): Promise<readonly string[]> => {
      const range = { start: { line: 1, character: 30 }, end: { line: 1, character: 30 } };
      const actions = await editor.request<readonly { title: string }[]>('textDocument/codeAction', {
        ...{ textDocument: { uri: editor.uri('app.py') }, range, context: { diagnostics: [] } },
      });
      return actions.map(({ title }) => title);
    };
    assert.ok((await titles()).includes('Look up the commit online…'), (await titles()).join());
    await lookUp();
    await editor.idle();
    const after = await titles();
    assert.ok(!after.includes('Look up the commit online…'), after.join());
    assert.ok(
      after.some((title) => title.startsWith('Pin to commit cccccccc')),
      after.join(),
    );
  });

  it('asks nobody from folders that are not trusted, until they are', async () => {
    const settings = { 'network.hosts': { [hub.host]: 'always' } };
    await start({ settings, initializationOptions: { trusted: false, consent: true } });
    assert.deepEqual(await lookUp(), { asked: [], silent: [], nobody: false });
    assert.equal(asked(), 0);
    editor.notify('modelkeel/trustChanged', { trusted: true });
    await editor.idle();
    assert.ok(asked() > 0);
  });

  it('has the client send requests and keep files where that says it does', async () => {
    const sent: string[] = [];
    const folder = storage();
    await start({
      settings: { 'network.hosts': { [hub.host]: 'always' } },
      initializationOptions: { http: true, storage: folder },
      environment: { NODE_OPTIONS: `--require=${join(PROJECT, 'test', 'support', 'no-sockets.cjs')}` },
      answers: {
        'modelkeel/http': ({ url }) => {
          sent.push(String(url));
          const body = Buffer.from(JSON.stringify(MODEL)).toString('base64');
          return { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body };
        },
      },
    });
    await editor.idle();
    assert.ok(sent.length > 0 && sent.every((url) => url.startsWith(`${hub.origin}/api/models/acme/tuned-8b`)));
    assert.equal(readdirSync(join(folder, 'answers')).length, 1);
    await editor.request('modelkeel/forgetAnswers');
    await editor.idle();
  });

  it('names everybody who is ever asked, each once', async () => {
    await start();
    const hosts = await editor.request<readonly string[]>('modelkeel/hosts');
    assert.ok(hosts.includes(hub.host));
    assert.equal(new Set(hosts).size, hosts.length);
  });

  it('fetches a newer catalog from the address of the settings, and answers from it', async () => {
    const bundled = JSON.parse(
      readFileSync(join(PROJECT, 'src/core/metadata/catalog/catalog.json'), 'utf8'),
    ) as CatalogFile;
    const newer = new Date(Date.parse(bundled.builtAt) + 86_400_000).toISOString().slice(0, 10);
    const bytes = JSON.stringify({ ...bundled, builtAt: newer });
    const sum = createHash('sha256').update(bytes).digest('hex');
    const text =
      (body: string) =>
      (_: unknown, response: { end: (text: string) => void }): void => {
        response.end(body);
      };
    const server = await play({ '/c.json': text(bytes), '/c.json.sha256': text(`${sum}  c.json\n`) });
    try {
      const hosts = { [server.host]: 'always' };
      await start({ settings: { 'catalog.url': `${server.origin}/c.json`, 'network.hosts': hosts, today: newer } });
      interface Status {
        readonly builtAt: string;
        readonly address: string;
      }
      const before = await editor.request<Status>('modelkeel/catalog/status');
      assert.equal(before.address, `${server.origin}/c.json`);
      const update = await editor.request<{ readonly kind: string; readonly builtAt: string }>(
        'modelkeel/catalog/update',
      );
      assert.deepEqual([update.kind, update.builtAt], ['updated', newer]);
      await editor.idle();
      const after = await editor.request<Status>('modelkeel/catalog/status');
      assert.equal(after.builtAt, newer);
      const again = await editor.request('workspace/executeCommand', { command: 'modelkeel.server.updateCatalog' });
      assert.deepEqual(again, { kind: 'kept', inUse: newer });
    } finally {
      await server.close();
    }
  });
});
