import type { Finding } from '../model/finding.ts';
import type { FileReport } from '../model/report.ts';
import { runAcross } from '../rules/run-across.ts';
import type { AcrossContext } from '../rules/run-across.ts';

/** Adds to reports what only all of them together tell. */
export interface AcrossFiles {
  /** Of a whole scan: what was known before is dropped. */
  readonly ofAll: (reports: readonly FileReport[], context: AcrossContext) => readonly FileReport[];
  /** Of one document that was looked at again; what it changes for others is told by the next scan. */
  readonly ofOne: (report: FileReport, context: AcrossContext) => FileReport;
}

/** Remembers the last report of each document. */
export function createAcrossFiles(): AcrossFiles {
  let known = new Map<string, FileReport>();
  const added = (report: FileReport, found: ReadonlyMap<string, readonly Finding[]>): FileReport => {
    const own = found.get(report.uri);
    return own ? { ...report, findings: [...report.findings, ...own] } : report;
  };
  return {
    ofAll: (reports, context) => {
      known = new Map(reports.map((report) => [report.uri, report]));
      const found = runAcross(reports, context);
      return found.size === 0 ? reports : reports.map((report) => added(report, found));
    },
    ofOne: (report, context) => {
      known.set(report.uri, report);
      return added(report, runAcross([...known.values()], context));
    },
  };
}
