import { assemble } from '../assemble.ts';
import type { Parts } from '../assemble.ts';
import { createTextCollector } from '../collect-texts.ts';
import { emptyReport, makeReport } from '../inspect/make-report.ts';
import { proveAllFixes } from '../inspect/prove-fixes.ts';
import type { FileReport } from '../model/report.ts';
import type { Assets, Logger, Workspace } from '../ports.ts';
import { sdkIndex } from '../sdk-index.ts';
import { packedOf } from '../workspace/packed.ts';
import type { Answers, Question, QuestionAnswers, SharedProject, Task } from './messages.ts';

/** What a thread does with what it is handed. */
export interface ThreadProgram {
  readonly run: (task: unknown) => Promise<unknown>;
  readonly share: (state: unknown) => void;
}

type Ask = <K extends Question['kind']>(question: Extract<Question, { kind: K }>) => Promise<QuestionAnswers[K]>;

/**
 * The core in a thread of its own. It has no files: what it needs, it asks of who started it.
 *
 * @param signal never aborted: who started the thread ends it as a whole.
 */
export function createThreadProgram(
  askHost: (question: unknown) => Promise<unknown>,
  signal: AbortSignal,
  host: Pick<Assets, 'wasm' | 'inflate'> = {},
): ThreadProgram {
  const ask = askHost as Ask;
  const assets: Assets = { read: (name) => ask({ kind: 'asset', name }), ...host };
  const texts = createTextCollector(assets, () => sdkIndex().packages);
  let project: SharedProject | null = null;
  let parts: Promise<Parts> | null = null;

  const open = async (shared: SharedProject): Promise<Parts> => {
    const { options, today } = shared;
    const ports = { assets, clock: { today: () => today }, logger: loggerTo(ask), workspace: workspaceOf(shared, ask) };
    const opened = await assemble(ports, options, texts.collect, null);
    await opened.documents.files(signal);
    opened.documents.adopt(shared.documents);
    opened.house.adopt(shared.house, shared.words);
    return opened;
  };
  const ready = (): Promise<Parts> => {
    if (!project) throw new Error('a thread was not told what to look at');
    parts ??= open(project);
    return parts;
  };

  const collect = async ({ source }: Extract<Task, { kind: 'collect' }>): Promise<Answers['collect']> => {
    const { facts, ...told } = await texts.collect(source, signal);
    if (!facts) return { packed: null, ...told };
    const packed = packedOf(facts);
    const tooDeep = { uri: source.uri, kind: 'parse-budget', detail: 'code nested too deeply' } as const;
    return packed ? { packed, ...told } : { packed: null, notes: [...told.notes, tooDeep] };
  };
  const inspect = async ({ uris }: Extract<Task, { kind: 'inspect' }>): Promise<Answers['inspect']> => {
    const { documents, context } = await ready();
    const logger = loggerTo(ask);
    const all = context();
    const reports: FileReport[] = [];
    for (const uri of uris) {
      // Another thread may have read it because evaluation asked for it there.
      await documents.load(uri, signal);
      const document = documents.restore(uri);
      reports.push(document ? await makeReport(uri, document, documents, all, signal, logger) : emptyReport(uri, 0));
    }
    return { reports, loaded: documents.takeLoaded() };
  };
  const prove = async ({ findings }: Extract<Task, { kind: 'prove' }>): Promise<Answers['prove']> => {
    const held = await proveAllFixes(findings, await ready(), loggerTo(ask), signal);
    return findings.map((finding) =>
      finding.fixes.flatMap((fix, index) => (held.get(finding)?.includes(fix) === true ? [index] : [])),
    );
  };

  return {
    run: (given) => {
      const task = given as Task;
      switch (task.kind) {
        case 'collect':
          return collect(task);
        case 'inspect':
          return inspect(task);
        case 'prove':
          return prove(task);
      }
    },
    share: (state) => {
      project = state as SharedProject | null;
      parts = null;
    },
  };
}

function workspaceOf({ roots, files }: SharedProject, ask: Ask): Workspace {
  return {
    roots,
    list: () => Promise.resolve(files),
    isTarget: () => true,
    read: (uri) => ask({ kind: 'read', uri }),
  };
}

/** Only what went wrong is told. */
function loggerTo(ask: Ask): Logger {
  return {
    info: () => undefined,
    warn: () => undefined,
    error: (message, cause) => {
      const reason = cause instanceof Error ? cause.message : '';
      ask({ kind: 'failure', message, reason }).catch(() => undefined);
    },
  };
}
