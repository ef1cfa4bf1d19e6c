import type { SubjectKind } from '../core/model/reference.ts';
import type { Words } from '../core/model/words.ts';
import { daysOf, groupRow, needsAction } from './tree-rows.ts';
import type { ComponentRow, GroupBy, GroupRow } from './tree-rows.ts';

function chain(t: Words): readonly (readonly [string, string, readonly SubjectKind[]])[] {
  return [
    ['models', t('Models'), ['model', 'embedding-model', 'weights-file']],
    ['datasets', t('Datasets'), ['dataset']],
    ['toolchain', t('Toolchain'), ['package', 'container-image']],
    ['apps', t('Apps'), ['prompt', 'mcp-server', 'endpoint']],
  ];
}

/** By element of the chain. */
export function chainGroups(rows: readonly ComponentRow[], t: Words): readonly GroupRow[] {
  return chain(t).map(([id, label, kinds]) => {
    const own = rows.filter((row) => kinds.includes(row.component.kind));
    const action = countOf(own.filter((row) => needsAction(row.severity)));
    const description =
      action > 0
        ? `${String(countOf(own))} · ${action === 1 ? t('1 needs action') : t('{0} need action', action)}`
        : String(countOf(own));
    return groupRow(id, label, description, own);
  });
}

/** Components: one in several versions has a row for each. */
function countOf(rows: readonly ComponentRow[]): number {
  return new Set(rows.map(({ component }) => component.id)).size;
}

/** By provider, risk, file or retirement. */
export function namedGroups(
  rows: readonly ComponentRow[],
  groupBy: Exclude<GroupBy, 'chain'>,
  t: Words,
): readonly GroupRow[] {
  const groups = new Map<string, ComponentRow[]>();
  for (const row of rows) {
    for (const name of groupNames(row, groupBy, t)) groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const order = groupBy === 'risk' || groupBy === 'retirement' ? ordered(t) : [];
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

/** Names of groups by risk and by retirement, in their order. */
function ordered(t: Words): readonly string[] {
  return [
    t('Error'),
    t('Warning'),
    t('Info'),
    t('Retired or redirected'),
    t('Within 30 days'),
    t('Within 90 days'),
    t('Later'),
    t('No date'),
    t('Nothing to report'),
  ];
}

function groupNames(row: ComponentRow, groupBy: Exclude<GroupBy, 'chain'>, t: Words): readonly string[] {
  switch (groupBy) {
    case 'provider':
      return [row.component.platform];
    case 'risk':
      return [
        row.severity === 'error'
          ? t('Error')
          : row.severity === 'warning'
            ? t('Warning')
            : row.severity === null
              ? t('Nothing to report')
              : t('Info'),
      ];
    case 'file':
      return [...new Set(row.children.map(({ label }) => label.slice(0, label.lastIndexOf(':'))))];
    case 'retirement': {
      const days = daysOf(row);
      return [
        days < 0
          ? t('Retired or redirected')
          : days <= 30
            ? t('Within 30 days')
            : days <= 90
              ? t('Within 90 days')
              : Number.isFinite(days)
                ? t('Later')
                : t('No date'),
      ];
    }
  }
}
