import type { Finding } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import type { FileReport, Note } from '../model/report.ts';
import type { SourceText } from '../model/text.ts';
import type { Assets, Logger, TaskLimits, TaskOutcome, Threads, Workspace } from '../ports.ts';
import type { Collected } from '../workspace/look-at-text.ts';
import type { Answers, Question, QuestionAnswers, SharedProject, Task } from './messages.ts';
import { inLanes, inParts } from './partition.ts';

/** Other threads, and what they are for. */
export interface ThreadUse {
  readonly threads: Threads;
  /** Length of all texts that are to be read, from which on threads are worth starting. */
  readonly fromText: number;
  /** Whether they inspect as well, or only turn texts into facts. */
  readonly inspects: boolean;
  /** Wall time that one text may take. */
  readonly milliseconds?: number;
}

/** This thread and the others, as those see them who have work. */
export interface Team {
  /** Turns a text into facts, in whatever thread. */
  readonly collect: (source: SourceText, signal: AbortSignal) => Promise<Collected>;
  /** Many texts are about to come: they wait until it is clear how many. */
  readonly gather: () => void;
  /** So much of what is to be read was read, of one. */
  readonly reached: (share: number) => void;
  /** No more texts come. */
  readonly gathered: () => void;
  /** Whether texts go to other threads by now. */
  readonly isAtWork: () => boolean;
  /** Whether other threads inspect what was read. */
  readonly inspects: () => boolean;
  /** Reports by uri, of as many documents as could be inspected in other threads. */
  readonly inspect: (project: SharedProject, uris: readonly string[], signal: AbortSignal) => Promise<Inspected>;
  /** Fixes that hold, for as many findings as could be tried in other threads. */
  readonly prove: (findings: readonly Finding[], signal: AbortSignal) => Promise<ReadonlyMap<Finding, readonly Fix[]>>;
}

/** What other threads made of documents. */
export interface Inspected {
  readonly reports: ReadonlyMap<string, FileReport>;
  /** What they read only because evaluation asked for it. */
  readonly loaded: ReadonlySet<string>;
}

interface TeamPorts {
  readonly assets: Assets;
  readonly workspace: Workspace;
  readonly logger: Logger;
}

/** More than the parser's own budgets take on a slow machine: only what those do not see comes to this. */
const COLLECT_MILLISECONDS = 25_000;
/** Parts for each thread: the last ones to end then end at about the same time. */
const PARTS = 6;

/** Of the text from which on threads are worth starting, what has to be there before the rest is guessed from it. */
const ENOUGH_TO_TELL = 0.25;
/** How much more than needed there has to be by that guess: folders differ. */
const SURELY = 1.5;

const LONG: TaskLimits = { milliseconds: null, isShort: false, lane: null };

