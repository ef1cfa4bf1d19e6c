import type { Connection } from 'vscode-languageserver';
import type { Logger } from '../../core/ports.ts';

/** The client's log. Messages that come before it may be sent any wait for `open`. */
export function createLogger(connection: Connection): Logger & { readonly open: () => void } {
  let waiting: (() => void)[] | null = [];
  const write = (send: () => void): void => {
    if (waiting) waiting.push(send);
    else send();
  };
  return {
    info: (message) => {
      write(() => {
        connection.console.info(message);
      });
    },
    warn: (message) => {
      write(() => {
        connection.console.warn(message);
      });
    },
    error: (message, cause) => {
      const reason = cause instanceof Error ? (cause.stack ?? cause.message) : typeof cause === 'string' ? cause : '';
      write(() => {
        connection.console.error(reason === '' ? message : `${message}: ${reason}`);
      });
    },
    open: () => {
      const all = waiting ?? [];
      waiting = null;
      for (const send of all) send();
    },
  };
}
