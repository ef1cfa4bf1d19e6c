import { visible } from '../core/base/visible.ts';
import type { Fix, Migration } from '../core/model/fix.ts';
import type { TextEdit } from '../core/model/text.ts';
import { mergeReports } from '../core/report/merge.ts';
import { chooseFixes } from '../core/report/choose-fixes.ts';
import { patchOf } from '../core/report/patch.ts';
import { findingsOf, listedEdits } from '../core/report/replace-everywhere.ts';
import type { FixOptions } from './arguments.ts';
import { EXIT } from './exit.ts';
import { mendFile, prepareFile } from './mend-file.ts';
import type { Prepared } from './mend-file.ts';
import { createResolver } from '../host/read-text.ts';
import { openSession } from './session.ts';
import type { Session } from './session.ts';
import { printReport, say } from './terminal.ts';
import { sweepLeftovers } from '../host/write-file.ts';

/** What is to be done: fixes of findings, and edits that notes offer. */
interface Plan {
  readonly fixes: readonly Fix[];
  readonly noted: readonly TextEdit[];
  /** Findings that have no fix that was asked for. */
  readonly left: number;
  /** Those of them with a change of model that leaves something to a person. */
  readonly open: number;
  /** Of a component: lists that name it still. */
  readonly listed: readonly TextEdit[];
}

/** Where a run of fixes tells what it does. */
export interface FixTeller {
  /** Takes the difference, in lines fit for a terminal. */
  readonly print: (text: string) => void;
  /** Takes one sentence. */
  readonly say: (sentence: string) => void;
}

/** `modelkeel fix`: applies the preferred fix of each finding, or shows the difference it would make. */
export async function fix(paths: readonly string[], options: FixOptions, signal: AbortSignal): Promise<number> {
  const session = await openSession(paths, options, null);
  try {
    return await fixIn(session, options, { print: printReport, say }, signal);
  } finally {
    session.analyzer.dispose();
  }
}

/** Scans what a session looks at, and applies or shows its fixes. */
export async function fixIn(
  session: Session,
  options: FixOptions,
  tell: FixTeller,
  signal: AbortSignal,
): Promise<number> {
  const plan = await makePlan(session, options, signal);
  await session.analyzer.keep(signal);
  return options.dryRun ? showPlan(plan, session, tell) : carryOut(plan, session, tell);
}

async function makePlan({ analyzer }: Session, options: FixOptions, signal: AbortSignal): Promise<Plan> {
  const { findings, notes, references } = mergeReports(await analyzer.scan(() => undefined, signal));
  const { component } = options;
  const meant = component === undefined ? findings : findingsOf(component, findings, references);
  const wanted = meant.filter((finding) => options.rule.length === 0 || options.rule.includes(finding.rule));
  const mending = wanted.map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter(({ kind, safety }) => kind !== 'suppress' && (!options.safeOnly || safety === 'safe')),
  }));
  const proved = await analyzer.fixesOfAll(mending, signal);
  const offered = mending.map((finding): readonly Fix[] => proved.get(finding) ?? []);
  const fixes = chooseFixes(offered, options.review || component !== undefined);
  const listed = component === undefined ? [] : listedEdits(component, references, fixes, (uri) => analyzer.text(uri));
  const open = offered.filter((each) => !each.some((one) => one.preferred || fixes.includes(one)) && each.some(isOpen));
  // What notes offer is asked for as long as no rule is named.
  const isAll = options.rule.length === 0 && component === undefined;
  const noted = isAll ? notes.flatMap(({ edits }) => edits ?? []) : options.listed ? listed : [];
  return { fixes, noted, left: wanted.length - fixes.length, open: open.length, listed: options.listed ? [] : listed };
}

/** Whether a fix leaves something to a person. */
function isOpen({ migration, leap }: Fix): boolean {
  return leap !== undefined || (migration !== undefined && migration.open.length > 0);
}

