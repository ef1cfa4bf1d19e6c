import { createServer, request as send } from 'node:http';
import { connect, createServer as listen } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A proxy on this machine that leads every name to one server, and counts what it is asked. */
export interface PlayedProxy {
  readonly address: string;
  /** `CONNECT host:port`, or method and address of what it passes on; with what proves who asks. */
  readonly asked: { readonly what: string; readonly authorization: string | null }[];
  readonly close: () => Promise<void>;
}

/** Starts a proxy. `port` is that of the server behind all names. */
export async function playProxy(port: number): Promise<PlayedProxy> {
  const asked: PlayedProxy['asked'] = [];
  const sockets = new Set<Socket>();
  const proxy = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ what: `${method} ${url}`, authorization: headers['proxy-authorization'] ?? null });
    const path = url.replace(/^http:\/\/[^/]+/, '');
    const passed = send({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(passed);
  });
  proxy.on('connect', (request, socket: Socket) => {
    const { url = '', headers } = request;
    asked.push({ what: `CONNECT ${url}`, authorization: headers['proxy-authorization'] ?? null });
    const through = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      through.pipe(socket);
      socket.pipe(through);
    });
    for (const one of [socket, through]) one.on('error', () => one.destroy());
  });
  proxy.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        proxy.close(() => {
          resolve();
        });
      }),
  };
}

/** Starts a proxy that opens no tunnel to anybody who does not say who they are. */
export async function playRefusingProxy(): Promise<Pick<PlayedProxy, 'address' | 'close'>> {
  const proxy = createServer();
  proxy.on('connect', (_request, socket) => {
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 2\r\n\r\n{}');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => {
          resolve();
        });
      }),
  };
}

/** When a broken proxy hangs up. */
export const DROPS = ['at once', 'when it is asked', 'after it said yes', 'in the middle of its answer'] as const;

/** Starts a proxy that hangs up on everybody, and counts how often it was called. */
export async function playDroppingProxy(
  when: (typeof DROPS)[number],
): Promise<{ readonly address: string; readonly connections: () => number; readonly close: () => Promise<void> }> {
  let connections = 0;
  const proxy = listen((socket) => {
    connections++;
    socket.on('error', () => undefined);
    if (when === 'at once') socket.destroy();
    else
      socket.once('data', () => {
        if (when === 'when it is asked') socket.destroy();
        else if (when === 'after it said yes') socket.end('HTTP/1.1 200 Connection established\r\n\r\n');
        else socket.end('HTTP/1.1 200 Conn');
      });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => {
          resolve();
        });
      }),
  };
}
