import type { Analyzer } from '../../core/analyzer.ts';
import type { FileReport } from '../../core/model/report.ts';
import type { Logger } from '../../core/ports.ts';
import type { ScanState } from '../../protocol/status.ts';
import type { Analyses } from './analyses.ts';
import type { Inventory } from './inventory.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Places } from './places.ts';
import type { ServerWorkspace } from './workspace.ts';

/** Somewhere to show how far a scan is, and perhaps to stop it. */
export interface ScanProgressView {
  readonly report: (done: number, total: number) => void;
  readonly end: () => void;
  /** Aborted when the user stops the scan. */
  readonly signal: AbortSignal;
}

/** Scans of the whole workspace, and of files that change on disk. */
export interface Scanner {
  /**
   * Looks at all files; a scan that runs already is waited for, or stopped where `anew` says so. Gives the number of files,
   * or null where it was stopped or failed.
   */
  readonly scan: (anew: boolean, view: () => Promise<ScanProgressView>) => Promise<number | null>;
  /** Files that changed, came or went on disk. */
  readonly changedOnDisk: (uris: readonly string[]) => void;
  readonly state: () => ScanState;
  /** Whether a file was one of those the last scan looked at. */
  readonly covers: (uri: string) => boolean;
  readonly whenIdle: () => Promise<void>;
  readonly dispose: () => void;
}

export interface ScannerPorts {
  readonly analyzer: () => Analyzer;
  readonly inventory: Inventory;
  readonly open: OpenDocuments;
  readonly analyses: () => Analyses;
  readonly places: () => Places;
  readonly workspace: ServerWorkspace;
  /** How a scan that nobody asked for is shown. */
  readonly quietView: () => Promise<ScanProgressView>;
  readonly changed: () => void;
  readonly logger: Logger;
}

/** Milliseconds without news after which changed files are read. */
const SETTLE_MS = 200;
/** Changed files from which on everything is looked at again. */
const MANY = 200;
/** Milliseconds between two tellings of how far a scan is. */
const TELL_MS = 100;
const CONFIGURATION = /(?:^|\/)(?:[tj]sconfig[\w.-]*\.json|\.gitignore|modelkeel\.(?:config\.json|lock))$/;

export function createScanner(ports: ScannerPorts): Scanner {
  const { analyzer, inventory, open, workspace, logger } = ports;
  let state: ScanState = { kind: 'never' };
  let running: Promise<number | null> | null = null;
  let stop = new AbortController();
  const ended = new AbortController();
  const waiting = new Set<string>();
  let scanned: Set<string> = new Set();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let reading: Promise<void> = Promise.resolve();
  let keeping: Promise<void> = Promise.resolve();
  const setState = (next: ScanState): void => {
    state = next;
    ports.changed();
  };

  const run = async (view: ScanProgressView, signal: AbortSignal): Promise<number | null> => {
    const before = state;
    try {
      analyzer().forget(null);
      workspace.invalidate();
      setState({ kind: 'running', done: 0, total: 0 });
      let last = 0;
      const reports = await analyzer().scan(({ done, total }) => {
        const now = Date.now();
        if (now - last < TELL_MS && done < total) return;
        last = now;
        view.report(done, total);
        setState({ kind: 'running', done, total });
      }, signal);
      take(reports);
      setState({ kind: 'done', files: reports.length });
      logger.info(`scanned ${String(reports.length)} files`);
      keep();
      return reports.length;
    } catch (error) {
      setState(before.kind === 'running' ? { kind: 'never' } : before);
      if (!signal.aborted) logger.error('the scan failed', error);
      return null;
    } finally {
      view.end();
      // Also after a scan that was stopped: it had the analyzer forget everything.
      ports.analyses().refresh();
    }
  };
  /** Nobody waits for it. */
  const keep = (): void => {
    keeping = analyzer()
      .keep(ended.signal)
      .catch((error: unknown) => {
        if (!ended.signal.aborted) logger.error('what was read could not be kept', error);
      });
  };
  const take = (reports: readonly FileReport[]): void => {
    scanned = new Set(reports.map(({ uri }) => uri));
    const { locate } = ports.places();
    // What is open is newer in the editor than on disk.
    const closed = reports.filter((report) => !open.isOpen(report.uri) && !isEmpty(report));
    inventory.putAll(closed.map(locate), open.isOpen);
  };

  const begin = (view: () => Promise<ScanProgressView>): Promise<number | null> => {
    stop = new AbortController();
    const own = stop;
    running = view()
      .then((shown) => run(shown, AbortSignal.any([shown.signal, own.signal, ended.signal])))
      .finally(() => {
        running = null;
      });
    return running;
  };

  const readChanged = async (): Promise<void> => {
    // A scan that runs may have read these before they changed.
    while (running) await running;
    const uris = [...waiting].filter(
      (uri) => !open.isOpen(uri) || CONFIGURATION.test(uri) || analyzer().holdsPolicy(uri),
    );
    waiting.clear();
    if (uris.length === 0 || state.kind !== 'done') return;
    const isNew = uris.some((uri) => !scanned.has(uri));
    if (isNew) workspace.invalidate();
    const listed = isNew ? new Set(await workspace.list(ended.signal)) : scanned;
    const wanted = uris.filter((uri) => listed.has(uri) || scanned.has(uri));
    if (wanted.length > MANY || uris.some((uri) => CONFIGURATION.test(uri) || analyzer().holdsPolicy(uri))) {
      await begin(ports.quietView);
      return;
    }
    for (const uri of wanted) await readAgain(uri);
    // A manifest that holds a policy now did not before.
    if (wanted.some((uri) => analyzer().holdsPolicy(uri))) {
      await begin(ports.quietView);
      return;
    }
    await ports.analyses().updateDependents(wanted, ended.signal);
  };
  const readAgain = async (uri: string): Promise<void> => {
    const report = await analyzer().analyzeFile(uri, ended.signal);
    if (report) scanned.add(uri);
    else scanned.delete(uri);
    if (open.isOpen(uri)) return;
    if (report && !isEmpty(report)) inventory.put([ports.places().locate(report)]);
    else inventory.remove(uri);
  };

  return {
    scan: async (anew, view) => {
      if (running && !anew) return running;
      stop.abort();
      while (running) await running;
      return begin(view);
    },
    changedOnDisk: (uris) => {
      for (const uri of uris) {
        if (workspace.mayMatter(uri)) waiting.add(uri);
        // Of a folder that goes, nothing is said of what was in it.
        else for (const file of scanned) if (file.startsWith(`${uri}/`)) waiting.add(file);
      }
      if (waiting.size === 0) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => {
        timer = null;
        reading = reading.then(readChanged).catch((error: unknown) => {
          if (!ended.signal.aborted) logger.error('reading changed files failed', error);
        });
      }, SETTLE_MS);
    },
    state: () => state,
    covers: (uri) => scanned.has(uri),
    whenIdle: async () => {
      while (timer !== null) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS / 4));
      await reading;
      while (running) await running;
      await keeping;
    },
    dispose: () => {
      ended.abort();
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** Most files of a workspace have nothing to say; there is no need to keep that. */
function isEmpty({ references, findings, notes }: FileReport): boolean {
  return references.length === 0 && findings.length === 0 && notes.length === 0;
}
