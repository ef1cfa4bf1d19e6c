import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { EmbeddedVscode } from './install.ts';

/** A VS Code server that answers on this machine only. */
export interface RunningServer {
  /** `127.0.0.1:PORT`. */
  readonly authority: string;
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface ServerOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly settings: Readonly<Record<string, unknown>>;
  /** False switches workspace trust off, as if every folder were trusted. */
  readonly askForTrust: boolean;
  /** Folders of further extensions, which are installed as a user's are. */
  readonly extensions?: readonly string[];
}

const START_MS = 60_000;

/** The wanted port, or any free one for 0. @throws when it is taken. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${String(wanted)} is taken; name another one`) : error);
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

/** Starts the server with a data folder of its own, and waits until it answers. @throws when it ends or takes too long. */
export async function startServer({ node, server }: EmbeddedVscode, options: ServerOptions): Promise<RunningServer> {
  const port = await freePort(options.port);
  const data = mkdtempSync(join(tmpdir(), 'modelkeel-vscode-'));
  for (const folder of ['User', 'Machine']) {
    mkdirSync(join(data, 'data', folder), { recursive: true });
    writeFileSync(join(data, 'data', folder, 'settings.json'), JSON.stringify(options.settings));
  }
  for (const folder of options.extensions ?? [])
    cpSync(folder, join(data, 'extensions', basename(folder)), { recursive: true });
  const words = [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--without-connection-token',
    '--accept-server-license-terms',
    '--server-data-dir',
    data,
    '--enable-smoke-test-driver',
    '--disable-telemetry',
  ];
  if (!options.askForTrust) words.push('--disable-workspace-trust');
  const child = spawn(node, [server, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4000);
  });
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      resolve();
    });
  });
  // The server leads a process group of its own, which no Ctrl-C reaches: however we end, it ends with us.
  const endWithUs = (): void => {
    kill(child.pid, 'SIGKILL');
    discard(data);
  };
  process.once('exit', endWithUs);
  const stop = async (): Promise<void> => {
    kill(child.pid, 'SIGTERM');
    const patience = setTimeout(() => {
      kill(child.pid, 'SIGKILL');
    }, 5000);
    await ended;
    clearTimeout(patience);
    process.removeListener('exit', endWithUs);
    discard(data);
  };
  const authority = `127.0.0.1:${String(port)}`;
  const deadline = Date.now() + START_MS;
  while (!(await answers(authority))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`the VS Code server did not start on port ${String(port)}:\n${errors}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return { authority, ended, stop };
}

/** Ends a process with all it started. */
function kill(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It has ended by itself.
    return;
  }
}

/** Removes the data folder; what just ended may still be writing its last file. */
function discard(data: string): void {
  try {
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch {
    // A folder left in the temporary directory must not hide how the run went.
    return;
  }
}

async function answers(authority: string): Promise<boolean> {
  try {
    const response = await fetch(`http://${authority}/version`, { signal: AbortSignal.timeout(2000) });
    return response.ok;
  } catch {
    // Not listening yet.
    return false;
  }
}
