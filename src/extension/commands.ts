import * as vscode from 'vscode';
import type { RuleId } from '../core/model/finding.ts';
import { updateCatalog } from './catalog.ts';
import { chooseLive } from './choose-component.ts';
import { exportCalendar } from './details-commands.ts';
import type { DetailsView } from './details-view.ts';
import type { Explanations } from './explanations.ts';
import { applyFix, fixAllInFile, fixComponent, fixRule, ignoreComponent, suppress, turnOff } from './fix-commands.ts';
import type { Inventory } from './inventory.ts';
import { migrate } from './migrate.ts';
import { reportIssue } from './report-issue.ts';
import { showRule } from './show-rule.ts';
import { lookUp, setToken } from './online.ts';
import type { Server } from './server.ts';
import { placeOf } from './tree-items.ts';
import type { GroupBy, TreeRow } from './tree-rows.ts';
import type { InventoryTree } from './tree.ts';

/** What commands work with. */
export interface CommandContext {
  readonly extension: vscode.ExtensionContext;
  readonly server: Server;
  readonly inventory: Inventory;
  readonly tree: InventoryTree;
  readonly output: vscode.LogOutputChannel;
  readonly explanations: Explanations;
  readonly details: DetailsView;
}

type Handler = (...words: never[]) => unknown;

function groups(): readonly (readonly [GroupBy, string])[] {
  const { t } = vscode.l10n;
  return [
    ['chain', t('Supply Chain Element')],
    ['provider', t('Provider')],
    ['risk', t('Risk')],
    ['file', t('File')],
    ['retirement', t('Retirement')],
  ];
}

/** Every command of `package.json`, by id. */
export function commandHandlers(context: CommandContext): Readonly<Record<string, Handler>> {
  const { server, inventory, tree, output, details } = context;
  return {
    'modelkeel.scanWorkspace': () => scanVisibly(server),
    'modelkeel.refresh': async () => (await server.started()).scan(null),
    'modelkeel.fixAllInFile': () => fixAllInFile(server),
    'modelkeel.applyFix': (uri?: string, fingerprint?: string, title?: string) =>
      uri !== undefined && fingerprint !== undefined && title !== undefined
        ? applyFix(server, uri, fingerprint, title)
        : undefined,
    'modelkeel.suppress': (uri?: string, fingerprint?: string, scope: 'line' | 'file' = 'line') =>
      uri !== undefined && fingerprint !== undefined ? suppress(server, [{ uri, fingerprint, scope }]) : undefined,
    'modelkeel.fixComponent': (row?: TreeRow) =>
      row?.kind === 'component' ? fixComponent(server, row.component) : undefined,
    'modelkeel.ignoreComponent': (row?: TreeRow) =>
      row?.kind === 'component' ? ignoreComponent(server, row.findings) : undefined,
    'modelkeel.fixRule': (rule?: RuleId, uri: string | null = null) =>
      rule === undefined ? undefined : fixRule(server, rule, uri),
    'modelkeel.turnOff': (rule?: RuleId) => (rule === undefined ? undefined : turnOff(rule)),
    'modelkeel.explain': (target: TreeRow | string | undefined, platform: string | null | undefined) =>
      explain(context, target, platform ?? null),
    'modelkeel.lookUp': async (target?: TreeRow | string) => {
      const id =
        typeof target === 'string'
          ? target
          : target?.kind === 'component'
            ? target.component.id
            : await chooseComponent(inventory);
      if (id !== null) await lookUp(id, inventory.component(id)?.name ?? id, server);
    },
    'modelkeel.setToken': () => setToken(context.extension, server),
    'modelkeel.forgetAnswers': async () => {
      await (await server.started()).forgetAnswers();
      void vscode.window.showInformationMessage(vscode.l10n.t('Modelkeel: cached answers were cleared.'));
    },
    'modelkeel.updateCatalog': () => updateCatalog(server),
    'modelkeel.reveal': reveal,
    'modelkeel.copyId': (row?: TreeRow) =>
      row ? copy(row.kind === 'component' ? row.component.name : row.label) : undefined,
    'modelkeel.copyPurl': async (row?: TreeRow | string) => {
      const purl = typeof row === 'string' ? row : row?.kind === 'component' ? row.component.purl : null;
      if (purl !== null) await copy(purl);
    },
    'modelkeel.showInInventory': (component?: string) =>
      component === undefined ? undefined : tree.revealComponent(component),
    'modelkeel.groupBy': () => chooseGroups(tree),
    'modelkeel.filter': () => askFilter(tree),
    'modelkeel.clearFilter': () => {
      tree.setFilter('');
    },
    'modelkeel.showOutput': () => {
      output.show();
    },
    'modelkeel.manageTrust': () => vscode.commands.executeCommand('workbench.trust.manage'),
    'modelkeel.showDetails': async (target?: TreeRow | string) => {
      const id = componentOf(target) ?? (await chooseLive(inventory, 'details'));
      if (id !== null) await details.show(id);
    },
    'modelkeel.migrate': async (target?: TreeRow | string) => {
      const id = componentOf(target) ?? (await chooseLive(inventory, 'migrate'));
      if (id !== null) await migrate(server, id, inventory.component(id)?.name ?? id, output);
    },
    'modelkeel.exportCalendar': () => exportCalendar(server),
    'modelkeel.reportIssue': () => reportIssue(context.extension, inventory),
    'modelkeel.showRule': (rule?: string) => showRule(context, rule ?? null),
    'modelkeel.showInventory': () => vscode.commands.executeCommand('modelkeel.inventory.focus'),
  };
}

