import * as vscode from 'vscode';
import type { Analyzer } from '../core/analyzer.ts';
import { languageOf, languages } from '../core/model/language.ts';
import type { FileReport } from '../core/model/report.ts';
import type { SourceText } from '../core/model/text.ts';
import type { Logger } from '../core/ports.ts';
import type { Inventory } from './inventory.ts';
import { cellsUri, notebookAt, notebookOf, textOfNotebook } from './notebooks.ts';
import type { Settings } from './settings.ts';
import type { Disposable } from './disposable.ts';

const SCHEMES: ReadonlySet<string> = new Set([
  'output',
  'git',
  'gitfs',
  'debug',
  'vscode-settings',
  'search-editor',
  'modelkeel',
  'comment',
  'walkThroughSnippet',
]);

/** Dependents are put in flocks, so that a change of many does not hold back the document itself. */
const FLOCK_MS = 60;

/** Keeps the reports of open documents up to date. */
export interface OpenDocuments extends Disposable {
  /** Resolves when no analysis is waiting or running. */
  readonly whenIdle: () => Promise<void>;
  /** Whether the editor, not the disk, has the text of a file. */
  readonly isOpen: (uri: string) => boolean;
  /** Analyses all open documents again, after settings or the analyzer changed. */
  readonly refresh: () => void;
  /** Makes new reports of all documents, open or not, whose reports depend on these. */
  readonly updateDependents: (uris: readonly string[], signal: AbortSignal) => Promise<void>;
}

/** What is to be known of files. */
export interface FileQuestions {
  /** Whether the last scan looked at it. */
  readonly isScanned: (uri: string) => boolean;
  /** Whether the user wants it left alone, also while it is open. */
  readonly isExcluded: (uri: string) => boolean;
}

/** One running analysis per document; a newer edit aborts it, and only the current version is published. */
export function createOpenDocuments(
  inventory: Inventory,
  analyzer: () => Analyzer,
  settings: () => Settings,
  files: FileQuestions,
  logger: Logger,
): OpenDocuments {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const running = new Map<string, AbortController>();
  /** Edited, and what depends on them not yet told. */
  const dirty = new Set<string>();
  let idle: (() => void)[] = [];
  const settle = (): void => {
    if (timers.size > 0 || running.size > 0) return;
    const waiting = idle;
    idle = [];
    for (const resolve of waiting) resolve();
  };

  const start = async (uri: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
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

  const analyse = async (uri: string, signal: AbortSignal): Promise<void> => {
    const source = sourceOf(uri);
    if (!source) return;
    if (files.isExcluded(uri)) {
      inventory.remove(uri);
      return;
    }
    const report = await analyzer().analyze(source, signal);
    if (sourceOf(uri)?.version !== report.version) return;
    await putWithDependents([report], dirty.has(uri) ? [uri] : [], signal);
    dirty.delete(uri);
    // The cells stand in for the file as long as they are open.
    const notebook = notebookAt(uri);
    if (notebook) inventory.remove(notebook.uri.toString());
  };

  /** Reports of others hold places in the documents that changed: they are made anew before anything is shown. */
  const putWithDependents = async (
    reports: readonly FileReport[],
    changed: readonly string[],
    signal: AbortSignal,
  ): Promise<void> => {
    const dependents = inventory.uris().filter((uri) => {
      if (changed.includes(uri) || timers.has(uri)) return false;
      const report = inventory.get(uri);
      return report !== null && changed.some((other) => report.dependencies.includes(other));
    });
    let flock = [...reports];
    let since = Date.now();
    for (const uri of dependents) {
      const report = await analyzer().reinspect(uri, signal);
      if (report && !timers.has(uri)) flock.push(report);
      if (Date.now() - since < FLOCK_MS) continue;
      inventory.put(flock);
      flock = [];
      await new Promise((resolve) => setTimeout(resolve, 0));
      since = Date.now();
    }
    signal.throwIfAborted();
    if (flock.length > 0) inventory.put(flock);
  };

  const schedule = (uri: string, delay: number, work: (signal: AbortSignal) => Promise<void>): void => {
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
  const opened = (uri: string): void => {
    schedule(uri, 0, (signal) => analyse(uri, signal));
  };
  const edited = (uri: string): void => {
    dirty.add(uri);
    schedule(uri, settings().delay, (signal) => analyse(uri, signal));
  };

  /** What was typed and not saved is gone with the editor: the file counts again, where there is one that is scanned. */
  const closed = (uri: string, file: string): void => {
    schedule(uri, 0, async (signal) => {
      if (sourceOf(uri)) return;
      analyzer().forget(uri);
      const report = files.isScanned(file) ? await analyzer().analyzeFile(file, signal) : null;
      if (sourceOf(uri)) return;
      if (report === null || uri !== file) inventory.remove(uri);
      await putWithDependents(report ? [report] : [], dirty.has(uri) ? [uri] : [], signal);
      dirty.delete(uri);
    });
  };

  const subscriptions = [
    vscode.workspace.onDidOpenTextDocument((document) => {
      const uri = targetOf(document);
      if (uri !== null) opened(uri);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const uri = targetOf(document);
      if (uri !== null && contentChanges.length > 0) edited(uri);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      const uri = targetOf(document);
      if (uri !== null && notebookOf(document) === null) closed(uri, uri);
    }),
    vscode.workspace.onDidOpenNotebookDocument((notebook) => {
      opened(cellsUri(notebook));
    }),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
      if (contentChanges.length > 0) edited(cellsUri(notebook));
    }),
    vscode.workspace.onDidCloseNotebookDocument((notebook) => {
      closed(cellsUri(notebook), notebook.uri.toString());
    }),
  ];
  return {
    refresh: () => {
      for (const uri of openUris()) opened(uri);
    },
    updateDependents: (uris, signal) => putWithDependents([], uris, signal),
    isOpen: (uri) =>
      openUris().includes(uri) ||
      vscode.workspace.notebookDocuments.some((notebook) => notebook.uri.toString() === uri),
    whenIdle: () =>
      new Promise((resolve) => {
        idle.push(resolve);
        settle();
      }),
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      for (const controller of running.values()) controller.abort();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** The uri reports of this document go under: its own, or that of its notebook; null where it is of no interest. */
export function targetOf(document: vscode.TextDocument): string | null {
  const notebook = notebookOf(document);
  if (notebook) return cellsUri(notebook);
  if (SCHEMES.has(document.uri.scheme) || document.uri.scheme === 'vscode-notebook-cell') return null;
  return languageFor(document) === null ? null : document.uri.toString();
}

function languageFor(document: vscode.TextDocument): string | null {
  const byName = document.isUntitled ? null : languageOf(document.uri.path);
  if (byName === 'jupyter') return null;
  return byName ?? (languages.has(document.languageId) ? document.languageId : null);
}

function openUris(): readonly string[] {
  const documents = vscode.workspace.textDocuments.flatMap((document) => targetOf(document) ?? []);
  const notebooks = vscode.workspace.notebookDocuments.map(cellsUri);
  return [...new Set([...documents, ...notebooks])];
}

function sourceOf(uri: string): SourceText | null {
  const notebook = notebookAt(uri);
  if (notebook) return textOfNotebook(notebook).source;
  const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
  const language = document ? languageFor(document) : null;
  // Version 0 is that of files on disk; an editor's first version is 1.
  return document && language !== null ? { uri, language, version: document.version, text: document.getText() } : null;
}
