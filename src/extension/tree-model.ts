import { platformName } from '../core/base/platform-names.ts';
import type { Finding, Severity } from '../core/model/finding.ts';
import type { Reference } from '../core/model/report.ts';
import type { Component, MergedReport } from '../core/report/merge.ts';

export type GroupBy = 'chain' | 'provider' | 'risk' | 'file' | 'retirement';

/** A row of the inventory. Parents are known, so that a row can be revealed. */
export type TreeRow = GroupRow | ComponentRow | OccurrenceRow;

export interface GroupRow {
  readonly kind: 'group';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly children: readonly (ComponentRow | OccurrenceRow)[];
}

export interface ComponentRow {
  readonly kind: 'component';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** The worst finding of any of its uses. */
  readonly severity: Severity | null;
  readonly component: Component;
  readonly findings: readonly Finding[];
  readonly children: readonly OccurrenceRow[];
  /** Whether any facts are known; without them nothing can be called healthy. */
  readonly known: boolean;
  /** A sentence for screen readers. */
  readonly spoken: string;
}

export interface OccurrenceRow {
  readonly kind: 'occurrence';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly reference: Reference;
  readonly known: boolean;
}

/** What rows show of places. */
export interface PlaceText {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };
const CHAIN: readonly (readonly [string, string, readonly Reference['kind'][]])[] = [
  ['models', 'Models', ['model', 'embedding-model']],
  ['datasets', 'Datasets', ['dataset']],
  ['toolchain', 'Toolchain', ['package', 'container-image']],
  ['apps', 'Apps', ['prompt', 'mcp-server', 'endpoint']],
];

/** The rows of the inventory, sorted by need: error, warning, days left, name. */
export function treeRows(
  report: MergedReport,
  groupBy: GroupBy,
  filter: string,
  placeText: (reference: Reference) => PlaceText,
): readonly GroupRow[] {
  const byReference = findingsByReference(report.findings, report.references);
  const wanted = filter.trim().toLowerCase();
  const all = report.components
    .map((component) => componentRow(component, byReference, placeText))
    .filter((row) => wanted === '' || `${row.label} ${row.description}`.toLowerCase().includes(wanted));
  const listed = all.filter((row) => row.component.references.every((reference) => reference.use === 'listed'));
  const live = all.filter((row) => !listed.includes(row)).toSorted(byNeed);
  const unknown = report.references.filter(
    (reference) => reference.component === null && (wanted === '' || reference.label.toLowerCase().includes(wanted)),
  );
  const groups = groupBy === 'chain' ? chainGroups(live, unknown, placeText) : namedGroups(live, groupBy, placeText);
  const rest =
    listed.length > 0 ? [group('listed', 'Listed only', String(listed.length), listed.toSorted(byNeed))] : [];
  return [...groups, ...rest].filter((row) => row.children.length > 0);
}

function findingsByReference(
  findings: readonly Finding[],
  references: readonly Reference[],
): ReadonlyMap<string, readonly Finding[]> {
  const key = (uri: string, start: number): string => `${uri}:${String(start)}`;
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings) {
    const at = key(finding.place.uri, finding.place.span.start);
    byPlace.set(at, [...(byPlace.get(at) ?? []), finding]);
  }
  return new Map(
    references.map(({ id, literal, use }) => [
      id,
      literal && use !== 'listed' ? (byPlace.get(key(literal.uri, literal.span.start)) ?? []) : [],
    ]),
  );
}

function group(id: string, label: string, description: string, children: GroupRow['children']): GroupRow {
  return { kind: 'group', id: `group:${id}`, label, description, children };
}

function componentRow(
  component: Component,
  byReference: ReadonlyMap<string, readonly Finding[]>,
  placeText: (reference: Reference) => PlaceText,
): ComponentRow {
  const findings = [
    ...new Set(component.references.flatMap((reference) => byReference.get(reference.id) ?? [])),
  ].toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
  const severity = findings[0]?.severity ?? null;
  const description = [platformName(component.provider), ...stateOf(component)].join(' · ');
  const children = component.references.map((reference) => occurrenceRow(component.id, reference, placeText));
  const uses = `${String(children.length)} ${children.length === 1 ? 'use' : 'uses'}`;
  return {
    kind: 'component',
    id: `component:${component.id}`,
    label: component.name,
    description,
    severity,
    component,
    findings,
    children,
    known: isKnown(component),
    spoken: [
      component.name,
      description.replaceAll(' · ', ', '),
      severity ?? (isKnown(component) ? 'nothing to report' : 'nothing is known of it'),
      uses,
    ].join(', '),
  };
}

function isKnown({ kind, metadata }: Component): boolean {
  return (kind !== 'model' && kind !== 'embedding-model') || metadata?.kind === 'found';
}

