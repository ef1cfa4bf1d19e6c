import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';

/** What the server does with one request. */
export type Play = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A server on this machine that plays a real API, and counts what it is asked. */
export interface PlayedServer {
  readonly origin: string;
  readonly host: string;
  readonly requests: { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers'] }[];
  /** Most requests that were open at once. */
  readonly mostAtOnce: () => number;
  readonly close: () => Promise<void>;
}

/** JSON as an answer. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Play {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(value));
  };
}

/** An answer without a body. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Play {
  return (_request, response) => {
    response.writeHead(code, headers);
    response.end();
  };
}

/** A body without an end; stops when the other side hangs up, at 64 MB at the latest. */
export const endless: Play = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  let left = 1000;
  const more = (): void => {
    let takes = true;
    while (takes && left-- > 0 && !response.destroyed) takes = response.write(' '.repeat(65_536));
    if (left <= 0) response.end();
  };
  response.on('drain', more);
  more();
};

/** Begins an answer and cuts the connection. */
export const cut: Play = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"id":');
  setTimeout(() => request.socket.destroy(), 10);
};

/** Answers long after anybody waits. */
export const silent: Play = () => undefined;

/**
 * Starts a server that plays each path in turn: the first play for the first request, the last one for all others. With a
 * certificate it speaks TLS; a path may then begin with the name of the host that was asked for (`auth.docker.io/token`).
 */
export async function play(
  paths: Readonly<Record<string, Play | readonly Play[]>>,
  tls: Certificate | null = null,
): Promise<PlayedServer> {
  const requests: PlayedServer['requests'] = [];
  const asked = new Map<string, number>();
  let open = 0;
  let most = 0;
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? '';
    requests.push({ method: request.method ?? '', url, headers: request.headers });
    most = Math.max(most, ++open);
    response.on('close', () => open--);
    const path = url.replace(/\?.*$/, '');
    const named = `${request.headers.host ?? ''}${path}`;
    const key = [named, url, path, '*'].find((candidate) => Object.hasOwn(paths, candidate)) ?? '';
    const count = asked.get(key) ?? 0;
    asked.set(key, count + 1);
    const found = paths[key];
    const one = typeof found === 'function' ? found : found?.[Math.min(count, found.length - 1)];
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      (one ?? status(404))(request, response, Buffer.concat(chunks).toString('utf8'));
    });
  };
  const server = tls ? createSecureServer({ key: tls.key, cert: tls.certificate }, serve) : createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${String(port)}`,
    host: `127.0.0.1:${String(port)}`,
    requests,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
