import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension/start.ts';
import type { InventoryDocument } from '../../src/protocol/inventory.ts';
import type { FileCounters } from '../../src/protocol/server-requests.ts';

/** The extension's test interface, once it is active. */
export async function api(): Promise<TestApi> {
  const extension = vscode.extensions.getExtension<TestApi>('modelkeel.modelkeel');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

/** The same once the whole workspace was looked at. */
export async function scanned(): Promise<TestApi> {
  const all = await api();
  await until(
    () => all.inventory.status().scan.kind,
    (kind) => kind === 'done',
    'the scan is done',
  );
  await idle();
  return all;
}

/** Waits until the server has nothing to do; gives what it asked of the file system so far. */
export async function idle(): Promise<FileCounters> {
  return (await (await api()).server.started()).whenIdle();
}

/** The same, when nothing that a test before left to be told by the disk comes any more. */
export async function quiet(): Promise<FileCounters> {
  let last = await idle();
  await until(
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const [before, now] = [last, await idle()];
      last = now;
      return before.lists === now.lists && before.reads === now.reads;
    },
    (isQuiet) => isQuiet,
    'nothing is read any more',
  );
  return last;
}

/** What is found in a document, of any file or notebook. */
export async function found(uri: vscode.Uri): Promise<InventoryDocument | null> {
  return (await api()).inventory.document(uri.toString());
}

/** Waits until a condition holds; fails with what it saw last. */
export async function until<T>(look: () => T | Promise<T>, good: (value: T) => boolean, what: string): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const value = await look();
    if (good(value)) return value;
    if (Date.now() > deadline) assert.fail(`${what}: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A folder in memory, which every window has. */
export const SCRATCH = vscode.Uri.parse('memfs:/scratch');

/** Writes a text to a file, without an editor. */
export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** A file of the first folder, or of the folder named. */
export function file(path: string, folder = 0): vscode.Uri {
  const root = vscode.workspace.workspaceFolders?.[folder];
  assert.ok(root, 'a folder is open');
  return vscode.Uri.joinPath(root.uri, path);
}

export async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Our diagnostics of a document, as `rule@line`. */
export function shown(uri: vscode.Uri): readonly string[] {
  return ours(uri).map(
    ({ code, range }) =>
      `${typeof code === 'object' ? String(code.value) : String(code)}@${String(range.start.line + 1)}`,
  );
}

export function ours(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Modelkeel');
}

/** The position of a text in a document, `inside` characters behind its start. */
export function find(document: vscode.TextDocument, text: string, inside = 2): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `"${text}" is in the document`);
  return document.positionAt(offset + inside);
}

/** The text of all hovers at a position. */
export async function hover(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents.map(textOf))
    .join('\n')
    .replaceAll('\\', '');
}

/** Edits of actions are made when one is chosen; this many are made at once. */
export const RESOLVED = 20;

/** Our code actions at a position. */
export async function actions(uri: vscode.Uri, position: vscode.Position): Promise<readonly vscode.CodeAction[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(position, position),
    undefined,
    RESOLVED,
  );
  // The command does not hand on which diagnostics an action is for, so ours are told by their titles.
  return all.filter(({ title }) => /^(?:Replace with|Pin to|Change to|Ignore|Explain|Turn off|Fix all) /.test(title));
}

/** Applies the action whose title begins so. */
export async function applyAction(uri: vscode.Uri, position: vscode.Position, title: string): Promise<void> {
  const found = (await actions(uri, position)).find((action) => action.title.startsWith(title));
  assert.ok(found?.edit, `an action "${title}…" with an edit`);
  assert.ok(await vscode.workspace.applyEdit(found.edit));
}

/** Throws unsaved changes away. */
async function revert(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.isUntitled) continue;
    await vscode.window.showTextDocument(document);
    await revert();
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await idle();
}

/** Cards are Markdown; plain strings and marked code come from other extensions. */
function textOf(content: vscode.Hover['contents'][number]): string {
  return content instanceof vscode.MarkdownString ? content.value : '';
}
