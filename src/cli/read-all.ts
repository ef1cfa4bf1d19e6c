import { mergeReports } from '../core/report/merge.ts';
import type { MergedReport } from '../core/report/merge.ts';
import type { Session } from './session.ts';
import { say, terminalProgress } from './terminal.ts';

/** Inspects everything that a session looks at, asks hosts where that is allowed, and puts it together. */
export async function readAll(
  { analyzer, workspace }: Session,
  { progress, quiet = false }: { readonly progress: boolean; readonly quiet?: boolean },
  signal: AbortSignal,
): Promise<{ readonly report: MergedReport; readonly files: number }> {
  const shown = quiet ? null : terminalProgress();
  const reports = await analyzer
    .scan(({ done, total }) => {
      if (progress && !shown) say(`${String(done)} of ${String(total)} files`);
      shown?.tell(done, total);
    }, signal)
    .finally(() => shown?.end());
  const enriched = new Map((await analyzer.enrich(reports, signal)).map((report) => [report.uri, report]));
  const final = reports.map((report) => enriched.get(report.uri) ?? report);
  return { report: mergeReports(final, workspace.notes()), files: reports.length };
}
