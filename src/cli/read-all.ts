import { mergeReports } from '../core/report/merge.ts';
import type { MergedReport } from '../core/report/merge.ts';
import type { Session } from './session.ts';
import { say } from './terminal.ts';

/** Inspects everything that a session looks at, asks hosts where that is allowed, and puts it together. */
export async function readAll(
  { analyzer, workspace }: Session,
  { progress }: { readonly progress: boolean },
  signal: AbortSignal,
): Promise<{ readonly report: MergedReport; readonly files: number }> {
  const reports = await analyzer.scan(({ done, total }) => {
    if (progress) say(`${String(done)} of ${String(total)} files`);
  }, signal);
  const enriched = new Map((await analyzer.enrich(reports, signal)).map((report) => [report.uri, report]));
  const final = reports.map((report) => enriched.get(report.uri) ?? report);
  return { report: mergeReports(final, workspace.notes()), files: reports.length };
}
