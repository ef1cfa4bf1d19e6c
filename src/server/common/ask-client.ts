import { CancellationTokenSource } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';

/** Asks the client something that a signal can stop. */
export async function asked<T>(signal: AbortSignal, ask: (token: CancellationToken) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const source = new CancellationTokenSource();
  const cancel = (): void => {
    source.cancel();
  };
  signal.addEventListener('abort', cancel);
  try {
    return await ask(source.token);
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}
