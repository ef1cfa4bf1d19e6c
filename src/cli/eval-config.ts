import { evalConfig } from '../core/report/eval-config.ts';
import { withReferences } from '../core/report/merge.ts';
import type { EvalConfigOptions } from './eval-config-arguments.ts';
import { EXIT, UsageError } from './exit.ts';
import { readAll } from './read-all.ts';
import { openSession } from './session.ts';
import { printReport } from './terminal.ts';
import { writeOutput } from './write-output.ts';

/** `modelkeel eval-config`: a configuration that compares models in use with what may take their place. */
export async function writeEvalConfig(
  paths: readonly string[],
  options: EvalConfigOptions,
  signal: AbortSignal,
): Promise<number> {
  const { component = null, to = null, output } = options;
  if (to !== null && component === null)
    throw new UsageError('--to says what to compare one model with: name that with --component.');
  const session = await openSession(paths, options, null);
  const { report } = await readAll(session, { progress: false }, signal);
  const told = { ...report, findings: withReferences(report) };
  const text = evalConfig(told, { today: session.clock.today(), component, to }, session.locateHere);
  session.analyzer.dispose();
  if (text === null) throw new UsageError(nothing(component, to));
  if (output === undefined) printReport(text);
  else await writeOutput(output, text, session.workspace.roots);
  return EXIT.ok;
}

function nothing(component: string | null, to: string | null): string {
  if (component === null)
    return 'no model in use ends and has a known replacement. Name one with --component, and what to compare it with by --to.';
  return to === null
    ? `${component} is not in use here, or nothing is known to take its place. Name what to compare it with by --to.`
    : `${component} is not in use here, or is served by a platform that promptfoo is not known to ask.`;
}
