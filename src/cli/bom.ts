import type { BomOptions } from './arguments.ts';
import { bomText, checkBomWish } from './bom-formats.ts';
import { EXIT, UsageError } from './exit.ts';
import { readAll } from './read-all.ts';
import { openSession } from './session.ts';
import { printReport } from './terminal.ts';
import { writeOutput } from './write-output.ts';

/** `modelkeel bom`: a bill of materials of what was found. */
export async function bom(
  paths: readonly string[],
  options: BomOptions,
  version: string,
  signal: AbortSignal,
): Promise<number> {
  checkBomWish(options);
  const timestamp = options.timestamps ? timestampOf(options.today, process.env['SOURCE_DATE_EPOCH']) : null;
  const session = await openSession(paths, options, null);
  const { report } = await readAll(session, options, signal);
  const { builtAt } = await session.analyzer.catalog();
  const context = {
    version,
    catalogBuiltAt: builtAt,
    today: session.clock.today(),
    subject: options.name ?? session.subject,
    timestamp,
    serialNumber: options.serialNumber ?? null,
  };
  const text = bomText(report, options, context, session.locateHere);
  if (options.output === undefined) printReport(text);
  else await writeOutput(options.output, text, session.workspace.roots);
  session.analyzer.dispose();
  return options.strict && report.files.notAnalysed > 0 ? EXIT.failure : EXIT.ok;
}

/**
 * When the bill was made: as `SOURCE_DATE_EPOCH` says (https://reproducible-builds.org/specs/source-date-epoch/), at the
 * beginning of the day that was asked for, or now.
 *
 * @throws {UsageError} when the variable is no number of seconds.
 */
function timestampOf(today: string | undefined, epoch: string | undefined): string {
  if (epoch === undefined || epoch === '')
    return today === undefined ? `${new Date().toISOString().slice(0, 19)}Z` : `${today}T00:00:00Z`;
  if (!/^\d{1,11}$/.test(epoch))
    throw new UsageError(`SOURCE_DATE_EPOCH is ${epoch}, which is no number of seconds. Unset it or give a number.`);
  return `${new Date(Number(epoch) * 1000).toISOString().slice(0, 19)}Z`;
}
