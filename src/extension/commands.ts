import * as vscode from 'vscode';
import type { Analyzer } from '../core/analyzer.ts';
import type { Finding } from '../core/model/finding.ts';
import { withReason } from '../core/model/fix.ts';
import type { Fix } from '../core/model/fix.ts';
import { chooseFixes } from '../core/report/choose-fixes.ts';
import { explainable, isPackaged } from './about.ts';
import { preferredFixes } from './actions.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Inventory } from './inventory.ts';
import { notebookOf } from './notebooks.ts';
import type { Explanations } from './explanations.ts';
import { lookUp, setToken } from './online.ts';
import type { Online } from './online.ts';
import type { Places } from './places.ts';
import type { Scanner } from './scan.ts';
import type { InventoryTree } from './tree.ts';
import type { GroupBy, TreeRow } from './tree-model.ts';

/** What commands work with. */
export interface CommandContext {
  readonly extension: vscode.ExtensionContext;
  readonly online: () => Online;
  readonly analyzer: () => Analyzer;
  readonly inventory: Inventory;
  readonly diagnostics: Diagnostics;
  readonly places: Places;
  readonly scanner: Scanner;
  readonly tree: InventoryTree;
  readonly output: vscode.LogOutputChannel;
  readonly explanations: Explanations;
  /** Fetches a newer catalog, and answers from it where there is one. */
  readonly updateCatalog: () => Promise<void>;
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
    'modelkeel.scanWorkspace': () => scanner.scan(true),
    'modelkeel.refresh': () => scanner.scan(false),
    'modelkeel.fixAllInFile': () => fixAllInFile(context),
    'modelkeel.applyFix': (uri: string, fingerprint: string, title: string) =>
      applyFix(context, uri, fingerprint, title),
    'modelkeel.suppress': (uri: string, fingerprint: string) => suppress(context, uri, fingerprint),
    'modelkeel.fixComponent': (row: TreeRow) => fixComponent(context, row),
    'modelkeel.ignoreComponent': async (row: TreeRow) => {
      const finding = row.kind === 'component' ? row.findings[0] : undefined;
      if (finding) await suppress(context, finding.place.uri, finding.fingerprint);
    },
    'modelkeel.explain': (target: TreeRow | string | undefined) => explain(context, target),
    'modelkeel.lookUp': (target: TreeRow | string) => {
      const component = typeof target === 'string' ? target : target.kind === 'component' ? target.component.id : null;
      return component === null
        ? undefined
        : lookUp(component, context.inventory, context.analyzer(), context.online());
    },
    'modelkeel.setToken': () => setToken(context.extension, context.online().live.allHosts()),
    'modelkeel.forgetAnswers': async () => {
      await context.online().live.clear();
      void vscode.window.showInformationMessage('Modelkeel: what hosts answered is forgotten.');
    },
    'modelkeel.updateCatalog': () => context.updateCatalog(),
    'modelkeel.reveal': (row: TreeRow) => reveal(context, row),
    'modelkeel.copyId': (row: TreeRow) => copy(row.kind === 'component' ? row.component.name : row.label),
    'modelkeel.copyPurl': (row: TreeRow | string) => copyPurl(row),
    'modelkeel.showInInventory': (component: string) => tree.revealComponent(component),
    'modelkeel.groupBy': async () => {
      const chosen = await vscode.window.showQuickPick(
        GROUPS.map(([id, label]) => ({ id, label })),
        { title: 'Group the inventory by' },
      );
      if (chosen) tree.setGroupBy(chosen.id);
    },
    'modelkeel.filter': async () => {
      const filter = await vscode.window.showInputBox({
        title: 'Filter the inventory',
        value: tree.filter(),
        prompt: 'Part of a name or provider; empty shows all',
      });
      if (filter !== undefined) tree.setFilter(filter);
    },
    'modelkeel.clearFilter': () => {
      tree.setFilter('');
    },
    'modelkeel.showOutput': () => {
      output.show();
    },
    'modelkeel.manageTrust': () => vscode.commands.executeCommand('workbench.trust.manage'),
    'modelkeel.showInventory': () => vscode.commands.executeCommand('modelkeel.inventory.focus'),
  };
}

