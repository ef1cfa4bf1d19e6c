import * as vscode from 'vscode';
import type { Reference } from '../core/model/report.ts';
import { cardOf } from './hover.ts';
import type { CardContext } from './hover.ts';
import type { Inventory } from './inventory.ts';
import type { Places } from './places.ts';
import { needsAction, treeRows } from './tree-model.ts';
import type { ComponentRow, GroupBy, GroupRow, PlaceText, TreeRow } from './tree-model.ts';
import type { Disposable } from './disposable.ts';

const VIEW_ID = 'modelkeel.inventory';

/** The inventory as a tree. */
export interface InventoryTree extends Disposable {
  readonly roots: () => readonly GroupRow[];
  readonly setGroupBy: (groupBy: GroupBy) => void;
  readonly setFilter: (filter: string) => void;
  readonly filter: () => string;
  readonly revealComponent: (component: string) => Promise<void>;
}

const ICONS = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  info: new vscode.ThemeIcon('info'),
  hint: new vscode.ThemeIcon('info'),
  none: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  unknown: new vscode.ThemeIcon('question'),
} as const;

const GROUP_ICONS: Readonly<Record<string, string>> = {
  'group:models': 'hubot',
  'group:datasets': 'database',
  'group:toolchain': 'tools',
  'group:apps': 'server',
  'group:listed': 'list-unordered',
};

export function createTree(inventory: Inventory, places: Places, cards: CardContext): InventoryTree {
  const changed = new vscode.EventEmitter<undefined>();
  let groupBy: GroupBy = 'chain';
  let filter = '';
  let rows: readonly GroupRow[] | null = null;
  let parents = new Map<string, TreeRow>();

  const placeText = (reference: Reference): PlaceText => {
    const { site } = reference;
    const at = places.at(site);
    const uri = vscode.Uri.parse(site.uri, true);
    return { file: vscode.workspace.asRelativePath(uri), line: (at?.range.start.line ?? 0) + 1 };
  };
  const roots = (): readonly GroupRow[] => {
    if (rows) return rows;
    rows = treeRows(inventory.merged(), groupBy, filter, placeText);
    parents = new Map();
    for (const group of rows) for (const child of group.children) note(child, group, parents);
    return rows;
  };
  const provider: vscode.TreeDataProvider<TreeRow> = {
    onDidChangeTreeData: changed.event,
    getChildren: (row) => (row === undefined ? [...roots()] : row.kind === 'occurrence' ? [] : [...row.children]),
    getParent: (row) => parents.get(row.id),
    getTreeItem: (row) => itemOf(row, places),
    resolveTreeItem: (item, row) => {
      const reference =
        row.kind === 'component' ? row.component.references[0] : row.kind === 'occurrence' ? row.reference : undefined;
      if (reference) item.tooltip = cardOf(reference, cards, false);
      return item;
    },
  };
  const view = vscode.window.createTreeView(VIEW_ID, { treeDataProvider: provider, showCollapseAll: true });
  const update = (): void => {
    rows = null;
    changed.fire(undefined);
    const action = roots()
      .filter((row) => row.id !== 'group:listed')
      .flatMap((row) => row.children)
      .filter((row) => row.kind === 'component' && needsAction(row.severity));
    const number = new Set(action.map((row) => (row as ComponentRow).component.id)).size;
    view.badge =
      number > 0
        ? { value: number, tooltip: `${String(number)} ${number === 1 ? 'component needs' : 'components need'} action` }
        : undefined;
    view.message = filter === '' ? '' : `Filter: ${filter}`;
    void vscode.commands.executeCommand('setContext', 'modelkeel.scanState', inventory.scanState().kind);
    void vscode.commands.executeCommand('setContext', 'modelkeel.empty', roots().length === 0);
    void vscode.commands.executeCommand('setContext', 'modelkeel.filtered', filter !== '');
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscription = inventory.onDidChange(() => {
    // Reports come in flocks; the tree is built once for all of them.
    clearTimeout(timer);
    timer = setTimeout(update, 50);
  });
  update();
  return {
    roots,
    setGroupBy: (next) => {
      groupBy = next;
      void vscode.commands.executeCommand('setContext', 'modelkeel.groupBy', next);
      update();
    },
    setFilter: (next) => {
      filter = next;
      update();
    },
    filter: () => filter,
    revealComponent: async (component) => {
      const row = roots()
        .flatMap((group) => group.children)
        .find((child) => child.kind === 'component' && child.component.id === component);
      if (row) await view.reveal(row, { select: true, focus: true, expand: true });
    },
    dispose: () => {
      clearTimeout(timer);
      for (const disposable of [subscription, view, changed]) disposable.dispose();
    },
  };
}

function note(row: TreeRow, parent: TreeRow, parents: Map<string, TreeRow>): void {
  parents.set(row.id, parent);
  if (row.kind === 'component') for (const child of row.children) note(child, row, parents);
}

function itemOf(row: TreeRow, places: Places): vscode.TreeItem {
  const { TreeItem, TreeItemCollapsibleState: state } = vscode;
  if (row.kind === 'group') {
    const item = new TreeItem(row.label, row.id === 'group:listed' ? state.Collapsed : state.Expanded);
    item.iconPath = new vscode.ThemeIcon(GROUP_ICONS[row.id] ?? 'folder');
    return Object.assign(item, { id: row.id, description: row.description, contextValue: 'group' });
  }
  if (row.kind === 'component') {
    const item = new TreeItem(row.label, state.Collapsed);
    item.iconPath = iconOf(row);
    item.accessibilityInformation = { label: row.spoken };
    const fixable = row.findings.some((finding) => finding.fixes.some((fix) => fix.preferred));
    const purl = row.component.references.some((reference) => reference.identity?.purl);
    const contextValue = [
      'component',
      fixable ? 'fixable' : '',
      row.findings.length > 0 ? 'reported' : '',
      purl ? 'purl' : '',
    ]
      .filter(Boolean)
      .join('.');
    return Object.assign(item, { id: row.id, description: row.description, contextValue });
  }
  const item = new TreeItem(row.label, state.None);
  if (!row.known) item.iconPath = ICONS.unknown;
  item.accessibilityInformation = { label: `${row.label}, ${row.description}` };
  const place = places.at(row.reference.site);
  if (place)
    item.command = { title: 'Reveal', command: 'vscode.open', arguments: [place.uri, { selection: place.range }] };
  return Object.assign(item, { id: row.id, description: row.description, contextValue: 'occurrence' });
}

function iconOf({ severity, known, component }: ComponentRow): vscode.ThemeIcon {
  if (severity !== null) return ICONS[severity];
  if (component.kind === 'package') return new vscode.ThemeIcon('package');
  return known ? ICONS.none : ICONS.unknown;
}
