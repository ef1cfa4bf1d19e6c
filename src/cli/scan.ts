import type { Analyzer } from '../core/analyzer.ts';
import { withReferences } from '../core/report/merge.ts';
import type { MergedReport } from '../core/report/merge.ts';
import type { ScanOptions } from './arguments.ts';
import { changedSince } from './changed.ts';
import { EXIT } from './exit.ts';
import { scanReport } from './scan-report.ts';
import { readAll } from './read-all.ts';
import { openSession } from './session.ts';
import { createPaint, printReport, wantsColor } from './terminal.ts';
import { writeOutput } from './write-output.ts';

const RANK = { error: 3, warning: 2, info: 1, hint: 0 } as const;

/** `modelkeel scan`: report what was found, exit with 1 from `--fail-on` on. */
export async function scan(
  paths: readonly string[],
  options: ScanOptions,
  version: string,
  signal: AbortSignal,
): Promise<number> {
  const started = performance.now();
  const only =
    options.changed === undefined
      ? null
      : await changedSince(paths[0] ?? '.', options.changed === true ? 'HEAD' : options.changed);
  const session = await openSession(paths, options, only);
  const { report, files } = await readAll(session, options, signal);
  const told = { ...report, findings: withReferences(report) };
  const merged = await withProvedFixes(told, session.analyzer, signal);
  const { builtAt } = await session.analyzer.catalog();
  const output = scanReport(options.format, merged, {
    version,
    locate: session.locate,
    locateHere: session.locateHere,
    suppressed: options.suppressed,
    // A scan gives the same bytes each time; `bom` has the rest.
    subject: session.subject,
    timestamp: null,
    serialNumber: null,
    lineOf: session.lineOf,
    paint: createPaint(options.output === undefined && wantsColor(options.color)),
    files,
    seconds: (performance.now() - started) / 1000,
    catalogBuiltAt: builtAt,
    today: session.clock.today(),
    width: process.stdout.columns || 120,
    quiet: options.quiet,
  });
  if (options.output === undefined) printReport(output);
  else await writeOutput(options.output, output, session.workspace.roots);
  await session.analyzer.keep(signal);
  session.analyzer.dispose();
  return options.strict && merged.files.notAnalysed > 0 ? EXIT.failure : exitCode(merged, options.failOn);
}

/** Reports show only fixes that were tried. Suppressions are for people in editors, and no way to mend anything. */
async function withProvedFixes(report: MergedReport, analyzer: Analyzer, signal: AbortSignal): Promise<MergedReport> {
  const mending = report.findings.map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter(({ kind }) => kind !== 'suppress'),
  }));
  const proved = await analyzer.fixesOfAll(mending, signal);
  const findings = mending.map((finding) => ({ ...finding, fixes: proved.get(finding) ?? [] }));
  return { ...report, findings };
}

function exitCode(report: MergedReport, failOn: ScanOptions['failOn']): number {
  if (failOn === 'never') return EXIT.ok;
  return report.findings.some((finding) => RANK[finding.severity] >= RANK[failOn]) ? EXIT.findings : EXIT.ok;
}
