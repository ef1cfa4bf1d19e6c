import * as vscode from 'vscode';
import { isMigratable } from '../core/model/migration.ts';
import type { Location } from 'vscode-languageserver-protocol';
import type { InventoryComponent } from '../protocol/inventory.ts';
import type { ComponentRow, TreeRow } from './tree-rows.ts';

const ICONS = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  info: new vscode.ThemeIcon('info'),
  hint: new vscode.ThemeIcon('info'),
  fine: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  unknown: new vscode.ThemeIcon('question'),
  unjudged: new vscode.ThemeIcon('circle-small', new vscode.ThemeColor('disabledForeground')),
} as const;

const GROUP_ICONS: Readonly<Record<string, string>> = {
  'group:models': 'hubot',
  'group:datasets': 'database',
  'group:toolchain': 'tools',
  'group:apps': 'server',
  'group:unresolved': 'question',
  'group:listed': 'list-unordered',
};

/** Groups that nobody has to look at first. */
const COLLAPSED: ReadonlySet<string> = new Set(['group:unresolved', 'group:listed']);

/** Whether its platform serves others that can be written in its place. */
export function isMovable({ kind, provider }: InventoryComponent): boolean {
  return isMigratable(kind, provider);
}

/** Where a place is in the editor. */
export function placeOf({ uri, range: { start, end } }: Location): {
  readonly uri: vscode.Uri;
  readonly selection: vscode.Range;
} {
  return {
    uri: vscode.Uri.parse(uri, true),
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
  };
}

/** What the editor shows of a row. */
export function itemOf(row: TreeRow): vscode.TreeItem {
  const { TreeItem, TreeItemCollapsibleState: state } = vscode;
  if (row.kind === 'group') {
    const item = new TreeItem(row.label, COLLAPSED.has(row.id) ? state.Collapsed : state.Expanded);
    item.iconPath = new vscode.ThemeIcon(GROUP_ICONS[row.id] ?? 'folder');
    item.accessibilityInformation = { label: `${row.label}, ${row.description.replaceAll(' · ', ', ')}` };
    return Object.assign(item, { id: row.id, description: row.description, contextValue: 'group' });
  }
  if (row.kind === 'component') {
    const item = new TreeItem(row.label, state.Collapsed);
    item.iconPath = iconOf(row);
    item.accessibilityInformation = { label: row.spoken };
    const fixable = row.findings.some(({ fixable }) => fixable);
    const { purl } = row.component;
    const contextValue = [
      'component',
      fixable ? 'fixable' : '',
      row.findings.length > 0 ? 'reported' : '',
      purl === null ? '' : 'purl',
      isMovable(row.component) ? 'movable' : '',
    ]
      .filter(Boolean)
      .join('.');
    return Object.assign(item, { id: row.id, description: row.description, contextValue });
  }
  const item = new TreeItem(row.label, state.None);
  if (!row.known) item.iconPath = ICONS.unknown;
  item.accessibilityInformation = { label: `${row.label}, ${row.description.replaceAll(' · ', ', ')}` };
  const { uri, selection } = placeOf(row.place);
  item.command = { title: vscode.l10n.t('Reveal'), command: 'vscode.open', arguments: [uri, { selection }] };
  return Object.assign(item, { id: row.id, description: row.description, contextValue: 'occurrence' });
}

function iconOf({ severity, health }: ComponentRow): vscode.ThemeIcon {
  return ICONS[severity ?? health];
}
