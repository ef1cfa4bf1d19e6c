import type { SubjectKind } from '../core/model/reference.ts';
import { daysOf, groupRow, needsAction } from './tree-rows.ts';
import type { ComponentRow, GroupBy, GroupRow } from './tree-rows.ts';

const CHAIN: readonly (readonly [string, string, readonly SubjectKind[]])[] = [
  ['models', 'Models', ['model', 'embedding-model', 'weights-file']],
  ['datasets', 'Datasets', ['dataset']],
  ['toolchain', 'Toolchain', ['package', 'container-image']],
  ['apps', 'Apps', ['prompt', 'mcp-server', 'endpoint']],
];

/** By element of the chain. */
export function chainGroups(rows: readonly ComponentRow[]): readonly GroupRow[] {
  return CHAIN.map(([id, label, kinds]) => {
    const own = rows.filter((row) => kinds.includes(row.component.kind));
    const action = countOf(own.filter((row) => needsAction(row.severity)));
    const description =
      action > 0
        ? `${String(countOf(own))} · ${String(action)} ${action === 1 ? 'needs' : 'need'} action`
        : String(countOf(own));
    return groupRow(id, label, description, own);
  });
}

/** Components: one in several versions has a row for each. */
function countOf(rows: readonly ComponentRow[]): number {
  return new Set(rows.map(({ component }) => component.id)).size;
}

/** By provider, risk, file or retirement. */
export function namedGroups(rows: readonly ComponentRow[], groupBy: Exclude<GroupBy, 'chain'>): readonly GroupRow[] {
  const groups = new Map<string, ComponentRow[]>();
  for (const row of rows) {
    for (const name of groupNames(row, groupBy)) groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const order = groupBy === 'risk' || groupBy === 'retirement' ? ORDER : [];
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...groups]
    .toSorted(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([name, own]) =>
      groupRow(
        `${groupBy}:${name}`,
        name,
        String(own.length),
        own.map((row) => ({ ...row, id: `${groupBy}:${name}:${row.id}` })),
      ),
    );
}

const ORDER: readonly string[] = [
  'Error',
  'Warning',
  'Info',
  'Retired or redirected',
  'Within 30 days',
  'Within 90 days',
  'Later',
  'No date',
  'Nothing to report',
];

function groupNames(row: ComponentRow, groupBy: Exclude<GroupBy, 'chain'>): readonly string[] {
  switch (groupBy) {
    case 'provider':
      return [row.component.platform];
    case 'risk':
      return [
        row.severity === 'error'
          ? 'Error'
          : row.severity === 'warning'
            ? 'Warning'
            : row.severity === null
              ? 'Nothing to report'
              : 'Info',
      ];
    case 'file':
      return [...new Set(row.children.map(({ label }) => label.slice(0, label.lastIndexOf(':'))))];
    case 'retirement': {
      const days = daysOf(row);
      return [
        days < 0
          ? 'Retired or redirected'
          : days <= 30
            ? 'Within 30 days'
            : days <= 90
              ? 'Within 90 days'
              : Number.isFinite(days)
                ? 'Later'
                : 'No date',
      ];
    }
  }
}