/** Starts no thread before there is work for it. */
export function createTeam(
  { threads, fromText, inspects, milliseconds = COLLECT_MILLISECONDS }: ThreadUse,
  ports: TeamPorts,
  here: (source: SourceText, signal: AbortSignal) => Promise<Collected>,
): Team {
  let place: 'here' | 'threads' | 'unknown' = fromText === 0 ? 'threads' : 'here';
  let length = 0;
  let share = 0;
  let release: () => void = () => undefined;
  let known: Promise<void> = Promise.resolve();
  let shared: SharedProject | null = null;
  threads.answer((question, signal) => answerOf(question as Question, ports, signal));

  const decide = (where: 'here' | 'threads'): void => {
    place = where;
    release();
  };
  /** What was read so far tells how much there will be: threads start while the rest is read. */
  const willReach = (): boolean => length >= fromText * ENOUGH_TO_TELL && length >= fromText * SURELY * share;
  const ask = async <T extends Task>(task: T, limits: TaskLimits, signal: AbortSignal): Promise<Outcome<T>> =>
    (await threads.run(task, limits, signal)) as Outcome<T>;

  const inThread = async (source: SourceText, signal: AbortSignal): Promise<Collected> => {
    const limits = { milliseconds, isShort: true, lane: source.version > 0 ? 0 : null };
    const outcome = await ask({ kind: 'collect', source }, limits, signal);
    switch (outcome.kind) {
      case 'done':
        return { facts: null, ...outcome.value };
      case 'failed':
        throw new Error(outcome.message);
      case 'ended':
        return { facts: null, notes: [endedNote(source, outcome.why)], isFleeting: true };
      case 'unavailable':
        return here(source, signal);
    }
  };

  return {
    collect: async (source, signal) => {
      if (place === 'unknown') {
        length += source.text.length;
        if (length >= fromText || willReach()) decide('threads');
        else await known;
      }
      return place === 'threads' ? inThread(source, signal) : here(source, signal);
    },
    gather: () => {
      if (place !== 'here') return;
      place = 'unknown';
      length = 0;
      share = 0;
      known = new Promise((resolve) => {
        release = resolve;
      });
    },
    reached: (now) => {
      share = now;
    },
    gathered: () => {
      if (place === 'unknown') decide('here');
    },
    isAtWork: () => place === 'threads',
    inspects: () => inspects && place === 'threads' && threads.count > 1,
    inspect: async (project, uris, signal) => {
      const reports = new Map<string, FileReport>();
      const loaded = new Set<string>();
      if (shared !== project) threads.share(project);
      shared = project;
      const sizes = new Map(project.documents.map(({ uri, size }) => [uri, size]));
      const parts = inParts(uris, threads.count * PARTS, (uri) => sizes.get(uri) ?? 0);
      await inLanes(parts, threads.count, async (part, lane) => {
        const outcome = await ask({ kind: 'inspect', uris: part }, { ...LONG, lane }, signal);
        if (outcome.kind !== 'done') return;
        for (const report of outcome.value.reports) reports.set(report.uri, report);
        for (const uri of outcome.value.loaded) loaded.add(uri);
      });
      return { reports, loaded };
    },
    prove: async (findings, signal) => {
      const proved = new Map<Finding, readonly Fix[]>();
      if (!shared) return proved;
      // Fixes are tried together by the document they change.
      const byUri = new Map<string, Finding[]>();
      for (const finding of findings) {
        const same = byUri.get(finding.place.uri);
        if (same) same.push(finding);
        else byUri.set(finding.place.uri, [finding]);
      }
      const parts = inParts([...byUri.values()], threads.count * PARTS, ({ length: size }) => size);
      await inLanes(parts, threads.count, async (part, lane) => {
        const all = part.flat();
        const outcome = await ask({ kind: 'prove', findings: all }, { ...LONG, lane }, signal);
        if (outcome.kind !== 'done') return;
        for (const [index, finding] of all.entries())
          proved.set(
            finding,
            finding.fixes.filter((_, place) => outcome.value[index]?.includes(place) === true),
          );
      });
      return proved;
    },
  };
}

type Outcome<T extends Task> =
  Exclude<TaskOutcome, { kind: 'done' }> | { readonly kind: 'done'; readonly value: Answers[T['kind']] };

async function answerOf(
  question: Question,
  { assets, workspace, logger }: TeamPorts,
  signal: AbortSignal,
): Promise<unknown> {
  switch (question.kind) {
    case 'asset':
      return (await assets.read(question.name)) satisfies QuestionAnswers['asset'];
    case 'read':
      return (await workspace.read(question.uri, signal)) satisfies QuestionAnswers['read'];
    case 'failure':
      logger.error(question.message, new Error(question.reason));
      return null satisfies QuestionAnswers['failure'];
  }
}

const ENDED = {
  time: 'reading it took too long and was ended',
  memory: 'reading it took too much memory and was ended',
  crash: 'reading it broke the thread that read it',
} as const;

function endedNote({ uri }: SourceText, why: keyof typeof ENDED): Note {
  return { uri, kind: 'parse-budget', detail: ENDED[why] };
}
