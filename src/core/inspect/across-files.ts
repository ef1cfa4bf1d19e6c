import type { Finding } from '../model/finding.ts';
import type { FileReport } from '../model/report.ts';
import type { House } from '../policy/house.ts';
import { runAcross } from '../rules/run-across.ts';
import type { AcrossContext } from '../rules/run-across.ts';
import { judged } from './govern.ts';

/** What is needed of documents, and what policies say of what is found in them. */
export type GovernedContext = AcrossContext & { readonly house: House };

/** Adds to reports what only all of them together tell. */
export interface AcrossFiles {
  /** Of a whole scan: what was known before is dropped. */
  readonly ofAll: (reports: readonly FileReport[], context: GovernedContext) => readonly FileReport[];
  /** Of one document that was looked at again; what it changes for others is told by the next scan. */
  readonly ofOne: (report: FileReport, context: GovernedContext) => FileReport;
}

/** Remembers the last report of each document. */
export function createAcrossFiles(): AcrossFiles {
  let known = new Map<string, FileReport>();
  const added = (report: FileReport, found: ReadonlyMap<string, readonly Finding[]>, house: House): FileReport => {
    const own = judged(found.get(report.uri) ?? [], report.references, house);
    return own.length > 0 ? { ...report, findings: [...report.findings, ...own] } : report;
  };
  return {
    ofAll: (reports, context) => {
      known = new Map(reports.map((report) => [report.uri, report]));
      const found = runAcross(reports, context);
      return found.size === 0 ? reports : reports.map((report) => added(report, found, context.house));
    },
    ofOne: (report, context) => {
      known.set(report.uri, report);
      return added(report, runAcross([...known.values()], context), context.house);
    },
  };
}
