import type { CancellationToken, Connection, WorkDoneProgressReporter } from 'vscode-languageserver';
import { DISPLAY_NAME } from '../../protocol/options.ts';
import type { Words } from '../../core/model/words.ts';
import type { ScanProgressView } from './scanner.ts';

/** A progress that nobody sees. */
function invisible(): ScanProgressView {
  return { report: () => undefined, end: () => undefined, signal: new AbortController().signal };
}

/** Shows a scan as work-done progress, where the client has a place for it. */
export async function scanProgress(
  connection: Connection,
  canShow: boolean,
  canStop: boolean,
  t: Words,
): Promise<ScanProgressView> {
  if (!canShow) return invisible();
  try {
    const progress = await connection.window.createWorkDoneProgress();
    return viewOf(progress, progress.token, canStop, t);
  } catch {
    // A client may refuse; the scan goes on unseen.
    return invisible();
  }
}

/** Shows a scan in the progress of the request that asked for it. */
export function viewOf(
  progress: WorkDoneProgressReporter,
  token: CancellationToken,
  canStop: boolean,
  t: Words,
): ScanProgressView {
  const controller = new AbortController();
  token.onCancellationRequested(() => {
    controller.abort();
  });
  progress.begin(t('{0}: scanning', DISPLAY_NAME), 0, undefined, canStop);
  return {
    report: (done, total) => {
      const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
      progress.report(percent, t('{0} of {1} files', done, total));
    },
    end: () => {
      progress.done();
    },
    signal: controller.signal,
  };
}
