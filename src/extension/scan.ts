import * as vscode from 'vscode';
import type { Analyzer } from '../core/analyzer.ts';
import { languageOf } from '../core/model/language.ts';
import type { FileReport } from '../core/model/report.ts';
import type { Logger } from '../core/ports.ts';
import { signalOf } from './actions.ts';
import type { OpenDocuments } from './documents.ts';
import type { Inventory } from './inventory.ts';
import type { Disposable } from './disposable.ts';
import type { EditorWorkspace } from './workspace.ts';

const SETTLE_MS = 400;
const CONFIGURATION = /(?:^|\/)(?:[tj]sconfig[\w.-]*\.json|\.gitignore)$/;

/** Scans of the whole workspace, and of files that change on disk. */
export interface Scanner extends Disposable {
  /** Looks at all files; a scan that runs already is waited for. With `visible` a notification shows progress and can cancel. */
  readonly scan: (visible: boolean) => Promise<void>;
  /** Looks at all files again, also when a scan with older settings is running. */
  readonly restart: () => Promise<void>;
  readonly whenIdle: () => Promise<void>;
  /** Whether a file was one of those the last scan looked at. */
  readonly covers: (uri: string) => boolean;
}

export function createScanner(
  inventory: Inventory,
  documents: OpenDocuments,
  analyzer: () => Analyzer,
  workspace: EditorWorkspace,
  logger: Logger,
): Scanner {
  let running: Promise<void> | null = null;
  const changed = new Set<string>();
  let scanned: Set<string> = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = new AbortController();
  /** Aborted when what runs was begun with settings of before. */
  let current = new AbortController();

  const run = async (report: (done: number, total: number) => void, signal: AbortSignal): Promise<void> => {
    const before = inventory.scanState();
    try {
      analyzer().forget(null);
      inventory.setScanState({ kind: 'running', done: 0, total: 0 });
      let last = 0;
      const reports = await analyzer().scan(({ done, total }) => {
        report(done, total);
        const now = Date.now();
        if (now - last > 200) {
          last = now;
          inventory.setScanState({ kind: 'running', done, total });
        }
      }, signal);
      scanned = new Set(reports.map(({ uri }) => uri));
      // What is open is newer in the editor than on disk.
      inventory.putAll(
        reports.filter((file) => !documents.isOpen(file.uri) && !isEmpty(file)),
        new Set(inventory.uris().filter((uri) => documents.isOpen(uri))),
      );
      inventory.setScanState({ kind: 'done', files: reports.length });
      logger.info(`scanned ${String(reports.length)} files`);
    } catch (error) {
      inventory.setScanState(before);
      if (!signal.aborted) logger.error('the scan failed', error);
    } finally {
      // Also after a scan that was cancelled: it had the analyzer forget everything.
      documents.refresh();
    }
  };

  const begin = (work: () => Thenable<void>): Promise<void> => {
    running = Promise.resolve(work()).finally(() => {
      running = null;
    });
    return running;
  };
  const stopCurrent = async (): Promise<void> => {
    current.abort();
    while (running) await running;
    current = new AbortController();
  };
  const inBackground = (): Promise<void> =>
    running ?? begin(() => run(() => undefined, AbortSignal.any([stop.signal, current.signal])));

  const withProgress = (): Thenable<void> =>
    vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Modelkeel: scanning', cancellable: true },
      async (progress, token) => {
        let shown = 0;
        const report = (done: number, total: number): void => {
          const share = total === 0 ? 0 : (100 * done) / total;
          progress.report({ increment: share - shown, message: `${String(done)} of ${String(total)} files` });
          shown = share;
        };
        await run(report, AbortSignal.any([signalOf(token), stop.signal, current.signal]));
      },
    );

  const failed = (error: unknown): void => {
    if (!stop.signal.aborted) logger.error('reading changed files failed', error);
  };

  const rescan = async (): Promise<void> => {
    // A scan that runs may have read these before they changed.
    while (running) await running;
    const uris = [...changed];
    changed.clear();
    if (uris.length === 0 || inventory.scanState().kind !== 'done') return;
    if (uris.some((uri) => CONFIGURATION.test(uri))) return inBackground();
    const wanted = await workspace.wanted(uris);
    if (wanted.length > 200) return inBackground();
    // Of a document that is open, the editor has the text.
    const closed = wanted.filter((uri) => !documents.isOpen(uri));
    for (const uri of closed) {
      const report = await analyzer().analyzeFile(uri, stop.signal);
      if (report) scanned.add(uri);
      else scanned.delete(uri);
      if (report && !isEmpty(report)) inventory.put([report]);
      else inventory.remove(uri);
    }
    await documents.updateDependents(closed, stop.signal);
  };

  const note = (uri: vscode.Uri): void => {
    const text = uri.toString();
    if (languageOf(uri.path) === null && !CONFIGURATION.test(uri.path)) return;
    if (/\/(?:node_modules|\.git|\.venv|venv|site-packages)\//.test(uri.path)) return;
    changed.add(text);
    clearTimeout(timer);
    timer = setTimeout(() => {
      rescan().catch(failed);
    }, SETTLE_MS);
  };

  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const subscriptions = [
    watcher,
    watcher.onDidChange(note),
    watcher.onDidCreate(note),
    watcher.onDidDelete((uri) => {
      note(uri);
      // Of a folder that goes, nothing is said of what was in it.
      for (const file of scanned) if (file.startsWith(`${uri.toString()}/`)) note(vscode.Uri.parse(file, true));
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (inventory.scanState().kind === 'done') void inBackground();
    }),
  ];
  return {
    scan: async (visible) => {
      if (!visible) return inBackground();
      // Somebody asked, and wants to see it run and be able to stop it.
      await stopCurrent();
      return begin(withProgress);
    },
    restart: async () => {
      await stopCurrent();
      return inBackground();
    },
    covers: (uri) => scanned.has(uri),
    whenIdle: async () => {
      await running;
    },
    dispose: () => {
      stop.abort();
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** Most files of a workspace have nothing to say; there is no need to keep that. */
function isEmpty({ references, findings, notes }: FileReport): boolean {
  return references.length === 0 && findings.length === 0 && notes.length === 0;
}
