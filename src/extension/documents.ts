import * as vscode from 'vscode';
import type { Analyzer } from '../core/analyzer.ts';
import { languageOf } from '../core/model/language.ts';
import type { SourceText } from '../core/model/text.ts';
import type { Logger } from '../core/ports.ts';
import type { Inventory } from './inventory.ts';
import { notebookOf, textOfNotebook } from './notebooks.ts';
import type { Settings } from './settings.ts';
import type { Disposable } from './disposable.ts';

const LANGUAGES: ReadonlySet<string> = new Set([
  'python',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'dotenv',
]);
const SCHEMES: ReadonlySet<string> = new Set([
  'output',
  'git',
  'gitfs',
  'debug',
  'vscode-settings',
  'search-editor',
  'modelpin',
  'comment',
  'walkThroughSnippet',
]);

/** Keeps the reports of open documents up to date. */
export interface OpenDocuments extends Disposable {
  /** Resolves when no analysis is waiting or running. */
  readonly whenIdle: () => Promise<void>;
  readonly isOpen: (uri: string) => boolean;
  /** A document that is a file was closed: what is on disk counts again. */
  readonly onDidClose: vscode.Event<string>;
  /** Analyses all open documents again, after settings or the analyzer changed. */
  readonly refresh: () => void;
  /** Analyses open documents whose reports depend on these. */
  readonly dependentsChanged: (uris: readonly string[]) => void;
}

/** One running analysis per document; a newer edit aborts it, and only the current version is published. */
export function createOpenDocuments(
  inventory: Inventory,
  analyzer: () => Analyzer,
  settings: () => Settings,
  logger: Logger,
): OpenDocuments {
  const closings = new vscode.EventEmitter<string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const running = new Map<string, AbortController>();
  let idle: (() => void)[] = [];
  const settle = (): void => {
    if (timers.size > 0 || running.size > 0) return;
    const waiting = idle;
    idle = [];
    for (const resolve of waiting) resolve();
  };

  const analyse = async (uri: string, edited: boolean): Promise<void> => {
    const source = sourceOf(uri);
    if (!source) return;
    running.get(uri)?.abort();
    const controller = new AbortController();
    running.set(uri, controller);
    try {
      const report = await analyzer().analyze(source, controller.signal);
      if (sourceOf(uri)?.version === report.version) {
        inventory.put(report);
        // Only an edit wakes dependents: two documents that import each other must not wake each other for ever.
        if (edited) dependentsChanged([uri]);
      }
    } catch (error) {
      if (!controller.signal.aborted) logger.error(`analysis of ${uri} failed`, error);
    } finally {
      if (running.get(uri) === controller) running.delete(uri);
      settle();
    }
  };

  const schedule = (uri: string, delay: number, edited = false): void => {
    clearTimeout(timers.get(uri));
    running.get(uri)?.abort();
    timers.set(
      uri,
      setTimeout(() => {
        timers.delete(uri);
        void analyse(uri, edited);
      }, delay),
    );
  };

  /** Others that were analysed before this one changed; a document never wakes itself. */
  const dependentsChanged = (uris: readonly string[]): void => {
    for (const open of openUris()) {
      const report = inventory.get(open);
      if (report && !uris.includes(open) && uris.some((uri) => report.dependencies.includes(uri)) && !timers.has(open))
        schedule(open, settings().delay, false);
    }
  };

  const closed = (uri: string): void => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
    running.get(uri)?.abort();
    analyzer().forget(uri);
    // A document that was never a file leaves nothing behind.
    if (uri.startsWith('untitled:')) inventory.remove(uri);
    else closings.fire(uri);
    settle();
  };

  const subscriptions = [
    vscode.workspace.onDidOpenTextDocument((document) => {
      const uri = targetOf(document);
      if (uri !== null) schedule(uri, 0);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const uri = targetOf(document);
      if (uri !== null && contentChanges.length > 0) schedule(uri, settings().delay, true);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      const uri = targetOf(document);
      if (uri !== null && notebookOf(document) === null) closed(uri);
    }),
    vscode.workspace.onDidOpenNotebookDocument((notebook) => {
      schedule(notebook.uri.toString(), 0);
    }),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
      if (contentChanges.length > 0) schedule(notebook.uri.toString(), settings().delay, true);
    }),
    vscode.workspace.onDidCloseNotebookDocument((notebook) => {
      closed(notebook.uri.toString());
    }),
  ];
  const refresh = (): void => {
    for (const uri of openUris()) schedule(uri, 0);
  };
  return {
    refresh,
    dependentsChanged,
    isOpen: (uri) => openUris().includes(uri),
    onDidClose: closings.event,
    whenIdle: () =>
      new Promise((resolve) => {
        idle.push(resolve);
        settle();
      }),
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      for (const controller of running.values()) controller.abort();
      for (const subscription of [...subscriptions, closings]) subscription.dispose();
    },
  };
}

/** The uri reports of this document go under: its own, or that of its notebook; null where it is of no interest. */
export function targetOf(document: vscode.TextDocument): string | null {
  const notebook = notebookOf(document);
  if (notebook) return notebook.uri.toString();
  if (SCHEMES.has(document.uri.scheme) || document.uri.scheme === 'vscode-notebook-cell') return null;
  return languageFor(document) === null ? null : document.uri.toString();
}

function languageFor(document: vscode.TextDocument): string | null {
  const byName = document.isUntitled ? null : languageOf(document.uri.path);
  if (byName === 'jupyter') return null;
  return byName ?? (LANGUAGES.has(document.languageId) ? document.languageId : null);
}

function openUris(): readonly string[] {
  const documents = vscode.workspace.textDocuments.flatMap((document) => targetOf(document) ?? []);
  const notebooks = vscode.workspace.notebookDocuments.map((notebook) => notebook.uri.toString());
  return [...new Set([...documents, ...notebooks])];
}

function sourceOf(uri: string): SourceText | null {
  const notebook = vscode.workspace.notebookDocuments.find((candidate) => candidate.uri.toString() === uri);
  if (notebook) return textOfNotebook(notebook).source;
  const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
  const language = document ? languageFor(document) : null;
  // Version 0 is that of files on disk; an editor's first version is 1.
  return document && language !== null ? { uri, language, version: document.version, text: document.getText() } : null;
}
