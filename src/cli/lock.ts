import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LOCK_NAME } from '../core/base/policy-files.ts';
import type { LockEntry } from '../core/model/lock.ts';
import type { Reference } from '../core/model/report.ts';
import { lockStateOf } from '../core/policy/lock/lock-state.ts';
import { planLock } from '../core/policy/lock/plan-lock.ts';
import type { LockPlan } from '../core/policy/lock/plan-lock.ts';
import { readLock } from '../core/policy/lock/read-lock.ts';
import type { ReadLock } from '../core/policy/lock/read-lock.ts';
import { writeLock } from '../core/policy/lock/write-lock.ts';
import { hashFile } from '../host/hash-file.ts';
import { reasonOf } from '../host/write-file.ts';
import type { LockOptions } from './arguments.ts';
import { EXIT, UsageError } from './exit.ts';
import { endingSoon } from './lock-horizon.ts';
import { withIntegrity } from './mcp-integrity.ts';
import { readAll } from './read-all.ts';
import { openSession } from './session.ts';
import type { Session } from './session.ts';
import { printLines, say } from './terminal.ts';
import { writeOutput } from './write-output.ts';
import { inEnglish, joined } from '../core/model/told.ts';

/** `modelkeel lock`: writes the lock file of each folder, or holds what is used against it. */
export async function lock(paths: readonly string[], options: LockOptions, signal: AbortSignal): Promise<number> {
  for (const path of paths)
    if ((await stat(path).catch(() => null))?.isFile())
      throw new UsageError(`${path} is a file. Name the folder to lock.`);
  const session = await openSession(paths, options, null);
  try {
    const { report } = await readAll(session, options, signal);
    const codes: number[] = [];
    for (const root of session.workspace.roots)
      codes.push(await lockFolder(root, report.references, session, options, signal));
    await session.analyzer.keep(signal);
    return Math.max(...codes);
  } finally {
    session.analyzer.dispose();
  }
}

async function lockFolder(
  root: string,
  references: readonly Reference[],
  session: Session,
  options: LockOptions,
  signal: AbortSignal,
): Promise<number> {
  const path = `${root}/${LOCK_NAME}`;
  const governed = session.analyzer.governing(`${root}/any`).lock;
  if (governed && governed.uri !== path)
    throw new UsageError(
      `${governed.uri} is the lock file of this folder as well. Run \`modelkeel lock\` in its folder.`,
    );
  const before = await readBefore(path);
  if (options.check && !before)
    throw new UsageError(`there is no ${path} to check. Write one with \`modelkeel lock\`.`);
  const own = references.filter(({ site }) => isOwn(site.uri, root, session));
  const states = await Promise.all(own.map((one) => stateOf(one, root)));
  const used = states.filter((state) => state !== null);
  const isAsked = askedFor(options.update, [...used, ...(before?.lock.entries ?? [])]);
  const plan = planLock(used, before?.lock ?? { entries: [], conflicts: [] }, isAsked);
  return options.check
    ? check(path, plan, await endingSoon(plan.entries, own, session, options, signal))
    : write(path, plan, before?.text ?? null, session);
}

interface Before extends ReadLock {
  readonly text: string;
}

/** @throws {UsageError} for a file that cannot be used: it is not written over. */
async function readBefore(path: string): Promise<Before | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (reasonOf(error) === 'ENOENT') return null;
    throw new UsageError(`${path} cannot be read (${reasonOf(error)}).`);
  });
  if (text === null) return null;
  const read = readLock(path, text);
  const [problem] = read.problems;
  if (read.isBroken && problem) {
    const line = text.slice(0, problem.span.start).split('\n').length;
    throw new UsageError(`${path}:${String(line)}: ${problem.message} The file was left as it is.`);
  }
  return { ...read, text };
}

/** What lies below another lock file is that one's. */
function isOwn(uri: string, root: string, { analyzer }: Session): boolean {
  const nearest = analyzer.governing(uri).lock;
  return uri.startsWith(`${root}/`) && (nearest === null || nearest.folder === root);
}

/** What is known of a reference; of a file of this machine, what its bytes are. */
async function stateOf(reference: Reference, root: string): Promise<LockEntry | null> {
  const state = lockStateOf(reference);
  if (state?.kind === 'mcp-server') return withIntegrity(state, root);
  if (state?.kind !== 'weights-file' || state.value !== undefined) return state;
  const known = reference.metadata?.kind === 'found' ? reference.metadata.value.weights : null;
  const sha256 = known ? await hashFile(resolve(root, known.source)).catch(() => null) : null;
  if (sha256 === null) return { id: state.id, kind: state.kind, unknown: 'the file is not in this folder' };
  return { id: state.id, kind: state.kind, by: 'sha256', value: sha256 };
}

/** @throws {UsageError} for a name that is used nowhere. */
function askedFor(update: LockOptions['update'], known: readonly LockEntry[]): (id: string) => boolean {
  if (update === undefined) return () => false;
  if (update.includes('*')) return () => true;
  const means = (name: string, id: string): boolean => id === name || id.slice(id.indexOf(':') + 1) === name;
  for (const name of update)
    if (!known.some(({ id }) => means(name, id)))
      throw new UsageError(
        `--update ${name}: nothing of that name is used or locked here. Write it as in the lock file.`,
      );
  return (id) => update.some((name) => means(name, id));
}

async function write(path: string, plan: LockPlan, before: string | null, session: Session): Promise<number> {
  const { entries, added, removed, moved, drifted, undecided } = plan;
  if (undecided.length > 0)
    throw new UsageError(
      `${path}: a merge left open what ${undecided.join(', ')} is locked to. Take the side that is right, or run \`modelkeel lock --update ${undecided[0] ?? ''}\`. The file was left as it is.`,
    );
  for (const { id, changes } of drifted) printLines(`moved since it was locked  ${id}  ${inEnglish(joined(changes))}`);
  if (entries.length === 0 && before === null) {
    say('nothing to lock was found; no file was written');
    return EXIT.ok;
  }
  const text = writeLock(entries);
  if (text === before) say(`${path} is up to date, ${counted(entries.length)}`);
  else {
    await writeOutput(path, text, session.workspace.roots);
    const kept = entries.length - added.length - moved.length;
    say(
      `${path} written: ${String(added.length)} added, ${String(moved.length)} moved, ${String(removed.length)} removed, ${String(kept)} as before`,
    );
  }
  if (drifted.length > 0) say(`${String(drifted.length)} moved since locked; --update takes over what they are now`);
  return EXIT.ok;
}

function counted(number: number): string {
  return `${String(number)} ${number === 1 ? 'entry' : 'entries'}`;
}

function check(path: string, plan: LockPlan, ending: readonly string[]): number {
  const lines = [
    ...plan.undecided.map((id) => `left open by a merge  ${id}`),
    ...plan.moved.map(({ id, changes }) => `changed in the code  ${id}  ${inEnglish(joined(changes))}`),
    ...plan.drifted.map(({ id, changes }) => `moved since it was locked  ${id}  ${inEnglish(joined(changes))}`),
    ...plan.added.map(({ id }) => `not locked  ${id}`),
    ...plan.removed.map(({ id }) => `locked and not used  ${id}`),
    ...ending,
  ];
  printLines(...lines);
  if (lines.length === 0) {
    say(`${path} holds, ${counted(plan.entries.length)}`);
    return EXIT.ok;
  }
  say(
    `${path} does not hold: ${String(lines.length)} to look at. \`modelkeel lock\` adds and removes, \`--update ID\` moves one`,
  );
  return EXIT.findings;
}
