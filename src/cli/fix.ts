import { readFile } from 'node:fs/promises';
import { createTwoFilesPatch } from 'diff';
import { applyEdits } from '../core/base/edits.ts';
import type { Fix } from '../core/model/fix.ts';
import type { TextEdit } from '../core/model/text.ts';
import { mergeReports } from '../core/report/merge.ts';
import { chooseFixes } from '../core/report/choose-fixes.ts';
import type { FixOptions } from './arguments.ts';
import { EXIT } from './exit.ts';
import { openSession } from './session.ts';
import { writeWhole } from './write-file.ts';

/** `modelkeel fix`: applies the preferred fix of each finding, or shows the difference it would make. */
export async function fix(paths: readonly string[], options: FixOptions, signal: AbortSignal): Promise<number> {
  const session = await openSession(paths, options, null);
  const reports = await session.analyzer.scan(() => undefined, signal);
  const { findings, notes } = mergeReports(reports);
  const wanted = findings.filter((finding) => options.rule.length === 0 || options.rule.includes(finding.rule));
  const mending = wanted.map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter(({ kind, safety }) => kind !== 'suppress' && (!options.safeOnly || safety === 'safe')),
  }));
  const proved = await session.analyzer.fixesOfAll(mending, signal);
  const offered = mending.map((finding): readonly Fix[] => proved.get(finding) ?? []);
  const chosen = chooseFixes(offered);
  const byFile = new Map<string, TextEdit[]>();
  // What notes offer is asked for as long as no rule is named.
  const noted = options.rule.length === 0 ? notes.flatMap(({ edits }) => edits ?? []) : [];
  for (const edit of [...chosen.flatMap((candidate) => candidate.edits), ...noted])
    byFile.set(edit.uri, [...(byFile.get(edit.uri) ?? []), edit]);
  for (const [uri, edits] of byFile)
    await change(uri, edits, session.analyzer.text(uri), session.workspace.shown(uri), options.dryRun);
  const left = wanted.length - chosen.length;
  const verb = options.dryRun ? 'would be fixed' : 'fixed';
  process.stderr.write(
    `modelkeel: ${String(chosen.length)} ${verb} in ${String(byFile.size)} files, ${String(left)} left without a fix that was asked for\n`,
  );
  session.analyzer.dispose();
  return EXIT.ok;
}

async function change(
  uri: string,
  edits: readonly TextEdit[],
  text: string | null,
  shown: string,
  dryRun: boolean,
): Promise<void> {
  if (text === null) return;
  if (!dryRun && (await isWide(uri))) {
    process.stderr.write(`modelkeel: ${shown} is UTF-16 and was left alone; only UTF-8 files are written\n`);
    return;
  }
  const changed = applyEdits(text, edits);
  if (dryRun)
    process.stdout.write(
      createTwoFilesPatch(`a/${shown}`, `b/${shown}`, text, changed, '', '', { context: 3 }).replace(/^=+\n/, ''),
    );
  else await writeWhole(uri, changed);
}

/** UTF-16 is read, but writing the text back would change every byte of the file. */
async function isWide(path: string): Promise<boolean> {
  const [first, second] = (await readFile(path)).subarray(0, 2);
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
