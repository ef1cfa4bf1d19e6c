import { pathToFileURL } from 'node:url';
import { styleText } from 'node:util';
import { visible } from '../core/base/visible.ts';
import type { Paint } from '../core/report/text.ts';
import { createProgress } from './progress.ts';
import type { Progress } from './progress.ts';

/** Whether to colour: only on a terminal, and not where `NO_COLOR` (https://no-color.org) or `--no-color` says so. */
export function wantsColor(allowed: boolean): boolean {
  if (!allowed || process.env['NO_COLOR']) return false;
  return process.stdout.isTTY && process.env['TERM'] !== 'dumb' && !process.env['CI'];
}

const COLOURS = { error: 'red', warning: 'yellow', info: 'cyan', hint: 'gray' } as const;

/** The terminal's colours and links, or none. */
export function createPaint(color: boolean, links = false): Paint {
  const link: Paint['link'] = links ? linked : (text) => text;
  if (!color) return { severity: (_severity, text) => text, bold: (text) => text, dim: (text) => text, link };
  return {
    severity: (severity, text) => styleText(COLOURS[severity], text),
    bold: (text) => styleText('bold', text),
    dim: (text) => styleText('dim', text),
    link,
  };
}

/** A link as terminals know it (OSC 8). The address is made here, with everything escaped that could end it. */
function linked(text: string, uri: string): string {
  return `\u001b]8;;${pathToFileURL(uri).href}\u001b\\${text}\u001b]8;;\u001b\\`;
}

/** Columns to break long lines at: those of a terminal that a person reads; null for files and other programs. */
export function columnsToFit(output: string | undefined): number | null {
  return output === undefined && process.stdout.isTTY ? Math.max(40, process.stdout.columns || 80) : null;
}

/** Progress on stderr, where that is a terminal that a person looks at. */
export function terminalProgress(): Progress | null {
  const { stderr, env } = process;
  if (!stderr.isTTY || env['TERM'] === 'dumb' || env['CI']) return null;
  return createProgress({
    write: (text) => {
      stderr.write(text);
    },
    now: () => performance.now(),
    columns: stderr.columns || 80,
  });
}

/** Says one thing on stderr, in one line: what others wrote in it is shown, and steers nothing. */
export function say(message: string): void {
  // Over progress, if there is any.
  const erase = process.stderr.isTTY && process.env['TERM'] !== 'dumb' ? '\u001b[K' : '';
  process.stderr.write(`${erase}modelkeel: ${visible(message)}\n`);
}

/** Prints lines on stdout; what others wrote in them is shown, and steers nothing. */
export function printLines(...lines: readonly string[]): void {
  printReport(lines.map((line) => `${visible(line)}\n`).join(''));
}

/** Prints what was made for a terminal or a program already, as it is. */
export function printReport(text: string): void {
  process.stdout.write(text);
}

/** Shows an unexpected error: its message in one line, and where it came from. */
export function sayUnexpected(error: unknown): void {
  say(`unexpected: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`);
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  process.stderr.write(frames.map((frame) => `${visible(frame)}\n`).join(''));
}

/** Shows the usage, which is our own text in lines. */
export function sayUsage(help: string): void {
  process.stderr.write(help);
}

/** Ends quietly with whoever reads what is written, as `head` does when it has enough. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}

/** Waits until what was written has left the process: pipes and terminals take it later on some systems. */
export async function everythingWritten(): Promise<void> {
  await Promise.all([process.stdout, process.stderr].map(written));
}

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writableLength === 0) resolve();
    else
      stream.write('', () => {
        resolve();
      });
  });
}
