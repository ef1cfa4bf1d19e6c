import ignore from 'ignore';
import type { Ignore } from 'ignore';
import picomatch from 'picomatch';
import * as vscode from 'vscode';
import { decodeText } from '../core/base/decode.ts';
import { fileGlob, languageOf } from '../core/model/language.ts';
import type { ReadResult, Workspace } from '../core/ports.ts';
import { isIgnored } from './gitignore.ts';
import { notebookAt, textOfNotebook } from './notebooks.ts';
import { walkFiles } from './walk.ts';

/** What the workspace was asked for; shown by the tests that activation does nothing. */
export interface WorkspaceCounters {
  lists: number;
  reads: number;
}

const MAX_BYTES = 16 * 1024 * 1024;
/** Besides files that have a language: what says which module a name means. */
const CONFIGURATION = /(?:^|\/)[tj]sconfig[^/]*\.json$/;
const NEVER = '**/{node_modules,.git,.venv,venv,site-packages,__pycache__}/**';
const isNever = picomatch(NEVER, { dot: true });
/** What the editor can search. For any other scheme it waits for somebody who can, and that may be for ever. */
const SEARCHABLE: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

/** The workspace of an editor: besides what the core asks, whether a file that changed is one that a scan reads. */
export interface EditorWorkspace extends Workspace {
  /** Of these files, those that `list` would name if they were there. */
  readonly wanted: (uris: readonly string[]) => Promise<readonly string[]>;
  /** Whether the user wants a file left alone, also while it is open. */
  readonly isExcluded: (uri: string) => boolean;
}

/** The editor's workspace: open documents first, then files, as the user's excludes allow. */
export function createWorkspace(excluded: () => readonly string[], counters: WorkspaceCounters): EditorWorkspace {
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
    wanted: async (uris) => {
      const answers = await Promise.all(uris.map((uri) => isWanted(vscode.Uri.parse(uri, true), excluded())));
      return uris.filter((_, index) => answers[index]);
    },
    isExcluded: (uri) => {
      const parsed = vscode.Uri.parse(uri, true);
      const folder = vscode.workspace.getWorkspaceFolder(parsed);
      return folder !== undefined && picomatch.isMatch(relativePath(folder, parsed), [...excluded()], { dot: true });
    },
  };
}

async function isWanted(uri: vscode.Uri, excluded: readonly string[]): Promise<boolean> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder || isNever(relativePath(folder, uri))) return false;
  if (excludeMatcher(folder, excluded)(uri)) return false;
  const path = relativePath(folder, uri);
  const folders = path.split('/').map((_, index, all) => all.slice(0, index).join('/'));
  const rules = new Map<string, Ignore>();
  for (const base of folders.map((name) => (name === '' ? '' : `${name}/`))) {
    const found = await rulesOf(vscode.Uri.joinPath(folder.uri, base, '.gitignore'));
    if (found) rules.set(base, found);
  }
  return !isIgnored(path, (base) => rules.get(base) ?? null);
}

function trimSlash(text: string): string {
  return text.replace(/\/+$/, '');
}

async function listFolder(
  folder: vscode.WorkspaceFolder,
  excluded: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const hidden = excludeMatcher(folder, excluded);
  const found = SEARCHABLE.has(folder.uri.scheme)
    ? await searchFiles(folder, signal)
    : await walkFiles(folder.uri, (uri) => isNever(relativePath(folder, uri)) || hidden(uri), signal);
  signal.throwIfAborted();
  const ignored = await gitignoreMatcher(folder, found);
  const isRead = ({ path }: vscode.Uri): boolean => languageOf(path) !== null || CONFIGURATION.test(path);
  return found.filter((uri) => isRead(uri) && !hidden(uri) && !ignored(uri)).map((uri) => uri.toString());
}

async function searchFiles(folder: vscode.WorkspaceFolder, signal: AbortSignal): Promise<readonly vscode.Uri[]> {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => {
    source.cancel();
  };
  signal.addEventListener('abort', cancel);
  const search = (glob: string): Thenable<vscode.Uri[]> =>
    vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), NEVER, undefined, source.token);
  try {
    return (await Promise.all([fileGlob, '**/.gitignore'].map(search))).flat();
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

/** `files.exclude`, `search.exclude` and `modelkeel.exclude`: true means hidden. */
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

/** By the `.gitignore` files among these. */
async function gitignoreMatcher(
  folder: vscode.WorkspaceFolder,
  files: readonly vscode.Uri[],
): Promise<(uri: vscode.Uri) => boolean> {
  const rules = new Map<string, Ignore>();
  for (const uri of files.filter(({ path }) => path.endsWith('/.gitignore'))) {
    const found = await rulesOf(uri);
    if (found) rules.set(relativePath(folder, uri).slice(0, -'.gitignore'.length), found);
  }
  return (uri) => rules.size > 0 && isIgnored(relativePath(folder, uri), (base) => rules.get(base) ?? null);
}

/** The rules of a `.gitignore` file; null where it is not there or cannot be read: then it ignores nothing. */
async function rulesOf(uri: vscode.Uri): Promise<Ignore | null> {
  try {
    const decoded = decodeText(await vscode.workspace.fs.readFile(uri));
    return decoded.kind === 'text' ? ignore().add(decoded.text.replace(/^\uFEFF/, '')) : null;
  } catch {
    return null;
  }
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
  const notebook = notebookAt(uri);
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
