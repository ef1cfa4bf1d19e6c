import * as vscode from 'vscode';
import type { InventoryNote } from '../protocol/inventory.ts';
import type { Disposable } from './disposable.ts';
import type { Inventory } from './inventory.ts';

/** Broken code is what one sees while somebody types, and a former directive is shown where it stands. */
const USUAL: ReadonlySet<InventoryNote['kind']> = new Set(['syntax-errors', 'minified', 'former-directive']);

/** Writes each file that could not be read as it should, and why, to the output channel: once, when it becomes known. */
export function createNoteLog(inventory: Inventory, output: vscode.LogOutputChannel): Disposable {
  let told: ReadonlySet<string> = new Set();
  return inventory.onDidChange(() => {
    const lines = new Set<string>();
    for (const { uri, notes } of inventory.view().documents) {
      const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
      for (const { kind, detail } of notes.filter((note) => !USUAL.has(note.kind)))
        lines.add(`${path}: ${kind.replaceAll('-', ' ')}: ${detail}`);
    }
    for (const line of lines) if (!told.has(line)) output.warn(line);
    told = lines;
  });
}
