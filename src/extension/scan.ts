import * as vscode from 'vscode';
import type { Analyzer } from '../core/analyzer.ts';
import { languageOf } from '../core/model/language.ts';
import type { Logger } from '../core/ports.ts';
import { signalOf } from './actions.ts';
import type { OpenDocuments } from './documents.ts';
import type { Inventory } from './inventory.ts';
import type { Disposable } from './disposable.ts';

const SETTLE_MS = 400;
const CONFIGURATION = /(?:^|\/)(?:[tj]sconfig[\w.-]*\.json|\.gitignore)$/;

/** Scans of the whole workspace, and of files that change on disk. */
export interface Scanner extends Disposable {
  /** Looks at all files; a scan that runs already is waited for. With `visible` a notification shows progress and can cancel. */
  readonly scan: (visible: boolean) => Promise<void>;
  /** Looks at all files again, also when a scan with older settings is running. */
  readonly restart: () => Promise<void>;
  readonly whenIdle: () => Promise<void>;
}

export function createScanner(
  inventory: Inventory,
  documents: OpenDocuments,
  analyzer: () => Analyzer,
  logger: Logger,
): Scanner {
  let running: Promise<void> | null = null;
  const changed = new Set<string>();
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
      // What is open is newer in the editor than on disk.
      const open = new Set(inventory.uris().filter((uri) => documents.isOpen(uri)));
      inventory.putAll(
        reports.filter((file) => file.references.length > 0 || file.notes.length > 0 || file.findings.length > 0),
        open,
      );
      inventory.setScanState({ kind: 'done', files: reports.length });
      documents.refresh();
      logger.info(`scanned ${String(reports.length)} files`);
    } catch (error) {
      inventory.setScanState(before);
      if (!signal.aborted) logger.error('the scan failed', error);
    }
  };

  const scan = (visible: boolean): Promise<void> => {
    if (running) return running;
    const work = visible
      ? vscode.window.withProgress(
          { location: vscode.ProgressLocation.Notification, title: 'Modelpin: scanning', cancellable: true },
          async (progress, token) => {
            let shown = 0;
            await run(
              (done, total) => {
                const share = total === 0 ? 0 : (100 * done) / total;
                progress.report({ increment: share - shown, message: `${String(done)} of ${String(total)} files` });
                shown = share;
              },
              AbortSignal.any([signalOf(token), current.signal]),
            );
          },
        )
      : run(() => undefined, AbortSignal.any([stop.signal, current.signal]));
    running = Promise.resolve(work).finally(() => {
      running = null;
    });
    return running;
  };

  /** Reads one file from disk, where no editor holds a newer text. */
  const reread = async (uri: string): Promise<void> => {
    const report = await analyzer().analyzeFile(uri, stop.signal);
    if (documents.isOpen(uri)) return;
    if (report) inventory.put(report);
    else inventory.remove(uri);
  };

  const failed = (error: unknown): void => {
    if (!stop.signal.aborted) logger.error('reading changed files failed', error);
  };

  const rescan = async (): Promise<void> => {
    const uris = [...changed];
    changed.clear();
    if (uris.length === 0 || inventory.scanState().kind !== 'done') return;
    if (uris.length > 200 || uris.some((uri) => CONFIGURATION.test(uri))) {
      await scan(false);
      return;
    }
    for (const uri of uris) analyzer().forget(uri);
    const dependents = inventory
      .uris()
      .filter((uri) => inventory.get(uri)?.dependencies.some((other) => uris.includes(other)));
    for (const uri of new Set([...uris, ...dependents])) {
      if (!documents.isOpen(uri)) await reread(uri);
    }
    documents.dependentsChanged(uris);
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
    documents.onDidClose((uri) => {
      if (inventory.get(uri)) reread(uri).catch(failed);
    }),
    watcher.onDidChange(note),
    watcher.onDidCreate(note),
    watcher.onDidDelete(note),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (inventory.scanState().kind === 'done') void scan(false);
    }),
  ];
  return {
    scan,
    restart: async () => {
      current.abort();
      while (running) await running;
      current = new AbortController();
      await scan(false);
    },
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
