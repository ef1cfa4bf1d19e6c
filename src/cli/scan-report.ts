import { cycloneDx, CYCLONEDX_VERSIONS } from '../core/report/cyclonedx/cyclonedx.ts';
import type { BomContext } from '../core/report/cyclonedx/cyclonedx.ts';
import { jsonReport } from '../core/report/json.ts';
import type { ReportHeader } from '../core/report/json.ts';
import type { Locate } from '../core/report/locate.ts';
import type { MergedReport } from '../core/report/merge.ts';
import { sarifReport } from '../core/report/sarif/sarif.ts';
import type { SarifContext } from '../core/report/sarif/sarif.ts';
import { textReport } from '../core/report/text.ts';
import type { TextContext } from '../core/report/text.ts';

/** What a report may say beside what was found. */
export type ScanContext = TextContext &
  ReportHeader &
  SarifContext &
  BomContext & {
    /** Places in files as the current folder has them, for what is read beside other reports of a repository. */
    readonly locateHere: Locate;
  };

/** How `scan` reports, a row for each `--format`. Each gives all that is printed or written, fit for a terminal. */
const FORMATS = {
  text: textReport,
  json: (report: MergedReport, context: ScanContext) => jsonReport(report, context, context.locate),
  sarif: (report: MergedReport, context: ScanContext) => sarifReport(report, context, context.locateHere),
  cyclonedx: (report: MergedReport, context: ScanContext) =>
    cycloneDx(report, CYCLONEDX_VERSIONS[0], context, context.locateHere),
} as const satisfies Readonly<Record<string, (report: MergedReport, context: ScanContext) => string>>;

export type ScanFormat = keyof typeof FORMATS;

/** All that `--format` takes. */
export const scanFormats: readonly string[] = Object.keys(FORMATS);

/** The report of a scan, in one of its formats. */
export function scanReport(format: ScanFormat, report: MergedReport, context: ScanContext): string {
  return FORMATS[format](report, context);
}