/** The component that a command was called on; null where it was called on none. */
function componentOf(target: TreeRow | string | undefined): string | null {
  if (typeof target === 'string') return target;
  return target?.kind === 'component' ? target.component.id : null;
}

/** Somebody asked, and wants to see it run and be able to stop it. */
async function scanVisibly(server: Server): Promise<void> {
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Modelkeel: scanning'), cancellable: true },
    async (progress, token) => {
      const { scan } = await server.started();
      await scan({ progress, token });
    },
  );
}

async function chooseGroups(tree: InventoryTree): Promise<void> {
  const chosen = await vscode.window.showQuickPick(
    groups().map(([id, label]) => ({ id, label })),
    { title: vscode.l10n.t('Group the Inventory By') },
  );
  if (chosen) tree.setGroupBy(chosen.id);
}

async function askFilter(tree: InventoryTree): Promise<void> {
  const filter = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter the Inventory'),
    value: tree.filter(),
    prompt: vscode.l10n.t('Part of a name or provider; empty shows all'),
  });
  if (filter !== undefined) tree.setFilter(filter);
}

/** One of the components that some host could say more of; null where there is none, or none was chosen. */
async function chooseComponent(inventory: Inventory): Promise<string | null> {
  const items = inventory
    .view()
    .components.filter(({ hosts }) => hosts.length > 0)
    .map(({ id, name, platform, hosts }) => ({ id, label: name, description: platform, detail: hosts.join(', ') }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Modelkeel: this workspace names nothing that a known host has more information about.'),
    );
    return null;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Look Up Which Component Online?'),
    matchOnDescription: true,
  });
  return chosen?.id ?? null;
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
}

/** Everything known about one model or package, on a page of its own. */
async function explain(
  { explanations }: CommandContext,
  target: TreeRow | string | undefined,
  platform: string | null,
): Promise<void> {
  if (typeof target === 'object' && target.kind === 'component') {
    const what = target.component.explain;
    await explanations.show(what ?? { text: target.component.name, platform: target.component.provider });
    return;
  }
  const text =
    typeof target === 'string'
      ? target
      : await vscode.window.showInputBox({
          title: vscode.l10n.t('Explain a Model or a Package'),
          placeHolder: 'gpt-4o, mistralai/Mistral-7B-Instruct-v0.2, pypi:transformers@4.48.0, …',
        });
  if (text !== undefined && text.trim() !== '') await explanations.show({ text: text.trim(), platform });
}

/** The first place of a component, or the place of an occurrence. */
async function reveal(row?: TreeRow): Promise<void> {
  const place = row?.kind === 'component' ? row.children[0]?.place : row?.kind === 'occurrence' ? row.place : undefined;
  if (!place) return;
  const { uri, selection } = placeOf(place);
  await vscode.window.showTextDocument(uri, { selection, preview: true });
}