/** What is left to a person, in what was written and in what was not, and what the model that was changed to changes. */
function sayOpen({ fixes, open, listed }: Plan, { analyzer, workspace }: Session, { say }: FixTeller): void {
  for (const move of new Set(fixes.flatMap(({ migration }) => (migration ? [movesOf(migration)] : []))))
    if (move !== '') say(visible(move));
  for (const { uri, span } of listed) {
    const at = analyzer.locate(uri, span);
    if (at) say(`${visible(workspace.shown(uri))}:${String(at.start.line + 1)}: still in a list; --listed changes it`);
  }
  for (const { migration, leap, edits } of fixes.filter(isOpen)) {
    const [edit] = edits;
    const at = edit ? analyzer.locate(edit.uri, edit.span) : null;
    if (!edit || !at) continue;
    const what = leap ? `check what changed between ${leap.from} and ${leap.to}` : (migration?.open ?? []).join(', ');
    say(`${visible(workspace.shown(edit.uri))}:${String(at.start.line + 1)}: ${visible(what)}`);
  }
  if (open > 0)
    say(`${String(open)} of them can be changed but need a check; --review applies them and says what to check`);
}

/** `gpt-x → gpt-y: context 128k → 1M`, from facts. */
function movesOf({ base, moves }: Migration): string {
  const told = moves.map(({ what, before, after }) => `${what} ${before} → ${after}`);
  return told.length === 0 ? '' : `${base.replace(/ \(.*/, '')}: ${told.join(', ')}`;
}

function editsByFile({ fixes, noted }: Pick<Plan, 'fixes' | 'noted'>): ReadonlyMap<string, readonly TextEdit[]> {
  return grouped([...fixes.flatMap(({ edits }) => edits), ...noted], ({ uri }) => uri);
}

function showPlan(plan: Plan, session: Session, tell: FixTeller): number {
  const { analyzer, workspace } = session;
  const byFile = editsByFile(plan);
  let isShownOtherwise = false;
  for (const [uri, edits] of byFile) {
    const text = analyzer.text(uri);
    if (text === null) continue;
    const { shown, isExact } = patchOf(workspace.shown(uri), text, edits);
    isShownOtherwise ||= !isExact;
    tell.print(shown);
  }
  if (isShownOtherwise) tell.say('control characters are shown as symbols, so a program cannot apply this diff');
  summary(plan.fixes.length, byFile.size, plan.left, 'would be fixed', tell);
  sayOpen(plan, session, tell);
  return EXIT.ok;
}

/** Writes what can be written. A fix is applied whole or not at all: where one of its files has to be left, so are the others. */
async function carryOut(plan: Plan, session: Session, tell: FixTeller): Promise<number> {
  const { say } = tell;
  const { analyzer, workspace } = session;
  await Promise.all([...workspace.folders()].map(sweepLeftovers));
  const resolvePlace = createResolver(workspace.roots);
  const prepared = new Map<string, Prepared>();
  for (const uri of editsByFile(plan).keys())
    prepared.set(uri, await prepareFile({ uri, text: analyzer.text(uri) ?? '' }, resolvePlace));
  const left = new Map(
    [...prepared].flatMap(([uri, file]) => (file.kind === 'left' ? [[uri, file.why] as const] : [])),
  );
  const isPossible = ({ uri }: TextEdit): boolean => !left.has(uri);
  const possible = plan.fixes.filter(({ edits }) => edits.every(isPossible));
  const edits = editsByFile({ ...plan, fixes: possible, noted: plan.noted.filter(isPossible) });
  const byPlace = grouped([...edits.keys()], (uri) => placeOf(prepared.get(uri)));
  for (const uris of byPlace.values()) {
    const file = prepared.get(uris[0] ?? '');
    const why =
      file?.kind === 'ready'
        ? await mendFile(
            file,
            uris.flatMap((uri) => edits.get(uri) ?? []),
          )
        : null;
    if (why !== null) for (const uri of uris) left.set(uri, why);
  }
  const done = possible.filter((each) => each.edits.every(isPossible)).length;
  const written = [...byPlace.values()].filter((uris) => uris.every((uri) => !left.has(uri))).length;
  summary(done, written, plan.left, 'fixed', tell);
  sayOpen({ ...plan, fixes: possible }, session, tell);
  for (const [uri, why] of left) say(`${workspace.shown(uri)} was left alone: it ${why}`);
  const undone = plan.fixes.length - done;
  if (left.size > 0) say(`${String(undone)} not fixed in files left alone`);
  return left.size > 0 ? EXIT.failure : EXIT.ok;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function placeOf(file: Prepared | undefined): string {
  return file?.kind === 'ready' ? file.path : '';
}

function summary(fixed: number, files: number, left: number, verb: string, { say }: FixTeller): void {
  const rest = `${String(left)} left as they are: no fix, or none that is made by itself`;
  say(`${String(fixed)} ${verb} in ${String(files)} files, ${rest}`);
}