function findingOf({ inventory }: CommandContext, uri: string, fingerprint: string): Finding | undefined {
  return inventory.findingsIn(uri).find((finding) => finding.fingerprint === fingerprint);
}

async function verified(context: CommandContext, finding: Finding): Promise<readonly Fix[]> {
  return context.analyzer().fixes(finding, new AbortController().signal);
}

async function apply({ places }: CommandContext, fixes: readonly Fix[]): Promise<void> {
  const edit = places.edit(fixes.flatMap((fix) => fix.edits));
  if (!edit) void vscode.window.showInformationMessage('Modelkeel: the code has just changed; try again.');
  else if (fixes.length > 0) await vscode.workspace.applyEdit(edit);
}

async function applyFix(context: CommandContext, uri: string, fingerprint: string, title: string): Promise<void> {
  const finding = findingOf(context, uri, fingerprint);
  const fix = finding ? (await verified(context, finding)).find((candidate) => candidate.title === title) : undefined;
  if (fix) await apply(context, [fix]);
  else
    void vscode.window.showInformationMessage(
      'Modelkeel: the code has changed since; there is nothing left to fix here.',
    );
}

async function suppress(context: CommandContext, uri: string, fingerprint: string): Promise<void> {
  const finding = findingOf(context, uri, fingerprint);
  const fix = finding
    ? (await verified(context, finding)).find((candidate) => candidate.kind === 'suppress')
    : undefined;
  if (!finding || !fix) {
    void vscode.window.showInformationMessage(
      'Modelkeel: a comment cannot stand on this line; write one on the line before.',
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
  const documents = notebookOf(document)
    ?.getCells()
    .map((cell) => cell.document) ?? [document];
  const shown = documents.flatMap(({ uri }) => context.diagnostics.shownIn(uri));
  const fixes = await preferredFixes(context.analyzer(), shown, false, new AbortController().signal);
  if (fixes.length === 0) void vscode.window.showInformationMessage('Modelkeel: nothing in this file has a fix.');
  else await apply(context, fixes);
}

async function fixComponent(context: CommandContext, row: TreeRow): Promise<void> {
  if (row.kind !== 'component') return;
  const offered = await Promise.all(row.findings.map((finding) => verified(context, finding)));
  await apply(context, chooseFixes(offered));
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

/** Everything known about one model or package, on a page of its own. */
async function explain({ explanations }: CommandContext, target: TreeRow | string | undefined): Promise<void> {
  const component = typeof target === 'object' && target.kind === 'component' ? target.component : null;
  const identity = component?.references.find((reference) => reference.identity?.purl)?.identity;
  const byPurl = component && identity && isPackaged(component.kind) ? explainable(component.kind, identity) : null;
  const given = typeof target === 'string' ? target : (byPurl ?? component?.name);
  const platform = byPurl === null ? (component?.provider ?? null) : null;
  const model =
    given ??
    (await vscode.window.showInputBox({
      title: 'Explain a model or a package',
      placeHolder: 'gpt-4o, mistralai/Mistral-7B-Instruct-v0.2, pypi:transformers@4.48.0, …',
    }));
  if (model !== undefined && model.trim() !== '') await explanations.show(model.trim(), platform);
}

/** The first place of a component, or the place of an occurrence. */
async function reveal({ places }: CommandContext, row: TreeRow): Promise<void> {
  const reference =
    row.kind === 'component' ? row.component.references[0] : row.kind === 'occurrence' ? row.reference : null;
  const at = reference ? places.at(reference.site) : null;
  if (at) await vscode.window.showTextDocument(at.uri, { selection: at.range, preview: true });
}
