import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';

/**
 * Does work that a token can stop: it is given a signal, and whoever asked gets the answer "cancelled" in the same moment, also
 * where the work only notices a moment later.
 */
export async function cancellable<T>(token: CancellationToken, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancelled = (): ResponseError => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled by the client');
  if (token.isCancellationRequested) throw cancelled();
  let listener: { dispose(): void } | undefined;
  const stopped = new Promise<never>((_, reject) => {
    listener = token.onCancellationRequested(() => {
      controller.abort();
      reject(cancelled());
    });
  });
  try {
    return await Promise.race([work(controller.signal), stopped]);
  } catch (error) {
    throw controller.signal.aborted ? cancelled() : error;
  } finally {
    listener?.dispose();
  }
}
