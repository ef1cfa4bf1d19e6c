import { EnvHttpProxyAgent, Pool, request } from 'undici';
import type { Dispatcher } from 'undici';
import type { Http, HttpRequest, HttpResult } from '../core/ports-online.ts';

/** HTTP of the command line; nothing is asked twice by itself. Proxies are those of `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, certificates those of Node. */
export function createHttp(): Http {
  const dispatcher = createDispatcher();
  return {
    send: async (wanted, signal) => {
      if (!dispatcher)
        return { kind: 'failed', reason: 'network', detail: 'the proxy of the environment is no address' };
      const timeout = AbortSignal.timeout(wanted.timeoutMs);
      try {
        return await exchange(wanted, dispatcher, AbortSignal.any([signal, timeout]));
      } catch (error) {
        signal.throwIfAborted();
        if (timeout.aborted)
          return { kind: 'failed', reason: 'timeout', detail: `no whole answer within ${String(wanted.timeoutMs)} ms` };
        const detail = error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown';
        return { kind: 'failed', reason: 'network', detail };
      }
    },
  };

  async function exchange(wanted: HttpRequest, dispatcher: Dispatcher, signal: AbortSignal): Promise<HttpResult> {
    const answer = await request(wanted.url, {
      method: wanted.method,
      headers: { 'user-agent': 'modelkeel', ...wanted.headers },
      body: wanted.body,
      dispatcher,
      signal,
    });
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > wanted.maxBytes) {
        answer.body.destroy();
        return { kind: 'failed', reason: 'too-large', detail: `more than ${String(wanted.maxBytes)} bytes` };
      }
      chunks.push(chunk);
    }
    const headers = Object.fromEntries(
      Object.entries(answer.headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
      ),
    );
    return { kind: 'answer', status: answer.statusCode, headers, body: Buffer.concat(chunks) };
  }
}

/** null where a variable that names a proxy holds no address: then nobody must be asked past it. */
function createDispatcher(): Dispatcher | null {
  try {
    return new EnvHttpProxyAgent({ clientFactory: poolOfProxy });
  } catch {
    // Its message holds the address, and with it perhaps a password.
    return null;
  }
}

/**
 * Connections to a proxy. The agent takes a connection that was closed for one that went idle, and opens the next at once,
 * for ever where the proxy drops each CONNECT; so what went wrong there is given another code, which ends the request.
 */
function poolOfProxy(origin: URL, options: object): Dispatcher {
  const pool = new Pool(origin, options);
  const open = pool.connect.bind(pool);
  const connect = (wanted: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> =>
    new Promise((resolve, reject) => {
      open(wanted, (error, data) => {
        if (error) reject(Object.assign(new Error('no connection', { cause: error }), { code: 'PROXY_DROPPED' }));
        else resolve(data);
      });
    });
  return Object.assign(pool, { connect });
}
