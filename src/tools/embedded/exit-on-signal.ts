import { constants } from 'node:os';

/** Makes Ctrl-C and SIGTERM end the process through `exit`, so that what it started is ended as well. */
export function exitOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      process.exit(128 + constants.signals[signal]);
    });
  }
}
