import { Agent, request as requestPlain } from 'node:http';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { Agent as SecureAgent, request as requestSecure } from 'node:https';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import type { Http, HttpRequest, HttpResult } from '../core/ports-online.ts';

/** Connections are kept for the next question to the same host. */
const KEPT = { keepAlive: true } as const;

/** HTTP of the command line; nothing is asked twice by itself. Proxies are those of `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, certificates those of Node. */
export function createHttp(): Http {
  const agents = new Map<string, Agent>();
  return {
    send: async (wanted, signal) => {
      const timeout = AbortSignal.timeout(wanted.timeoutMs);
      try {
        return await exchange(wanted, agentOf(agents, wanted.url), AbortSignal.any([signal, timeout]));
      } catch (error) {
        signal.throwIfAborted();
        if (timeout.aborted)
          return { kind: 'failed', reason: 'timeout', detail: `no whole answer within ${String(wanted.timeoutMs)} ms` };
        // No message: it may hold the address of a proxy, and with it a password.
        const detail = error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown';
        return { kind: 'failed', reason: 'network', detail };
      }
    },
  };
}

async function exchange(wanted: HttpRequest, agent: Agent, signal: AbortSignal): Promise<HttpResult> {
  const answer = await ask(wanted, { agent, signal });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > wanted.maxBytes) {
      answer.destroy();
      return { kind: 'failed', reason: 'too-large', detail: `more than ${String(wanted.maxBytes)} bytes` };
    }
    chunks.push(chunk);
  }
  const headers = Object.fromEntries(
    Object.entries(answer.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
  return { kind: 'answer', status: answer.statusCode ?? 0, headers, body: Buffer.concat(chunks) };
}

function ask(wanted: HttpRequest, how: Pick<RequestOptions, 'agent' | 'signal'>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const start = isSecure(wanted.url) ? requestSecure : requestPlain;
    const headers = { 'user-agent': 'modelkeel', ...wanted.headers };
    const asking = start(wanted.url, { ...how, method: wanted.method, headers }, resolve);
    asking.once('error', reject);
    endWithoutTunnel(asking);
    asking.end(wanted.body ?? undefined);
  });
}

/** What a proxy says instead of opening a tunnel is not what the host says. */
function endWithoutTunnel(asking: ClientRequest): void {
  asking.once('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
    if (statusCode !== 200)
      asking.destroy(Object.assign(new Error('no tunnel'), { code: `PROXY_ANSWERED_${String(statusCode)}` }));
  });
}

/** One for each proxy, and one where there is none. Throws where a variable that names a proxy holds no address: then nobody is asked past it. */
function agentOf(agents: Map<string, Agent>, url: string): Agent {
  const proxy = getProxyForUrl(url);
  const key = `${String(isSecure(url))} ${proxy}`;
  const agent = agents.get(key) ?? createAgent(proxy, isSecure(url));
  agents.set(key, agent);
  return agent;
}

function createAgent(proxy: string, secure: boolean): Agent {
  if (proxy === '') return secure ? new SecureAgent(KEPT) : new Agent(KEPT);
  return secure ? new HttpsProxyAgent(proxy, KEPT) : new HttpProxyAgent(proxy, KEPT);
}

function isSecure(url: string): boolean {
  return new URL(url).protocol === 'https:';
}
