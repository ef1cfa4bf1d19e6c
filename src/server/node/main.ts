import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { createAssets } from '../../host/assets.ts';
import { cacheFolder } from '../../host/cache-folder.ts';
import { digest } from '../../host/digest.ts';
import { createReader } from '../../host/read-text.ts';
import { createStore } from '../../host/store.ts';
import { createThreads } from '../../host/threads.ts';
import { walk } from '../../host/walk.ts';
import type { ServerPorts } from '../common/ports.ts';
import { createServer } from '../common/server.ts';

/** The server as a process of its own: over stdio, a pipe, or Node's own channel, as the arguments of the process say. */
export function serve(): void {
  const connection = createConnection(ProposedFeatures.all);
  createServer(connection, nodePorts());
  connection.listen();
}

function nodePorts(): ServerPorts {
  return {
    version,
    assets: createAssets(join(__dirname, 'assets')),
    disk: {
      list: (folder, tell) => walk(folder, { noIgnore: false, tell }),
      read: (path, folders) => createReader(folders, false)(path),
    },
    store: (folder, name) =>
      createStore(folder === null ? cacheFolder(process.env, process.platform) : join(folder, name)),
    threads: createThreads({ entry: join(__dirname, 'worker.js'), count: availableParallelism() > 2 ? 2 : 1 }),
    // Loaded with the first question: the HTTP client is half of the program.
    http: async () => (await import('../../host/http.ts')).createHttp(),
    variables: process.env,
    toWire: (bytes) => Buffer.from(bytes).toString('base64'),
    digest,
    breathe: () =>
      new Promise((resolve) => {
        setImmediate(resolve);
      }),
  };
}

// Started as a program by a client library; the command line calls `serve` itself.
if (require.main === module) serve();
