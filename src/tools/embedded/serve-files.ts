import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

/** Folders served to pages of this machine. */
export interface FileServer {
  /** `localhost:PORT`: from there, and not from 127.0.0.1, VS Code lets extensions load scripts into workers. */
  readonly authority: string;
  readonly stop: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** Serves folders, each below its own first segment, to any origin: VS Code fetches extensions from its own. */
export async function serveFiles(folders: Readonly<Record<string, string>>): Promise<FileServer> {
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const file = fileOf(new URL(request.url ?? '', 'http://localhost').pathname, folders);
    if (file === null) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    authority: `localhost:${String((server.address() as AddressInfo).port)}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function fileOf(pathname: string, folders: Readonly<Record<string, string>>): string | null {
  const [, name = '', ...rest] = decodeURIComponent(pathname).split('/');
  const folder = Object.hasOwn(folders, name) ? folders[name] : undefined;
  if (folder === undefined) return null;
  const file = normalize(join(folder, ...rest));
  if (!file.startsWith(`${folder}${sep}`)) return null;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}
