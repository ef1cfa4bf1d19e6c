import type { Clock, Logger } from '../core/ports.ts';
import { UsageError } from './exit.ts';
import { say } from './terminal.ts';

/**
 * The day answers are computed for: `--today`, else the machine's date.
 *
 * @throws {UsageError} when the text is no date.
 */
export function createClock(today: string | undefined): Clock {
  if (today === undefined) return { today: () => new Date().toISOString().slice(0, 10) };
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(today) && isoDay(today) === today;
  if (!valid) throw new UsageError(`--today ${today} is not a date. Write it as YYYY-MM-DD.`);
  return { today: () => today };
}

/** Logs go to stderr: stdout belongs to the report. Silent unless asked for. */
export function createLogger(verbose: boolean): Logger {
  const write = (level: string, message: string): void => {
    if (verbose || level === 'error') say(message);
  };
  return {
    info: (message) => {
      write('info', message);
    },
    warn: (message) => {
      write('warn', message);
    },
    error: (message, cause) => {
      const reason =
        cause instanceof Error && verbose
          ? (cause.stack ?? cause.message)
          : cause instanceof Error
            ? cause.message
            : '';
      write('error', reason === '' ? message : `${message}: ${reason}`);
    },
  };
}

function isoDay(text: string): string | null {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}
