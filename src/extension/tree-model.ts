import type { Severity } from '../core/model/finding.ts';
import type { InventoryComponent, InventoryFinding } from '../protocol/requests.ts';
import type { InventoryView, Occurrence } from './inventory-view.ts';
import { chainGroups, namedGroups } from './tree-groups.ts';
import { daysOf, groupRow } from './tree-rows.ts';
import type { ComponentRow, GroupBy, GroupRow, OccurrenceRow, PlaceTextOf } from './tree-rows.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };
/** The rows of the inventory, sorted by need: error, warning, days left, name. */
export function treeRows(
  view: InventoryView,
  groupBy: GroupBy,
  filter: string,
  placeText: PlaceTextOf,
): readonly GroupRow[] {
  const byPlace = findingsByPlace(view.findings);
  const row = (owner: string, occurrence: Occurrence): OccurrenceRow => occurrenceRow(owner, occurrence, placeText);
  const wanted = filter.trim().toLowerCase();
  const all = view.components
    .map((component) => componentRow(component, view.occurrences(component.id), byPlace, placeText))
    .filter((row) => wanted === '' || `${row.label} ${row.description}`.toLowerCase().includes(wanted));
  const listed = all.filter((row) => row.children.every(({ occurrence: { reference } }) => reference.use === 'listed'));
  const live = all.filter((row) => !listed.includes(row)).toSorted(byNeed);
  const unknown = view.nameless.filter(
    ({ reference }) => wanted === '' || reference.label.toLowerCase().includes(wanted),
  );
  const groups = groupBy === 'chain' ? chainGroups(live, unknown, row) : namedGroups(live, groupBy, placeText);
  const rest =
    listed.length > 0 ? [groupRow('listed', 'Listed only', String(listed.length), listed.toSorted(byNeed))] : [];
  return [...groups, ...rest].filter((row) => row.children.length > 0);
}

type FindingsByPlace = ReadonlyMap<string, readonly InventoryFinding[]>;

function keyOf({ uri, range: { start } }: InventoryFinding['place']): string {
  return `${uri}:${String(start.line)}:${String(start.character)}`;
}

function findingsByPlace(findings: readonly InventoryFinding[]): FindingsByPlace {
  const byPlace = new Map<string, InventoryFinding[]>();
  for (const finding of findings) {
    const list = byPlace.get(keyOf(finding.place));
    if (list) list.push(finding);
    else byPlace.set(keyOf(finding.place), [finding]);
  }
  return byPlace;
}

function componentRow(
  component: InventoryComponent,
  occurrences: readonly Occurrence[],
  byPlace: FindingsByPlace,
  placeText: PlaceTextOf,
): ComponentRow {
  const places = occurrences.flatMap(({ reference: { literal, use } }) =>
    literal && use !== 'listed' ? [keyOf(literal)] : [],
  );
  const findings = [...new Set(places.flatMap((place) => byPlace.get(place) ?? []))].toSorted(
    (a, b) => RANK[a.severity] - RANK[b.severity],
  );
  const severity = findings[0]?.severity ?? null;
  const description = [component.platform, ...stateOf(component, occurrences)].join(' · ');
  const children = occurrences.map((occurrence) => occurrenceRow(component.id, occurrence, placeText));
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
      severity ?? (isKnown(component) ? 'nothing to report' : 'nothing known'),
      uses,
    ].join(', '),
  };
}

function isKnown({ kind, known }: InventoryComponent): boolean {
  return (kind !== 'model' && kind !== 'embedding-model') || known;
}

/** `retired 2024-06-13`, `52 days left`, `alias`, `not pinned`, `pinned`, the version of a package. */
function stateOf(component: InventoryComponent, occurrences: readonly Occurrence[]): readonly string[] {
  const { kind, lifecycle } = component;
  const identities = occurrences.flatMap(({ reference }) => reference.identity ?? []);
  const states: string[] = [];
  if (lifecycle?.status === 'retired' || lifecycle?.status === 'redirected') {
    return [lifecycle.retires === null ? lifecycle.status : `${lifecycle.status} ${lifecycle.retires}`];
  }
  if (lifecycle?.daysLeft != null && lifecycle.daysLeft >= 0 && lifecycle.retiresKind !== 'earliest')
    states.push(`${String(lifecycle.daysLeft)} days left`);
  else if (lifecycle?.status === 'deprecated') states.push('deprecated');
  if (kind === 'package' || kind === 'mcp-server') return [...states, ...versionsOf(identities)];
  if (kind !== 'model' && kind !== 'embedding-model') return states;
  if (!isKnown(component)) return ['not in the catalog'];
  const pins = new Set(identities.map(({ pin }) => pin));
  if (pins.has('floating')) states.push(component.provider === 'huggingface' ? 'not pinned' : 'alias');
  else if (pins.has('pinned')) states.push('pinned');
  return states;
}

/** The versions in use, where exact ones are known. */
function versionsOf(identities: readonly NonNullable<Occurrence['reference']['identity']>[]): readonly string[] {
  const versions = [
    ...new Set(
      identities.flatMap(({ revision: { kind, value } }) => (kind === 'version' && value !== null ? [value] : [])),
    ),
  ].toSorted();
  const [only] = versions;
  if (only === undefined) return [];
  return versions.length === 1 ? [only] : [`${String(versions.length)} versions`];
}

function occurrenceRow(owner: string, occurrence: Occurrence, placeText: PlaceTextOf): OccurrenceRow {
  const { document, reference } = occurrence;
  const { file, line } = placeText(occurrence);
  return {
    kind: 'occurrence',
    id: `occurrence:${owner}:${document}:${reference.id}`,
    label: `${file}:${String(line)}`,
    description:
      reference.component === null
        ? `${reference.label}: value unknown (${(reference.reason ?? 'runtime-value').replaceAll('-', ' ')})`
        : reference.label,
    occurrence,
    known: reference.component !== null,
  };
}

function byNeed(a: ComponentRow, b: ComponentRow): number {
  const need = (row: ComponentRow): number => (row.severity === null ? 4 : RANK[row.severity]);
  const soonest = daysOf(a) === daysOf(b) ? 0 : daysOf(a) - daysOf(b);
  return need(a) - need(b) || soonest || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);
}
