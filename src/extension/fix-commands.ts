import * as vscode from 'vscode';
import type { RuleId } from '../core/model/finding.ts';
import type { InventoryComponent, InventoryFinding } from '../protocol/inventory.ts';
import { SECTION } from '../protocol/options.ts';
import type { FixTarget, ProvedFix, SuppressParams } from '../protocol/server-requests.ts';
import type { Questions, Server } from './server.ts';

const { l10n } = vscode;

/** Messages of several commands. */
const changed = (): string => l10n.t('Modelkeel: the code has just changed; try again.');
const gone = (): string => l10n.t('Modelkeel: the code has changed since; there is nothing left to fix here.');
const notAll = (): string =>
  l10n.t('Modelkeel: one of the findings cannot be ignored by a comment on its line; see the rule page.');
const noRoom = (): string =>
  l10n.t('Modelkeel: a comment cannot be placed on this line; write one on the line before.');

/** Applies the fix of that title, where it still does what it says. */
export async function applyFix(server: Server, uri: string, fingerprint: string, title: string): Promise<void> {
  const questions = await server.started();
  const result = await questions.fixes({ kind: 'finding', uri, fingerprint });
  const fix = result.kind === 'fixes' ? result.fixes.find((candidate) => candidate.title === title) : undefined;
  if (fix) await apply(questions, [fix.edit]);
  else void vscode.window.showInformationMessage(gone());
}

/** What names a finding to the server. */
type FindingKey = Pick<SuppressParams, 'uri' | 'fingerprint' | 'scope'>;

/** Asks why findings are fine, and writes the comments that silence them. */
export async function suppress(server: Server, findings: readonly FindingKey[]): Promise<void> {
  const questions = await server.started();
  const [first] = findings;
  // Before anybody writes a reason for nothing.
  if (!first || (await questions.suppression({ ...first, reason: '' })) === null) {
    void vscode.window.showInformationMessage(noRoom());
    return;
  }
  const reason = await vscode.window.showInputBox({
    title: first.scope === 'file' ? l10n.t('Ignore in This File') : l10n.t('Ignore on This Line'),
    prompt: l10n.t('Why is this fine here?'),
    placeHolder: l10n.t('kept for a comparison until March'),
  });
  if (reason === undefined) return;
  for (const finding of findings) {
    // The comment for one is text that the next one is made for.
    await questions.whenIdle();
    const edit = await questions.suppression({ ...finding, reason });
    if (edit === null) void vscode.window.showInformationMessage(findings.length === 1 ? changed() : notAll());
    else await apply(questions, [edit]);
  }
}

/** Silences what is said of a component: all of it, or what the user chooses. */
export async function ignoreComponent(server: Server, findings: readonly InventoryFinding[]): Promise<void> {
  const items = findings.map((finding) => ({ label: finding.rule, detail: finding.message, picked: true, finding }));
  const chosen =
    items.length < 2
      ? items
      : await vscode.window.showQuickPick(items, { title: l10n.t('Ignore Which Findings?'), canPickMany: true });
  if (!chosen || chosen.length === 0) return;
  await suppress(
    server,
    chosen.map(({ finding: { place, fingerprint } }) => ({ uri: place.uri, fingerprint })),
  );
}

/** The preferred fixes of the document in the active editor, of all cells where it is a notebook. */
export async function fixAllInFile(server: Server): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri ?? vscode.window.activeNotebookEditor?.notebook.uri;
  if (!uri) return;
  await applyAll(
    server,
    { kind: 'document', uri: uri.toString(), safeOnly: false },
    l10n.t('Modelkeel: nothing in this file has a fix.'),
  );
}

