import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { createAssets } from '../../host/assets.ts';
import { cacheFolder } from '../../host/cache-folder.ts';
import { digest } from '../../host/digest.ts';
import { createFactStore } from '../../host/fact-store.ts';
import { createReader, createResolver, createStamps } from '../../host/read-text.ts';
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

/** Milliseconds for which it is believed where folders really are: a scan asks of thousands of files. */
const BELIEVED_MS = 1_000;

interface Files {
  readonly read: ReturnType<typeof createReader>;
  readonly stamp: ReturnType<typeof createStamps>;
}

function filesBelow(folders: readonly string[]): Files {
  const resolvePlace = createResolver(folders);
  return { read: createReader(resolvePlace, false), stamp: createStamps(resolvePlace) };
}

/** Files below folders; where links lead is looked up anew after a moment. */
function createFiles(): { readonly of: (folders: readonly string[]) => Files } {
  let last: (Files & { readonly folders: string; readonly since: number }) | null = null;
  return {
    of: (folders) => {
      const key = folders.join('\n');
      if (last?.folders !== key || Date.now() - last.since > BELIEVED_MS)
        last = { ...filesBelow(folders), folders: key, since: Date.now() };
      return last;
    },
  };
}

function nodePorts(): ServerPorts {
  const files = createFiles();
  return {
    version,
    assets: createAssets(join(__dirname, 'assets')),
    disk: {
      list: (folder, tell) => walk(folder, { noIgnore: false, tell }),
      read: (path, folders) => files.of(folders).read(path),
      stamp: (path, folders) => files.of(folders).stamp(path),
    },
    store: (folder, name) =>
      createStore(folder === null ? cacheFolder(process.env, process.platform) : join(folder, name)),
    facts: (folders) =>
      createFactStore({ folder: join(cacheFolder(process.env, process.platform), 'facts'), foreign: folders }),
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
