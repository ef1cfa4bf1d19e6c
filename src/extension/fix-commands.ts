import * as vscode from 'vscode';
import type { FixTarget, ProvedFix } from '../protocol/requests.ts';
import type { Questions, Server } from './server.ts';
import type { TreeRow } from './tree-rows.ts';

const CHANGED = 'Modelkeel: the code has just changed; try again.';
const GONE = 'Modelkeel: the code has changed since; there is nothing left to fix here.';
const NO_ROOM = 'Modelkeel: a comment cannot be placed on this line; write one on the line before.';

/** Applies the fix of that title, where it still does what it says. */
export async function applyFix(server: Server, uri: string, fingerprint: string, title: string): Promise<void> {
  const questions = await server.started();
  const result = await questions.fixes({ kind: 'finding', uri, fingerprint });
  const fix = result.kind === 'fixes' ? result.fixes.find((candidate) => candidate.title === title) : undefined;
  if (fix) await apply(questions, [fix.edit]);
  else void vscode.window.showInformationMessage(GONE);
}

/** Asks why a finding is fine, and writes the comment that silences it. */
export async function suppress(server: Server, uri: string, fingerprint: string): Promise<void> {
  const questions = await server.started();
  // Before anybody writes a reason for nothing.
  if ((await questions.suppression({ uri, fingerprint, reason: '' })) === null) {
    void vscode.window.showInformationMessage(NO_ROOM);
    return;
  }
  const reason = await vscode.window.showInputBox({
    title: 'Ignore on this line',
    prompt: 'Why is this fine here?',
    placeHolder: 'kept for a comparison until March',
  });
  if (reason === undefined) return;
  const edit = await questions.suppression({ uri, fingerprint, reason });
  if (edit === null) void vscode.window.showInformationMessage(CHANGED);
  else await apply(questions, [edit]);
}

/** The preferred fixes of the document in the active editor, of all cells where it is a notebook. */
export async function fixAllInFile(server: Server): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri ?? vscode.window.activeNotebookEditor?.notebook.uri;
  if (!uri) return;
  await applyAll(
    server,
    { kind: 'document', uri: uri.toString(), safeOnly: false },
    'Modelkeel: nothing in this file has a fix.',
  );
}

/** The preferred fixes of a component, in all its places. */
export async function fixComponent(server: Server, row: TreeRow): Promise<void> {
  if (row.kind !== 'component') return;
  await applyAll(server, { kind: 'component', component: row.component.id }, GONE);
}

async function applyAll(server: Server, target: FixTarget, nothing: string): Promise<void> {
  const questions = await server.started();
  const result = await questions.fixes(target);
  if (result.kind === 'changed') void vscode.window.showInformationMessage(CHANGED);
  else if (result.fixes.length === 0) void vscode.window.showInformationMessage(nothing);
  else
    await apply(
      questions,
      result.fixes.map(({ edit }) => edit),
    );
}

async function apply(questions: Questions, edits: readonly ProvedFix['edit'][]): Promise<void> {
  const edit = await questions.edit(edits);
  if (edit === null) void vscode.window.showInformationMessage(CHANGED);
  else await vscode.workspace.applyEdit(edit);
}
