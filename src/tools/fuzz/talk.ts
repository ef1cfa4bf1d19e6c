import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Samples } from './inputs.ts';
import { randomMessage } from './messages.ts';
import type { Message } from './messages.ts';
import { createRandom } from './random.ts';

const LIMIT_MS = 90_000;
const MESSAGES = 40;
/** The answer to this one shows that the server lives. */
const LAST = 'last';

function framed(message: Message): string {
  const text = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** A conversation that follows from a seed: greetings as they should be, then anything. */
export function conversation(samples: Samples, seed: number): readonly Message[] {
  const random = createRandom(seed);
  const params = { processId: null, rootUri: 'file:///fuzz', capabilities: {}, workspaceFolders: null };
  return [
    { jsonrpc: '2.0', id: 0, method: 'initialize', params },
    { jsonrpc: '2.0', method: 'initialized', params: {} },
    ...Array.from({ length: MESSAGES }, (_, index) => randomMessage(index + 1, samples, random)),
    { jsonrpc: '2.0', id: LAST, method: 'shutdown' },
  ];
}

/** Says all that to a server of its own; tells what went wrong, or null. */
export function talk(messages: readonly Message[]): Promise<string | null> {
  const server = spawn(process.execPath, ['--max-old-space-size=2000', join('dist', 'cli.js'), 'lsp', '--stdio']);
  return new Promise((resolve) => {
    let heard = '';
    let complaint = '';
    const settle = (fault: string | null): void => {
      clearTimeout(timer);
      server.removeAllListeners();
      server.kill('SIGKILL');
      resolve(fault);
    };
    const timer = setTimeout(() => {
      settle(`no answer to shutdown after ${LIMIT_MS / 1000} s`);
    }, LIMIT_MS);
    server.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      heard = (heard + chunk).slice(-200_000);
      if (heard.includes(`"id":"${LAST}"`)) settle(null);
    });
    server.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      complaint = (complaint + chunk).slice(-2_000);
    });
    // It may be gone before all was said.
    server.stdin.on('error', () => undefined);
    server.on('exit', (code, signal) => {
      settle(`the server ended (${signal ?? code ?? 'unknown'}): ${complaint}`);
    });
    for (const message of messages) server.stdin.write(framed(message));
  });
}
