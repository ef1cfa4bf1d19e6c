import type { AnalyzerOptions } from './analyzer-options.ts';
import type { Parts, PartsPorts } from './assemble.ts';
import { packageFileOf } from './base/package-files.ts';
import type { InspectContext } from './inspect/inspect-context.ts';
import { emptyReport, makeReport } from './inspect/make-report.ts';
import type { FileReport, Note } from './model/report.ts';
import type { Keeping } from './kept/keeping.ts';
import type { ReadResult, Workspace } from './ports.ts';
import type { SharedProject } from './threads/messages.ts';
import type { Documents } from './workspace/documents.ts';
import type { KeptText } from './workspace/kept-text.ts';
import type { Team } from './threads/team.ts';

export interface ScanProgress {
  readonly done: number;
  readonly total: number;
}

/** What a scan works with. */
interface ScanPorts extends PartsPorts {
  readonly breathe?: () => Promise<void>;
  /** Null where this thread does everything. */
  readonly team: Team | null;
  readonly options: AnalyzerOptions;
}

/** Files read ahead while one is parsed. */
const READ_AHEAD = 16;
/** Texts that other threads have to do with at a time; of all others, only the names are known. */
const IN_FLIGHT = 64;

/** Reads every file of the workspace, then inspects each. Reports are in the order of `Workspace.list`. */
export async function scan(
  parts: Parts,
  ports: ScanPorts,
  onProgress: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<readonly FileReport[]> {
  const { documents, context, keeping } = parts;
  const { team } = ports;
  const all = await documents.files(signal);
  parts.house.renew();
  const reads = new Map<string, ReadResult>();
  await parts.house.ready(all, signal, reads);
  const { house } = context();
  const files = all.filter((uri) => ports.workspace.isTarget(uri) && !house.at(uri).isExcluded);
  const notes = await readAll(files, reads, parts, ports, onProgress, signal);
  const scanned = { files: all, targets: files, today: ports.clock.today(), house: parts.house.data() };
  const before = await keeping?.reportsOf(scanned, documents, signal);
  if (before) return [...before, ...aboutOthers(parts, files)];
  const project = await sharedProject(parts, ports, signal);
  const targets = new Set(files);
  const reports = new Map<string, FileReport>();
  const looked = new Set<string>();
  const now = context();
  documents.takeLoaded();
  // From the end: in a large workspace only the facts of what was read last are still there.
  let left: readonly string[] = files.toReversed();
  while (left.length > 0) {
    const known = left.filter((uri) => documents.get(uri)?.kept);
    const elsewhere = project && team ? await team.inspect(project, known, signal) : null;
    for (const uri of left) {
      signal.throwIfAborted();
      const document = documents.get(uri);
      if (document && (document.kept || document.notes.length > 0)) looked.add(uri);
      const made = elsewhere?.reports.get(uri) ?? (document ? await reportHere(uri, parts, now, ports, signal) : null);
      reports.set(uri, made ?? { ...emptyReport(uri, 0), notes: notes.get(uri) ?? [] });
    }
    await Promise.all([...(elsewhere?.loaded ?? [])].map((uri) => loadShown(uri, documents, signal)));
    // What holds nothing by itself, and evaluation asked for: it is looked at as well, whether that was before its turn or after.
    left = documents.takeLoaded().filter((uri) => targets.has(uri) && !looked.has(uri));
  }
  const made = files.flatMap((uri) => reports.get(uri) ?? []);
  keeping?.took(scanned, made, documents);
  return [...made, ...aboutOthers(parts, files)];
}

/** What is wrong with policies that are no files of the scan: they lie above it, or in a package. */
function aboutOthers({ house }: Parts, files: readonly string[]): readonly FileReport[] {
  const looked = new Set(files);
  const notes = house.data().notes.filter(({ uri }) => !looked.has(uri));
  return [...new Set(notes.map(({ uri }) => uri))].map((uri) => ({
    ...emptyReport(uri, 0),
    notes: notes.filter((note) => note.uri === uri),
  }));
}

async function reportHere(
  uri: string,
  { documents }: Parts,
  context: InspectContext,
  { logger, breathe }: ScanPorts,
  signal: AbortSignal,
): Promise<FileReport | null> {
  const document = documents.restore(uri);
  const report = document && (await makeReport(uri, document, documents, context, signal, logger));
  await breathe?.();
  return report;
}

/** Puts all documents in; gives notes on those that cannot be read. What `reads` has is not read again. */
async function readAll(
  files: readonly string[],
  reads: Map<string, ReadResult>,
  { documents, prefilter, keeping }: Parts,
  { workspace, team, breathe }: ScanPorts,
  onProgress: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Note[]>> {
  const notes = new Map<string, readonly Note[]>();
  // A lock file names nothing by itself: it is read when a package that is used wants its version.
  const first = files.filter((uri) => packageFileOf(uri)?.lock !== true);
  const total = first.length;
  const pending = new Set<Promise<unknown>>();
  const failures: Error[] = [];
  const begin = (work: Promise<unknown>): Promise<unknown> => {
    const settled = work
      .catch((error: unknown) => {
        failures.push(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => pending.delete(settled));
    pending.add(settled);
    return settled;
  };
  team?.gather();
  try {
    for (let start = 0; start < total; start += READ_AHEAD) {
      signal.throwIfAborted();
      const batch = first.slice(start, start + READ_AHEAD);
      team?.reached(Math.min(start + READ_AHEAD, total) / total);
      const results = await Promise.all(
        batch.map((uri) => readOrRecall(uri, reads, documents, keeping, workspace, signal)),
      );
      for (const [offset, result] of results.entries()) {
        const uri = batch[offset] ?? '';
        if (result.kind === 'known') documents.recall(uri, result.kept);
        else if (result.kind === 'unreadable') {
          documents.forget(uri);
          notes.set(uri, [unreadable(uri, result)]);
        } else {
          const put = begin(documents.put(result.source, prefilter.mayMatch, signal));
          if (!team) await put;
          while (team?.isAtWork() === true && pending.size > IN_FLIGHT) await Promise.race(pending);
        }
        await breathe?.();
        signal.throwIfAborted();
      }
      onProgress({ done: Math.min(start + READ_AHEAD, total), total });
    }
  } finally {
    team?.gathered();
    await Promise.all(pending);
  }
  signal.throwIfAborted();
  documents.sweep();
  if (failures[0]) throw failures[0];
  return notes;
}

/** A file that is what it was, and has no facts, needs not be read. */
async function readOrRecall(
  uri: string,
  reads: Map<string, ReadResult>,
  documents: Documents,
  keeping: Keeping | null,
  workspace: Workspace,
  signal: AbortSignal,
): Promise<ReadResult | { readonly kind: 'known'; readonly kept: KeptText }> {
  const kept = (await keeping?.findUnread(uri)) ?? null;
  if (kept && !documents.get(uri)?.kept) return { kind: 'known', kept };
  const before = reads.get(uri);
  reads.delete(uri);
  return before ?? workspace.read(uri, signal);
}

/** What other threads are to know of the project; null where they do not inspect. */
async function sharedProject(
  { documents, house }: Parts,
  { team, options, clock, workspace }: ScanPorts,
  signal: AbortSignal,
): Promise<SharedProject | null> {
  const packed = team?.inspects() === true ? documents.pack() : null;
  const files = await documents.files(signal);
  return (
    packed && {
      options,
      today: clock.today(),
      roots: workspace.roots,
      files,
      documents: packed,
      house: house.data(),
      words: house.sources(),
    }
  );
}

/** What another thread had to read is read here as well: places in it are shown. Not those of lock files. */
async function loadShown(uri: string, documents: Documents, signal: AbortSignal): Promise<void> {
  if (packageFileOf(uri)?.lock !== true) await documents.load(uri, signal);
}

/** A note on a file that cannot be read. */
export function unreadable(uri: string, result: Extract<ReadResult, { kind: 'unreadable' }>): Note {
  return { uri, kind: result.reason, detail: result.detail };
}
