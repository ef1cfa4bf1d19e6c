import { parentPort } from 'node:worker_threads';
import { createThreadProgram } from '../core/threads/program.ts';
import { serveThread } from '../host/thread-end.ts';
import { hostAssets } from '../host/assets.ts';

/** A thread of the command line or of the server. */
export function serve(): void {
  if (parentPort)
    serveThread(parentPort, (ask) => createThreadProgram(ask, new AbortController().signal, hostAssets()));
}