/** The preferred fixes of a component: the user sees what each does, and of several files the changes, before anything is edited. */
export async function fixComponent(server: Server, { id, name }: InventoryComponent): Promise<void> {
  const questions = await server.started();
  const result = await questions.fixes({ kind: 'component', component: id });
  if (result.kind === 'changed' || result.fixes.length === 0) {
    void vscode.window.showInformationMessage(result.kind === 'changed' ? changed() : gone());
    return;
  }
  const labels = [...new Set(result.fixes.map(({ label }) => label))];
  const items = labels.map((label) => {
    const fixes = result.fixes.filter((fix) => fix.label === label);
    return { label, description: placesOf(fixes), fixes };
  });
  const chosen = await vscode.window.showQuickPick(items, { title: l10n.t('Fix {0}', name) });
  if (chosen)
    await apply(
      questions,
      chosen.fixes.map(({ edit }) => edit),
    );
}

/** The preferred fixes of what one rule finds in a document, or in the whole workspace. */
export async function fixRule(server: Server, rule: RuleId, uri: string | null): Promise<void> {
  await applyAll(server, { kind: 'rule', rule, uri }, gone());
}

/** Has a rule say nothing more: in this workspace, or everywhere where none is open. */
export async function turnOff(rule: RuleId): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const { ConfigurationTarget } = vscode;
  const here = vscode.workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const { workspaceValue, globalValue } = settings.inspect<Readonly<Record<string, string>>>('rules') ?? {};
  const before = here === ConfigurationTarget.Workspace ? workspaceValue : globalValue;
  await settings.update('rules', { ...before, [rule]: 'off' }, here);
}

function placesOf(fixes: readonly ProvedFix[]): string {
  const files = new Set(fixes.flatMap(({ edit }) => urisOf(edit)));
  const [only = ''] = files;
  return files.size === 1 ? vscode.workspace.asRelativePath(vscode.Uri.parse(only)) : l10n.t('{0} files', files.size);
}

function urisOf({ changes = {}, documentChanges = [] }: ProvedFix['edit']): readonly string[] {
  return [
    ...Object.keys(changes),
    ...documentChanges.flatMap((change) => ('textDocument' in change ? [change.textDocument.uri] : [])),
  ];
}

async function applyAll(server: Server, target: FixTarget, nothing: string): Promise<void> {
  const questions = await server.started();
  const result = await questions.fixes(target);
  if (result.kind === 'changed') void vscode.window.showInformationMessage(changed());
  else if (result.fixes.length === 0) void vscode.window.showInformationMessage(nothing);
  else
    await apply(
      questions,
      result.fixes.map(({ edit }) => edit),
    );
}

/** Applies edits: of one file where it can be seen, of several after the user has looked at them. */
async function apply(questions: Questions, edits: readonly ProvedFix['edit'][]): Promise<void> {
  const edit = await questions.edit(edits);
  if (edit === null) {
    void vscode.window.showInformationMessage(changed());
    return;
  }
  const files = edit.entries();
  const [[uri] = []] = files;
  if (files.length > 1) await vscode.workspace.applyEdit(toConfirm(edit), { isRefactoring: true });
  else if (await vscode.workspace.applyEdit(edit)) await show(uri);
}

/** The same edit, which the editor shows before it makes it. */
export function toConfirm(edit: vscode.WorkspaceEdit): vscode.WorkspaceEdit {
  const asking = new vscode.WorkspaceEdit();
  const [[first] = []] = edit.entries();
  const isOnDisk = first !== undefined && first.scheme !== 'untitled' && first.scheme !== 'vscode-notebook-cell';
  for (const [uri, texts] of edit.entries())
    asking.set(
      uri,
      texts.map((text): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [
        text,
        { needsConfirmation: !isOnDisk, label: 'Modelkeel' },
      ]),
    );
  // What needs a confirmation is not ticked in the preview, and *Apply* would do nothing. So it is something else that needs one,
  // and does nothing: making a file that is there.
  if (isOnDisk) asking.createFile(first, { ignoreIfExists: true }, { needsConfirmation: true, label: 'Modelkeel' });
  return asking;
}

/** Brings to the front what was edited: an edit in a tab behind others is one that nobody sees. */
async function show(uri: vscode.Uri | undefined): Promise<void> {
  if (!uri || uri.scheme === 'vscode-notebook-cell') return;
  const isVisible = vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());
  if (!isVisible) await vscode.window.showTextDocument(uri, { preview: false });
}
