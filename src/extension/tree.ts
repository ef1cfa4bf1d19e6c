import * as vscode from 'vscode';
import type { Location } from 'vscode-languageserver-protocol';
import type { Inventory } from './inventory.ts';
import type { Occurrence } from './inventory-view.ts';
import type { Server } from './server.ts';
import { itemOf, placeOf } from './tree-items.ts';
import { treeRows } from './tree-model.ts';
import { needsAction } from './tree-rows.ts';
import type { GroupBy, GroupRow, PlaceText, TreeRow } from './tree-rows.ts';
import type { Disposable } from './disposable.ts';

const VIEW_ID = 'modelkeel.inventory';
/** Milliseconds in which a server that is started has said something. */
const START_MS = 8000;

/** The inventory as a tree. */
export interface InventoryTree extends Disposable {
  readonly roots: () => readonly GroupRow[];
  readonly setGroupBy: (groupBy: GroupBy) => void;
  readonly setFilter: (filter: string) => void;
  readonly filter: () => string;
  /** Components that need action, whatever the filter hides. */
  readonly action: () => number;
  readonly revealComponent: (component: string) => Promise<void>;
}

/** Rows are made of the inventory when it changes; the card of a row is asked for when the pointer rests on it. */
export function createTree(inventory: Inventory, server: Server): InventoryTree {
  const changed = new vscode.EventEmitter<undefined>();
  let groupBy: GroupBy = 'chain';
  let filter = '';
  let rows: readonly GroupRow[] | null = null;
  let parents = new Map<string, TreeRow>();

  const placeText = (place: Location): PlaceText => {
    const { uri, selection } = placeOf(place);
    return { file: vscode.workspace.asRelativePath(uri), line: selection.start.line + 1 };
  };
  const rowsFor = (wanted: string): readonly GroupRow[] =>
    treeRows(inventory.view(), groupBy, wanted, placeText, (text, ...values) => vscode.l10n.t(text, ...values));
  const roots = (): readonly GroupRow[] => {
    if (rows) return rows;
    rows = rowsFor(filter);
    parents = new Map();
    for (const group of rows) for (const child of group.children) note(child, group, parents);
    return rows;
  };
  // A filter hides rows; what needs action is not less for that.
  const action = (): number => countActions(filter === '' ? roots() : rowsFor(''));
  const provider: vscode.TreeDataProvider<TreeRow> = {
    onDidChangeTreeData: changed.event,
    getChildren: (row) => (row === undefined ? [...roots()] : row.kind === 'occurrence' ? [] : [...row.children]),
    getParent: (row) => parents.get(row.id),
    getTreeItem: (row) => itemOf(row),
    resolveTreeItem: async (item, row) => {
      const occurrence =
        row.kind === 'group' ? undefined : row.kind === 'component' ? row.children[0]?.occurrence : row.occurrence;
      if (occurrence) item.tooltip = await cardOf(occurrence, server);
      return item;
    },
  };
  const view = vscode.window.createTreeView(VIEW_ID, { treeDataProvider: provider, showCollapseAll: true });
  let hasWaited = false;
  const update = (): void => {
    rows = null;
    changed.fire(undefined);
    const number = action();
    view.badge =
      number > 0
        ? {
            value: number,
            tooltip:
              number === 1
                ? vscode.l10n.t('1 component needs action')
                : vscode.l10n.t('{0} components need action', number),
          }
        : undefined;
    const hidesAll = filter !== '' && roots().length === 0;
    view.message =
      filter === ''
        ? ''
        : hidesAll
          ? vscode.l10n.t('Nothing matches the filter “{0}”.', filter)
          : vscode.l10n.t('Filter: {0}', filter);
    const scan = inventory.isSilent() && !hasWaited ? 'starting' : inventory.status().scan.kind;
    void vscode.commands.executeCommand('setContext', 'modelkeel.scanState', scan);
    void vscode.commands.executeCommand('setContext', 'modelkeel.empty', roots().length === 0);
    void vscode.commands.executeCommand('setContext', 'modelkeel.filtered', filter !== '');
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscription = inventory.onDidChange(() => {
    // Status and inventory change together; the tree is built once for both.
    clearTimeout(timer);
    timer = setTimeout(update, 50);
  });
  // Nobody is asked to scan what is about to be scanned; where no server comes, it is said that nothing was.
  const patience = setTimeout(() => {
    hasWaited = true;
    if (inventory.isSilent()) update();
  }, START_MS);
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
    action,
    revealComponent: async (component) => {
      const find = (): TreeRow | undefined =>
        roots()
          .flatMap((group) => group.children)
          .find((child) => child.kind === 'component' && child.component.id === component);
      if (!find() && filter !== '') {
        filter = '';
        update();
      }
      const row = find();
      if (row) await view.reveal(row, { select: true, focus: true, expand: true });
    },
    dispose: () => {
      clearTimeout(timer);
      clearTimeout(patience);
      for (const disposable of [subscription, view, changed]) disposable.dispose();
    },
  };
}

function note(row: TreeRow, parent: TreeRow, parents: Map<string, TreeRow>): void {
  parents.set(row.id, parent);
  if (row.kind === 'component') for (const child of row.children) note(child, row, parents);
}

/** Components that somebody has to act on; a component may stand in several groups. */
function countActions(groups: readonly GroupRow[]): number {
  const rows = groups.filter(({ id }) => id !== 'group:listed').flatMap(({ children }) => children);
  return new Set(
    rows.flatMap((row) => (row.kind === 'component' && needsAction(row.severity) ? [row.component.id] : [])),
  ).size;
}

async function cardOf({ document, reference }: Occurrence, server: Server): Promise<vscode.MarkdownString | undefined> {
  const { card } = await server.started();
  const text = await card({ uri: document, reference: reference.id });
  return text === null ? undefined : new vscode.MarkdownString(text, true);
}
