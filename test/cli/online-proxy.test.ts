import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { selfSigned } from '../support/certificate.ts';
import { json, play } from '../support/http-server.ts';
import type { PlayedServer } from '../support/http-server.ts';
import { PROJECT } from '../support/ports.ts';
import { DROPS, playDroppingProxy, playProxy, playRefusingProxy } from '../support/proxy.ts';
import type { PlayedProxy } from '../support/proxy.ts';

const portOf = (origin: string): number => Number(/\d+$/.exec(origin)?.[0]);

describe('HTTP of the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelkeel-http-'));
  const program = join(folder, 'send.cjs');
  const { key, certificate } = selfSigned(['hub.invalid']);
  const authority = join(folder, 'authority.pem');
  const secure = createServer({ key, cert: certificate }, (request, response) => {
    response.setHeader('content-type', 'text/plain');
    response.end(`secure ${request.headers.authorization ?? 'nobody'} ${request.headers['proxy-authorization'] ?? ''}`);
  });
  let plain: PlayedServer;
  let securePort = 0;
  let proxy: PlayedProxy;
  let secureProxy: PlayedProxy;

  before(async () => {
    writeFileSync(authority, certificate);
    await build({
      stdin: {
        contents: `
          import { createHttp } from './src/host/http.ts';
          const [url, authorization] = process.argv.slice(2);
          const headers = authorization ? { authorization } : {};
          createHttp().send({ method: 'GET', url, headers, body: null, maxBytes: 1000, timeoutMs: 3000 }, new AbortController().signal)
            .then((result) => console.log(JSON.stringify({ ...result, body: new TextDecoder().decode(result.body) })));`,
        resolveDir: PROJECT,
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
      outfile: program,
      logLevel: 'warning',
    });
    plain = await play({ '*': json({ served: true }) });
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    securePort = (secure.address() as AddressInfo).port;
    proxy = await playProxy(portOf(plain.origin));
    secureProxy = await playProxy(securePort);
  });
  after(async () => {
    secure.closeAllConnections();
    secure.close();
    await Promise.all([plain.close(), proxy.close(), secureProxy.close()]);
  });
  beforeEach(() => {
    for (const list of [plain.requests, proxy.asked, secureProxy.asked]) list.length = 0;
  });

  interface Sent {
    readonly kind: string;
    readonly reason?: string;
    readonly detail?: string;
    readonly body: string;
  }
  const CLEAN = [
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'NODE_EXTRA_CA_CERTS',
  ];
  /** Sends one request from a process with these variables. */
  const send = (variables: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Sent> => {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !CLEAN.includes(name)));
    return new Promise((resolve) => {
      execFile(process.execPath, [program, ...words], { env: { ...env, ...variables } }, (_error, out) => {
        resolve(JSON.parse(out) as Sent);
      });
    });
  };

  it('goes over the proxy of HTTP_PROXY, also in small letters', async () => {
    for (const name of ['HTTP_PROXY', 'http_proxy']) {
      const sent = await send({ [name]: proxy.address }, 'http://hub.invalid/api/x');
      assert.equal(sent.body, '{"served":true}', name);
    }
    assert.equal(proxy.asked.length, 2);
    assert.ok(proxy.asked.every(({ what }) => /hub\.invalid/.test(what)));
  });

  it('goes over the proxy of HTTPS_PROXY in a tunnel: the proxy sees the name of the host, and no token', async () => {
    const variables = {
      HTTPS_PROXY: secureProxy.address.replace('//', '//me:secret@'),
      NODE_EXTRA_CA_CERTS: authority,
    };
    const sent = await send(variables, `https://hub.invalid/api/x`, 'Bearer hf_x');
    assert.equal(sent.body, 'secure Bearer hf_x ', 'what proves who asks the proxy stays there');
    const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`;
    assert.deepEqual(secureProxy.asked, [{ what: 'CONNECT hub.invalid:443', authorization: basic }]);
  });

  it('goes past the proxy for the hosts of NO_PROXY', async () => {
    const { HTTP_PROXY, NO_PROXY } = { HTTP_PROXY: proxy.address, NO_PROXY: 'example.com,127.0.0.1' };
    assert.equal((await send({ HTTP_PROXY, NO_PROXY }, `${plain.origin}/x`)).body, '{"served":true}');
    assert.deepEqual([proxy.asked.length, plain.requests.length], [0, 1]);
    assert.equal((await send({ HTTP_PROXY, NO_PROXY: 'example.com' }, `${plain.origin}/x`)).body, '{"served":true}');
    assert.equal(proxy.asked.length, 1);
  });

  it('says that the host was not reached where the proxy is not, without its password', async () => {
    const sent = await send({ HTTPS_PROXY: 'http://me:secret@127.0.0.1:9' }, 'https://hub.invalid/');
    assert.deepEqual([sent.kind, sent.reason], ['failed', 'network']);
    assert.ok(!JSON.stringify(sent).includes('secret'));
  });

  it('never takes what the proxy says for what the host says', async () => {
    const refusing = await playRefusingProxy();
    const sent = await send({ HTTPS_PROXY: refusing.address }, 'https://hub.invalid/');
    await refusing.close();
    assert.deepEqual([sent.kind, sent.reason, sent.detail], ['failed', 'network', 'PROXY_ANSWERED_407']);
  });

  for (const when of DROPS)
    it(`gives up on a proxy that drops the connection ${when}, after a handful of connections`, async () => {
      const dropping = await playDroppingProxy(when);
      try {
        // Plain requests ask for no tunnel: what such a proxy says is an answer, of no bytes.
        const plain = when === 'after it said yes' ? [] : ['http://hub.invalid/'];
        for (const url of ['https://hub.invalid/', 'https://hub.invalid/again', ...plain]) {
          const sent = await send({ HTTP_PROXY: dropping.address, HTTPS_PROXY: dropping.address }, url);
          assert.deepEqual([sent.kind, sent.reason], ['failed', 'network'], url);
        }
        assert.ok(dropping.connections() >= 2, 'it was asked');
        assert.ok(dropping.connections() <= 6, `${String(dropping.connections())} connections for a few questions`);
      } finally {
        await dropping.close();
      }
    });

  it('gives up on a server that drops the connection, after a handful of connections', async () => {
    const dropping = await playDroppingProxy('at once');
    try {
      for (const scheme of ['http', 'https'])
        assert.equal((await send({}, dropping.address.replace('http', scheme))).reason, 'network');
      assert.ok(dropping.connections() <= 6, String(dropping.connections()));
    } finally {
      await dropping.close();
    }
  });

  it('asks nobody past a proxy whose address is none', async () => {
    const sent = await send({ HTTP_PROXY: 'http://me:secret@' }, `${plain.origin}/x`);
    assert.deepEqual([sent.kind, sent.reason, plain.requests.length], ['failed', 'network', 0]);
    assert.ok(!JSON.stringify(sent).includes('secret'));
  });

  it('trusts the certificates of NODE_EXTRA_CA_CERTS, and no others', async () => {
    const url = `https://localhost:${String(securePort)}/`;
    const trusting = await send({ NODE_EXTRA_CA_CERTS: authority }, url);
    assert.equal(trusting.body, 'secure nobody ');
    const careful = await send({}, url);
    assert.deepEqual(
      [careful.kind, careful.reason, careful.detail],
      ['failed', 'network', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    );
  });
});
