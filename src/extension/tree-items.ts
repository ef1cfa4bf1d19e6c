import * as vscode from 'vscode';
import type { Occurrence } from './inventory-view.ts';
import type { ComponentRow, TreeRow } from './tree-rows.ts';

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

/** Where an occurrence is in the editor. */
export function placeOf({ reference: { site } }: Occurrence): {
  readonly uri: vscode.Uri;
  readonly selection: vscode.Range;
} {
  const { start, end } = site.range;
  return {
    uri: vscode.Uri.parse(site.uri, true),
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
  };
}

/** What the editor shows of a row. */
export function itemOf(row: TreeRow): vscode.TreeItem {
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
    const fixable = row.findings.some(({ fixable }) => fixable);
    const { purl } = row.component;
    const contextValue = [
      'component',
      fixable ? 'fixable' : '',
      row.findings.length > 0 ? 'reported' : '',
      purl === null ? '' : 'purl',
    ]
      .filter(Boolean)
      .join('.');
    return Object.assign(item, { id: row.id, description: row.description, contextValue });
  }
  const item = new TreeItem(row.label, state.None);
  if (!row.known) item.iconPath = ICONS.unknown;
  item.accessibilityInformation = { label: `${row.label}, ${row.description}` };
  const { uri, selection } = placeOf(row.occurrence);
  item.command = { title: 'Reveal', command: 'vscode.open', arguments: [uri, { selection }] };
  return Object.assign(item, { id: row.id, description: row.description, contextValue: 'occurrence' });
}

function iconOf({ severity, known, component }: ComponentRow): vscode.ThemeIcon {
  if (severity !== null) return ICONS[severity];
  if (component.kind === 'package') return new vscode.ThemeIcon('package');
  return known ? ICONS.none : ICONS.unknown;
}
