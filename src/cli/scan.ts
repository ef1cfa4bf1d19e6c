import type { Finding } from '../core/model/finding.ts';
import type { Analyzer } from '../core/analyzer.ts';
import { withReferences } from '../core/report/merge.ts';
import type { MergedReport } from '../core/report/merge.ts';
import type { ScanOptions } from './arguments.ts';
import { readBaseline } from './baseline.ts';
import { changedSince } from './changed.ts';
import { EXIT } from './exit.ts';
import { hasFailed } from './fail-on.ts';
import { scanReport } from './scan-report.ts';
import type { ScanContext } from './scan-report.ts';
import { readAll } from './read-all.ts';
import { openSession } from './session.ts';
import type { Session } from './session.ts';
import { columnsToFit, createPaint, printReport, wantsColor } from './terminal.ts';
import { writeOutput } from './write-output.ts';

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
  const baseline = options.baseline === undefined ? null : await readBaseline(options.baseline);
  // What fails is shown as well.
  const horizon =
    options.failOn.retiring === null ? options.horizon : Math.max(options.horizon ?? 90, options.failOn.retiring);
  const session = await openSession(paths, { ...options, ...(horizon !== undefined && { horizon }) }, only);
  const { report, files } = await readAll(session, options, signal);
  const told = { ...report, findings: withReferences(report) };
  const merged = await withProvedFixes(told, session.analyzer, signal);
  const { builtAt } = await session.analyzer.catalog();
  const seconds = (performance.now() - started) / 1000;
  const known = withKnown(baseline, merged);
  const links = columnsToFit(options.output) !== null && (await import('./hyperlinks.ts')).hasHyperlinks();
  const shown = contextOf(session, options, links);
  const context = { ...shown, version, files, seconds, catalogBuiltAt: builtAt, baseline: known };
  // All are made before the first is written: none is left half done.
  const plain = { ...context, paint: createPaint(false), wrapAt: null };
  const further = options.report.map(({ format, file }) => ({ file, text: scanReport(format, merged, plain) }));
  const output = scanReport(options.format, merged, context);
  for (const { file, text } of further) await writeOutput(file, text, session.workspace.roots);
  if (options.output === undefined) printReport(output);
  else await writeOutput(options.output, output, session.workspace.roots);
  await session.analyzer.keep(signal);
  session.analyzer.dispose();
  const isIncomplete = merged.files.notAnalysed > 0 || merged.notes.some(({ kind }) => kind === 'policy');
  return options.strict && isIncomplete
    ? EXIT.failure
    : hasFailed(merged, options.failOn, known)
      ? EXIT.findings
      : EXIT.ok;
}

/**
 * What `--baseline` has, and what baselines that policies name have. What a file of before has once is known once: a copy of it in
 * another file is new.
 */
function withKnown(
  baseline: ReadonlyMap<string, number> | null,
  { findings }: MergedReport,
): ReadonlySet<Finding> | null {
  const left = new Map(baseline);
  const known = findings.filter(({ isKnown, fingerprint }) => {
    const before = left.get(fingerprint) ?? 0;
    left.set(fingerprint, before - 1);
    return isKnown ?? before > 0;
  });
  return baseline === null && known.length === 0 ? null : new Set(known);
}

/** What reports need of the session and its options. */
function contextOf(
  { locate, locateHere, locateNamed, subject, lineOf, clock }: Session,
  { suppressed, output, color, quiet }: ScanOptions,
  links: boolean,
): Omit<ScanContext, 'version' | 'files' | 'seconds' | 'catalogBuiltAt' | 'baseline'> {
  return {
    locate,
    locateHere,
    locateNamed,
    suppressed,
    subject,
    // A scan gives the same bytes each time; `bom` has the rest.
    timestamp: null,
    serialNumber: null,
    lineOf,
    paint: createPaint(output === undefined && wantsColor(color), links),
    today: clock.today(),
    width: process.stdout.columns || 120,
    wrapAt: columnsToFit(output),
    quiet,
  };
}

/** Reports show only fixes that were tried. Suppressions are for people in editors, and no way to mend anything. */
export async function withProvedFixes(
  report: MergedReport,
  analyzer: Analyzer,
  signal: AbortSignal,
): Promise<MergedReport> {
  const mending = report.findings.map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter(({ kind }) => kind !== 'suppress'),
  }));
  const proved = await analyzer.fixesOfAll(mending, signal);
  const findings = mending.map((finding) => ({ ...finding, fixes: proved.get(finding) ?? [] }));
  return { ...report, findings };
}
