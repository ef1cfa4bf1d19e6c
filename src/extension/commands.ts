import * as vscode from 'vscode';
import type { Analyzer } from '../core/analyzer.ts';
import type { Finding } from '../core/model/finding.ts';
import { withReason } from '../core/model/fix.ts';
import type { Fix } from '../core/model/fix.ts';
import { explainText } from '../core/report/explain-text.ts';
import { preferredFixes, signalOf } from './actions.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Inventory } from './inventory.ts';
import { workspaceEdit } from './places.ts';
import type { Scanner } from './scan.ts';
import type { InventoryTree } from './tree.ts';
import type { GroupBy, TreeRow } from './tree-model.ts';

/** What commands work with. */
export interface CommandContext {
  readonly analyzer: () => Analyzer;
  readonly inventory: Inventory;
  readonly diagnostics: Diagnostics;
  readonly scanner: Scanner;
  readonly tree: InventoryTree;
  readonly output: vscode.LogOutputChannel;
  readonly today: () => string;
}

type Handler = (...words: never[]) => unknown;

const GROUPS: readonly (readonly [GroupBy, string])[] = [
  ['chain', 'Element of the chain'],
  ['provider', 'Provider'],
  ['risk', 'Risk'],
  ['file', 'File'],
  ['retirement', 'Retirement'],
];

/** Every command of `package.json`, by id. */
export function commandHandlers(context: CommandContext): Readonly<Record<string, Handler>> {
  const { tree, scanner, output } = context;
  return {
    'modelpin.scanWorkspace': () => scanner.scan(true),
    'modelpin.refresh': () => scanner.scan(false),
    'modelpin.fixAllInFile': () => fixAllInFile(context),
    'modelpin.applyFix': (uri: string, fingerprint: string, title: string) =>
      applyFix(context, uri, fingerprint, title),
    'modelpin.suppress': (uri: string, fingerprint: string) => suppress(context, uri, fingerprint),
    'modelpin.fixComponent': (row: TreeRow) => fixComponent(context, row),
    'modelpin.ignoreComponent': async (row: TreeRow) => {
      const finding = row.kind === 'component' ? row.findings[0] : undefined;
      if (finding) await suppress(context, finding.place.uri, finding.fingerprint);
    },
    'modelpin.explain': (target: TreeRow | string | undefined) => explain(context, target),
    'modelpin.copyId': (row: TreeRow) => copy(row.kind === 'component' ? row.component.name : row.label),
    'modelpin.copyPurl': (row: TreeRow | string) => copyPurl(row),
    'modelpin.showInInventory': (component: string) => tree.revealComponent(component),
    'modelpin.groupBy': async () => {
      const chosen = await vscode.window.showQuickPick(
        GROUPS.map(([id, label]) => ({ id, label })),
        { title: 'Group the inventory by' },
      );
      if (chosen) tree.setGroupBy(chosen.id);
    },
    'modelpin.filter': async () => {
      const filter = await vscode.window.showInputBox({
        title: 'Filter the inventory',
        value: tree.filter(),
        prompt: 'Part of a name or provider; empty shows all',
      });
      if (filter !== undefined) tree.setFilter(filter);
    },
    'modelpin.clearFilter': () => {
      tree.setFilter('');
    },
    'modelpin.showOutput': () => {
      output.show();
    },
    'modelpin.manageTrust': () => vscode.commands.executeCommand('workbench.trust.manage'),
    'modelpin.showInventory': () => vscode.commands.executeCommand('modelpin.inventory.focus'),
  };
}

function findingOf({ inventory }: CommandContext, uri: string, fingerprint: string): Finding | undefined {
  return inventory.findingsIn(uri).find((finding) => finding.fingerprint === fingerprint);
}

async function verified(context: CommandContext, finding: Finding): Promise<readonly Fix[]> {
  return context.analyzer().fixes(finding, new AbortController().signal);
}

async function apply(context: CommandContext, fixes: readonly Fix[]): Promise<void> {
  const edit = workspaceEdit(
    context.analyzer(),
    fixes.flatMap((fix) => fix.edits),
  );
  if (edit && fixes.length > 0) await vscode.workspace.applyEdit(edit);
}

async function applyFix(context: CommandContext, uri: string, fingerprint: string, title: string): Promise<void> {
  const finding = findingOf(context, uri, fingerprint);
  const fix = finding ? (await verified(context, finding)).find((candidate) => candidate.title === title) : undefined;
  if (fix) await apply(context, [fix]);
  else
    void vscode.window.showInformationMessage(
      'Modelpin: the code has changed since; there is nothing left to fix here.',
    );
}

async function suppress(context: CommandContext, uri: string, fingerprint: string): Promise<void> {
  const finding = findingOf(context, uri, fingerprint);
  const fix = finding
    ? (await verified(context, finding)).find((candidate) => candidate.kind === 'suppress')
    : undefined;
  if (!finding || !fix) {
    void vscode.window.showInformationMessage(
      'Modelpin: a comment cannot stand on this line; write one on the line before.',
    );
    return;
  }
  const reason = await vscode.window.showInputBox({
    title: `Ignore ${finding.rule} on this line`,
    prompt: 'Why is it fine here?',
    placeHolder: 'kept for a comparison until March',
  });
  if (reason === undefined) return;
  await apply(context, [withReason(fix, reason)]);
}

async function fixAllInFile(context: CommandContext): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return;
  const source = new vscode.CancellationTokenSource();
  const fixes = await preferredFixes(
    context.analyzer(),
    context.diagnostics.shownIn(document.uri),
    false,
    signalOf(source.token),
  );
  source.dispose();
  if (fixes.length === 0) void vscode.window.showInformationMessage('Modelpin: nothing in this file has a fix.');
  await apply(context, fixes);
}

async function fixComponent(context: CommandContext, row: TreeRow): Promise<void> {
  if (row.kind !== 'component') return;
  const offered = await Promise.all(row.findings.map((finding) => verified(context, finding)));
  await apply(
    context,
    offered.flatMap((fixes) => fixes.find((fix) => fix.preferred) ?? []),
  );
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
}

async function copyPurl(row: TreeRow | string): Promise<void> {
  const purl =
    typeof row === 'string'
      ? row
      : row.kind === 'component'
        ? row.component.references.find((reference) => reference.identity?.purl)?.identity?.purl
        : null;
  if (purl) await copy(purl);
}

const PLAIN = {
  severity: (_severity: string, text: string): string => text,
  bold: (text: string): string => text,
  dim: (text: string): string => text,
};

/** Everything known about one model, in an editor of its own. */
async function explain(context: CommandContext, target: TreeRow | string | undefined): Promise<void> {
  const given = typeof target === 'string' ? target : target?.kind === 'component' ? target.component.name : undefined;
  const platform = typeof target === 'object' && target.kind === 'component' ? target.component.provider : null;
  const model =
    given ??
    (await vscode.window.showInputBox({
      title: 'Explain a model',
      placeHolder: 'gpt-4o, mistralai/Mistral-7B-Instruct-v0.2, …',
    }));
  if (model === undefined || model.trim() === '') return;
  const known = await context.analyzer().explain(model.trim(), platform);
  const content =
    known.length > 0 ? explainText(known, context.today(), PLAIN) : `"${model}" is not the id of a model.\n`;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'plaintext', content }), {
    preview: true,
  });
}
