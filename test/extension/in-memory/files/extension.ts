import * as vscode from 'vscode';
import { createMemoryFiles } from './memory-files.ts';

/** The files that are there from the start, by path; the bundler puts them in. */
declare const INITIAL_FILES: Readonly<Record<string, string>>;

/** Registers `memfs:`, without a search provider: that is what most virtual file systems look like. */
export function activate(context: vscode.ExtensionContext): void {
  const files = createMemoryFiles();
  for (const [path, text] of Object.entries(INITIAL_FILES)) files.put(path, new TextEncoder().encode(text));
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider('memfs', files.provider, { isCaseSensitive: true }),
  );
}
