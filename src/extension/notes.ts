import * as vscode from 'vscode';
import type { Note } from '../core/model/report.ts';
import type { Logger } from '../core/ports.ts';
import type { Disposable } from './disposable.ts';
import type { Inventory } from './inventory.ts';

/** Broken code is what one sees while somebody types; the rest keeps a file from being read at all. */
const USUAL: ReadonlySet<Note['kind']> = new Set(['syntax-errors', 'minified']);

/** Writes each file that could not be read as it should, and why, to the output channel: once, when it becomes known. */
export function createNoteLog(inventory: Inventory, logger: Logger): Disposable {
  let told: ReadonlySet<string> = new Set();
  return inventory.onDidChange(() => {
    const lines = new Set<string>();
    for (const { uri, kind, detail } of unreadable(inventory.merged().notes)) {
      const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
      lines.add(`${path}: ${kind.replaceAll('-', ' ')}: ${detail}`);
    }
    for (const line of lines) if (!told.has(line)) logger.warn(line);
    told = lines;
  });
}

/** The notes of files of which nothing, or not all, is known. */
export function unreadable(notes: readonly Note[]): readonly Note[] {
  return notes.filter(({ kind }) => !USUAL.has(kind));
}
