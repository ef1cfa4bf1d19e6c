import { cycloneDx, CYCLONEDX_VERSIONS } from '../core/report/cyclonedx/cyclonedx.ts';
import type { BomContext } from '../core/report/cyclonedx/cyclonedx.ts';
import { githubReport } from '../core/report/github.ts';
import { htmlReport } from '../core/report/html/html-report.ts';
import { jsonReport } from '../core/report/json.ts';
import type { ReportHeader } from '../core/report/json.ts';
import type { Locate } from '../core/report/locate.ts';
import { markdownReport } from '../core/report/markdown.ts';
import type { MarkdownContext } from '../core/report/markdown.ts';
import type { MergedReport } from '../core/report/merge.ts';
import { sarifReport } from '../core/report/sarif/sarif.ts';
import type { SarifContext } from '../core/report/sarif/sarif.ts';
import { spdx } from '../core/report/spdx/spdx.ts';
import { textReport } from '../core/report/text.ts';
import type { TextContext } from '../core/report/text.ts';

/** What a report may say beside what was found. */
export type ScanContext = TextContext &
  ReportHeader &
  SarifContext &
  BomContext &
  MarkdownContext & {
    /** Places in files as people at a terminal want them. */
    readonly locateNamed: Locate;
    /** Places in files as the current folder has them, for what is read beside other reports of a repository. */
    readonly locateHere: Locate;
  };

/** How `scan` reports, a row for each `--format`. Each gives all that is printed or written, fit for a terminal. */
const FORMATS = {
  text: (report: MergedReport, context: ScanContext) => textReport(report, { ...context, locate: context.locateNamed }),
  json: (report: MergedReport, context: ScanContext) => jsonReport(report, context, context.locate),
  sarif: (report: MergedReport, context: ScanContext) => sarifReport(report, context, context.locateHere),
  github: (report: MergedReport, context: ScanContext) => githubReport(report, context.baseline, context.locateHere),
  markdown: (report: MergedReport, context: ScanContext) => markdownReport(report, context, context.locateHere),
  cyclonedx: (report: MergedReport, context: ScanContext) =>
    cycloneDx(report, CYCLONEDX_VERSIONS[0], context, context.locateHere),
  html: (report: MergedReport, context: ScanContext) => htmlReport(report, context, context.locateHere),
  spdx: (report: MergedReport, context: ScanContext) => spdx(report, context, context.locateHere),
} as const satisfies Readonly<Record<string, (report: MergedReport, context: ScanContext) => string>>;

export type ScanFormat = keyof typeof FORMATS;

/** All that `--format` takes. */
export const scanFormats: readonly string[] = Object.keys(FORMATS);

/** The report of a scan, in one of its formats. */
export function scanReport(format: ScanFormat, report: MergedReport, context: ScanContext): string {
  return FORMATS[format](report, context);
}

/** A further report of the same scan: its format, and the file it goes to. */
export interface FurtherReport {
  readonly format: ScanFormat;
  readonly file: string;
}

/** Reads `sarif=out.sarif`; null for what is none. */
export function furtherReport(text: string): FurtherReport | null {
  const at = text.indexOf('=');
  const [format, file] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  return isFormat(format) && file !== '' ? { format, file } : null;
}

function isFormat(text: string): text is ScanFormat {
  return Object.hasOwn(FORMATS, text);
}
