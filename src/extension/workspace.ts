import ignore from 'ignore';
import picomatch from 'picomatch';
import * as vscode from 'vscode';
import { decodeText } from '../core/base/decode.ts';
import { languageOf } from '../core/model/language.ts';
import type { ReadResult, Workspace } from '../core/ports.ts';
import { textOfNotebook } from './notebooks.ts';

/** What the workspace was asked for; shown by the tests that activation does nothing. */
export interface WorkspaceCounters {
  lists: number;
  reads: number;
}

const MAX_BYTES = 16 * 1024 * 1024;
/** Files worth listing: those a front end reads, and those that say what module names and variables mean. */
const INTERESTING =
  '**/{*.py,*.pyi,*.ipynb,*.ts,*.mts,*.cts,*.tsx,*.js,*.mjs,*.cjs,*.jsx,*.env,.env,.env.*,*.env.*,env.example,tsconfig*.json,jsconfig*.json}';
const NEVER = '**/{node_modules,.git,.venv,venv,site-packages,__pycache__}/**';

/** The editor's workspace: open documents first, then files, as the user's excludes allow. */
export function createWorkspace(excluded: () => readonly string[], counters: WorkspaceCounters): Workspace {
  return {
    get roots() {
      return (vscode.workspace.workspaceFolders ?? []).map((folder) => trimSlash(folder.uri.toString()));
    },
    isTarget: (uri) => languageOf(uri) !== null,
    list: async (signal) => {
      counters.lists++;
      const found = await Promise.all(
        (vscode.workspace.workspaceFolders ?? []).map((folder) => listFolder(folder, excluded(), signal)),
      );
      return [...new Set(found.flat())].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    },
    read: async (uri) => {
      counters.reads++;
      return openText(uri) ?? readFile(uri);
    },
  };
}

function trimSlash(text: string): string {
  return text.replace(/\/+$/, '');
}

async function listFolder(
  folder: vscode.WorkspaceFolder,
  excluded: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => {
    source.cancel();
  };
  signal.addEventListener('abort', cancel);
  try {
    const uris = await vscode.workspace.findFiles(
      new vscode.RelativePattern(folder, INTERESTING),
      NEVER,
      undefined,
      source.token,
    );
    signal.throwIfAborted();
    const [hidden, ignored] = [excludeMatcher(folder, excluded), await gitignoreMatcher(folder)];
    return uris.filter((uri) => !hidden(uri) && !ignored(uri)).map((uri) => uri.toString());
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

/** `files.exclude`, `search.exclude` and `modelpin.exclude`: true means hidden. */
function excludeMatcher(folder: vscode.WorkspaceFolder, own: readonly string[]): (uri: vscode.Uri) => boolean {
  const patterns = ['files', 'search'].flatMap((section) => {
    const globs = vscode.workspace.getConfiguration(section, folder.uri).get<Record<string, unknown>>('exclude', {});
    return Object.entries(globs).flatMap(([glob, value]) => (value === true ? [glob, `${glob}/**`] : []));
  });
  const all = [...patterns, ...own];
  if (all.length === 0) return () => false;
  const matches = picomatch(all, { dot: true });
  return (uri) => matches(relativePath(folder, uri));
}

function relativePath(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  return uri.path.slice(trimSlash(folder.uri.path).length + 1);
}

/** `.gitignore` files of the folder and below it; each counts for what lies below it. */
async function gitignoreMatcher(folder: vscode.WorkspaceFolder): Promise<(uri: vscode.Uri) => boolean> {
  const files = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/.gitignore'), NEVER);
  const rules = await Promise.all(
    files.map(async (uri) => {
      const decoded = decodeText(await vscode.workspace.fs.readFile(uri));
      const path = relativePath(folder, uri);
      return {
        base: path.slice(0, -'.gitignore'.length),
        rule: ignore().add(decoded.kind === 'text' ? decoded.text : ''),
      };
    }),
  );
  return (uri) => {
    const path = relativePath(folder, uri);
    return rules.some(
      ({ base, rule }) => path.startsWith(base) && path.length > base.length && rule.ignores(path.slice(base.length)),
    );
  };
}

/** The unsaved text of a document or notebook that is open. */
function openText(uri: string): ReadResult | null {
  const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
  if (document)
    return {
      kind: 'text',
      source: {
        uri,
        language: languageOf(uri) ?? document.languageId,
        version: document.version,
        text: document.getText(),
      },
    };
  const notebook = vscode.workspace.notebookDocuments.find((candidate) => candidate.uri.toString() === uri);
  return notebook ? { kind: 'text', source: textOfNotebook(notebook).source } : null;
}

async function readFile(uri: string): Promise<ReadResult> {
  const parsed = vscode.Uri.parse(uri, true);
  try {
    const { size } = await vscode.workspace.fs.stat(parsed);
    if (size > MAX_BYTES)
      return {
        kind: 'unreadable',
        reason: 'too-large',
        detail: `${Math.round(size / 1048576)} MB; files up to 16 MB are read`,
      };
    const decoded = decodeText(await vscode.workspace.fs.readFile(parsed));
    if (decoded.kind === 'binary') return { kind: 'unreadable', reason: 'binary', detail: 'has NUL bytes' };
    if (decoded.kind === 'invalid-encoding')
      return { kind: 'unreadable', reason: 'invalid-encoding', detail: decoded.detail };
    // Editors hand documents over without the mark; offsets must be the same for both.
    const text = decoded.text.startsWith('\uFEFF') ? decoded.text.slice(1) : decoded.text;
    return { kind: 'text', source: { uri, language: languageOf(uri) ?? '', version: 0, text } };
  } catch (error) {
    const gone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return {
      kind: 'unreadable',
      reason: gone ? 'vanished' : 'unreadable',
      detail: error instanceof Error ? error.message : String(error),
    };
  }
}
