import picomatch from 'picomatch';
import * as vscode from 'vscode';
import type { ListFilesParams, ReadFileParams, ReadFileResult, WireBytes } from '../protocol/client-requests.ts';
import { walkFiles } from './walk.ts';

/** What the editor can search. For any other scheme it waits for somebody who can, and that may be for ever. */
const SEARCHABLE: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

/** Files that the server cannot list itself: those of virtual and remote workspaces. */
export async function listFiles(
  { folder, include, exclude }: ListFilesParams,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const root = vscode.Uri.parse(folder, true);
  if (SEARCHABLE.has(root.scheme)) return searchFiles(root, include, exclude, signal);
  const path = (uri: vscode.Uri): string => uri.path.slice(root.path.replace(/\/$/, '').length + 1);
  const [isWanted, isNever] = [include, exclude].map((glob) => picomatch(glob, { dot: true }));
  const files = await walkFiles(root, (uri) => isNever?.(path(uri)) === true, signal);
  return files.filter((uri) => isWanted?.(path(uri))).map((uri) => uri.toString());
}

async function searchFiles(
  root: vscode.Uri,
  include: string,
  exclude: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => {
    source.cancel();
  };
  signal.addEventListener('abort', cancel);
  try {
    const pattern = new vscode.RelativePattern(root, include);
    const found = await vscode.workspace.findFiles(pattern, exclude, undefined, source.token);
    signal.throwIfAborted();
    return found.map((uri) => uri.toString());
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

/** A file that the server cannot read itself. */
export async function readFile(
  { uri, maxBytes }: ReadFileParams,
  pack: (bytes: Uint8Array) => WireBytes,
): Promise<ReadFileResult> {
  const parsed = vscode.Uri.parse(uri, true);
  try {
    const { size } = await vscode.workspace.fs.stat(parsed);
    if (size > maxBytes) return { kind: 'too-large', size };
    return { kind: 'bytes', bytes: pack(await vscode.workspace.fs.readFile(parsed)) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { kind: 'vanished' };
    return { kind: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
  }
}
