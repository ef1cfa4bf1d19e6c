import type { Analyzer } from '../../core/analyzer.ts';
import type { FileReport } from '../../core/model/report.ts';
import type { Logger } from '../../core/ports.ts';
import type { Inventory } from './inventory.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Places } from './places.ts';
import { fileOf } from './uris.ts';

/** Keeps the reports of open documents up to date. One running analysis per document: a newer edit aborts it. */
export interface Analyses {
  readonly opened: (uri: string) => void;
  readonly edited: (uri: string) => void;
  readonly closed: (uri: string) => void;
  /** Analyses all open documents again, after settings or the analyzer changed. */
  readonly refresh: () => void;
  /** The file of an open document was deleted: its text says nothing of the workspace any more, until somebody edits it. */
  readonly deleted: (uri: string) => void;
  /** An edit of ours is on its way to these: what it mends is not to be shown for longer than it takes. */
  readonly expectEdit: (uris: readonly string[]) => void;
  /** Makes new reports of all documents, open or not, whose reports depend on these. */
  readonly updateDependents: (uris: readonly string[], signal: AbortSignal) => Promise<void>;
  /** Resolves when the report of a document is that of its text now. */
  readonly settled: (uri: string) => Promise<void>;
  /** Resolves when no analysis is waiting or running. */
  readonly whenIdle: () => Promise<void>;
  readonly dispose: () => void;
}

/** What is to be known of files. */
export interface AnalysesPorts {
  readonly analyzer: () => Analyzer;
  readonly inventory: Inventory;
  readonly open: OpenDocuments;
  readonly places: () => Places;
  /** Milliseconds to wait after an edit. */
  readonly delay: (uri: string) => number;
  /** Whether the last scan looked at it. */
  readonly isScanned: (uri: string) => boolean;
  /** Whether the user wants it left alone, also while it is open. */
  readonly isExcluded: (uri: string) => boolean;
  readonly breathe: () => Promise<void>;
  readonly logger: Logger;
}

/** Milliseconds within which an edit of ours comes back from the client. */
const EXPECTED_MS = 3000;

/** Dependents are published in batches, so that a change of many does not hold back the document itself. */
const BATCH_MS = 60;

type Work = (signal: AbortSignal) => Promise<void>;

export function createAnalyses(ports: AnalysesPorts): Analyses {
  const { analyzer, inventory, open, logger } = ports;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const running = new Map<string, AbortController>();
  /** Edited, and what depends on them not yet told. */
  const dirty = new Set<string>();
  const gone = new Set<string>();
  const expected = new Map<string, number>();
  let waiting: { readonly uri: string | null; readonly resolve: () => void }[] = [];

  const isBusy = (uri: string | null): boolean =>
    uri === null ? timers.size > 0 || running.size > 0 : timers.has(uri) || running.has(uri);
  const settle = (): void => {
    const done = waiting.filter(({ uri }) => !isBusy(uri));
    waiting = waiting.filter(({ uri }) => isBusy(uri));
    for (const { resolve } of done) resolve();
  };
  const when = (uri: string | null): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ uri, resolve });
      settle();
    });

  const start = async (uri: string, work: Work): Promise<void> => {
    running.get(uri)?.abort();
    const controller = new AbortController();
    running.set(uri, controller);
    try {
      await work(controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) logger.error(`analysis of ${uri} failed`, error);
    } finally {
      if (running.get(uri) === controller) running.delete(uri);
      settle();
    }
  };
  const schedule = (uri: string, delay: number, work: Work): void => {
    clearTimeout(timers.get(uri));
    running.get(uri)?.abort();
    timers.set(
      uri,
      setTimeout(() => {
        timers.delete(uri);
        void start(uri, work);
      }, delay),
    );
  };

  /** Reports of others hold places in the documents that changed: they are made anew before anything is shown. */
  const putWithDependents = async (
    reports: readonly FileReport[],
    changed: readonly string[],
    signal: AbortSignal,
  ): Promise<void> => {
    const places = ports.places();
    let batch = reports.map(places.locate);
    let since = Date.now();
    for (const uri of inventory.dependents(changed)) {
      if (changed.includes(uri) || timers.has(uri)) continue;
      const report = await analyzer().reinspect(uri, signal);
      if (report && !timers.has(uri)) batch.push(places.locate(report));
      if (Date.now() - since < BATCH_MS) continue;
      inventory.put(batch);
      batch = [];
      await ports.breathe();
      signal.throwIfAborted();
      since = Date.now();
    }
    signal.throwIfAborted();
    if (batch.length > 0) inventory.put(batch);
  };

  const analyse = async (uri: string, signal: AbortSignal): Promise<void> => {
    const source = open.source(uri);
    if (!source) return;
    if (ports.isExcluded(uri) || gone.has(uri)) {
      inventory.remove(uri);
      if (gone.has(uri)) await putWithDependents([], [uri], signal);
      return;
    }
    const report = await analyzer().analyze(source, signal);
    if (open.source(uri)?.version !== report.version) return;
    await putWithDependents([report], dirty.has(uri) ? [uri] : [], signal);
    dirty.delete(uri);
    // The cells stand in for the file as long as they are open.
    if (fileOf(uri) !== uri) inventory.remove(fileOf(uri));
  };

  /** What was typed and not saved is gone with the document: the file counts again, where there is one that is scanned. */
  const takeFile = async (uri: string, signal: AbortSignal): Promise<void> => {
    if (open.source(uri)) return;
    const file = fileOf(uri);
    analyzer().forget(uri);
    const report = ports.isScanned(file) ? await analyzer().analyzeFile(file, signal) : null;
    if (open.source(uri)) return;
    if (report === null || uri !== file) inventory.remove(uri);
    await putWithDependents(report ? [report] : [], dirty.has(uri) ? [uri] : [], signal);
    dirty.delete(uri);
  };

  const opened = (uri: string): void => {
    schedule(uri, 0, (signal) => analyse(uri, signal));
  };
  return {
    opened: (uri) => {
      gone.delete(uri);
      opened(uri);
    },
    deleted: (uri) => {
      gone.add(uri);
      analyzer().forget(uri);
      opened(uri);
    },
    expectEdit: (uris) => {
      for (const uri of uris) expected.set(uri, Date.now() + EXPECTED_MS);
    },
    edited: (uri) => {
      gone.delete(uri);
      dirty.add(uri);
      const isOurs = (expected.get(uri) ?? 0) > Date.now();
      expected.delete(uri);
      schedule(uri, isOurs ? 0 : ports.delay(uri), (signal) => analyse(uri, signal));
    },
    closed: (uri) => {
      gone.delete(uri);
      schedule(uri, 0, (signal) => takeFile(uri, signal));
    },
    refresh: () => {
      open.uris().forEach(opened);
    },
    updateDependents: (uris, signal) => putWithDependents([], uris, signal),
    settled: when,
    whenIdle: () => when(null),
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      for (const controller of running.values()) controller.abort();
      timers.clear();
    },
  };
}