/** `retired 2024-06-13`, `52 days left`, `alias`, `not pinned`, `pinned`, the version of a package. */
function stateOf(component: Component): readonly string[] {
  const lifecycle = component.metadata?.kind === 'found' ? component.metadata.value.lifecycle?.value : undefined;
  const identity = component.references[0]?.identity;
  const states: string[] = [];
  if (lifecycle?.status === 'retired' || lifecycle?.status === 'redirected') {
    return [lifecycle.retires === null ? lifecycle.status : `${lifecycle.status} ${lifecycle.retires}`];
  }
  if (lifecycle?.daysLeft != null && lifecycle.daysLeft >= 0 && lifecycle.retiresKind !== 'earliest')
    states.push(`${String(lifecycle.daysLeft)} days left`);
  else if (lifecycle?.status === 'deprecated') states.push('deprecated');
  if (component.kind === 'package' || component.kind === 'mcp-server') return [...states, ...versionsOf(component)];
  if (component.kind !== 'model' && component.kind !== 'embedding-model') return states;
  if (!isKnown(component)) return ['not in the catalog'];
  const pins = new Set(component.references.map((reference) => reference.identity?.pin));
  if (pins.has('floating')) states.push(identity?.provider === 'huggingface' ? 'not pinned' : 'alias');
  else if (pins.has('pinned')) states.push('pinned');
  return states;
}

/** The versions in use, where exact ones are known. */
function versionsOf({ references }: Component): readonly string[] {
  const versions = [
    ...new Set(
      references.flatMap(({ identity }) =>
        identity?.revision.kind === 'version' && identity.revision.value !== null ? [identity.revision.value] : [],
      ),
    ),
  ].toSorted();
  const [only] = versions;
  if (only === undefined) return [];
  return versions.length === 1 ? [only] : [`${String(versions.length)} versions`];
}

function occurrenceRow(
  owner: string,
  reference: Reference,
  placeText: (reference: Reference) => PlaceText,
): OccurrenceRow {
  const { file, line } = placeText(reference);
  return {
    kind: 'occurrence',
    id: `occurrence:${owner}:${reference.id}`,
    label: `${file}:${String(line)}`,
    description:
      reference.component === null
        ? `${reference.label}: value not known (${(reference.reason ?? 'runtime-value').replaceAll('-', ' ')})`
        : reference.label,
    reference,
    known: reference.component !== null,
  };
}

function daysOf(row: ComponentRow): number {
  const lifecycle =
    row.component.metadata?.kind === 'found' ? row.component.metadata.value.lifecycle?.value : undefined;
  return lifecycle?.retiresKind === 'earliest'
    ? Number.POSITIVE_INFINITY
    : (lifecycle?.daysLeft ?? Number.POSITIVE_INFINITY);
}

function byNeed(a: ComponentRow, b: ComponentRow): number {
  const need = (row: ComponentRow): number => (row.severity === null ? 4 : RANK[row.severity]);
  const soonest = daysOf(a) === daysOf(b) ? 0 : daysOf(a) - daysOf(b);
  return need(a) - need(b) || soonest || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);
}

function chainGroups(
  rows: readonly ComponentRow[],
  unknown: readonly Reference[],
  placeText: (reference: Reference) => PlaceText,
): readonly GroupRow[] {
  return CHAIN.map(([id, label, kinds]) => {
    const own = rows.filter((row) => kinds.includes(row.component.kind));
    const nameless = unknown
      .filter((reference) => kinds.includes(reference.kind))
      .map((reference) => occurrenceRow(id, reference, placeText));
    const action = own.filter((row) => needsAction(row.severity)).length;
    const description =
      action > 0
        ? `${String(own.length)} · ${String(action)} ${action === 1 ? 'needs' : 'need'} action`
        : String(own.length);
    return group(id, label, description, [...own, ...nameless]);
  });
}

function namedGroups(
  rows: readonly ComponentRow[],
  groupBy: Exclude<GroupBy, 'chain'>,
  placeText: (reference: Reference) => PlaceText,
): readonly GroupRow[] {
  const groups = new Map<string, ComponentRow[]>();
  for (const row of rows) {
    for (const name of groupNames(row, groupBy, placeText)) groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const order = groupBy === 'risk' || groupBy === 'retirement' ? ORDER : [];
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...groups]
    .toSorted(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([name, own]) =>
      group(
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
  'Already over',
  'Within 30 days',
  'Within 90 days',
  'Later',
  'No date',
  'Nothing to report',
];

function groupNames(
  row: ComponentRow,
  groupBy: Exclude<GroupBy, 'chain'>,
  placeText: (reference: Reference) => PlaceText,
): readonly string[] {
  switch (groupBy) {
    case 'provider':
      return [platformName(row.component.provider)];
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
      return [...new Set(row.component.references.map((reference) => placeText(reference).file))];
    case 'retirement': {
      const days = daysOf(row);
      return [
        days < 0
          ? 'Already over'
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

/** Errors and warnings are for somebody to act on; the rest is for somebody to know. */
export function needsAction(severity: Severity | null): boolean {
  return severity === 'error' || severity === 'warning';
}
