import type { Location } from 'vscode-languageserver-protocol';
import { bySeverity, SEVERITIES } from '../core/model/finding.ts';
import type { Severity } from '../core/model/finding.ts';
import type { UnknownReason } from '../core/model/reference.ts';
import type { InventoryComponent, InventoryFinding } from '../protocol/inventory.ts';
import type { InventoryView, Occurrence } from './inventory-view.ts';
import { createWords } from '../core/model/words.ts';
import type { Words } from '../core/model/words.ts';
import { chainGroups, namedGroups } from './tree-groups.ts';
import { daysOf, groupRow } from './tree-rows.ts';
import type { ComponentRow, GroupBy, GroupRow, Health, OccurrenceRow, PlaceTextOf } from './tree-rows.ts';

/** The rows of the inventory, sorted by need: error, warning, days left, name. */
export function treeRows(
  view: InventoryView,
  groupBy: GroupBy,
  filter: string,
  placeText: PlaceTextOf,
  t: Words = createWords(null),
): readonly GroupRow[] {
  const byPlace = findingsByPlace(view.findings);
  const wanted = filter.trim().toLowerCase();
  const all = view.components
    .flatMap((component) =>
      byVersion(component, view.occurrences(component.id)).map(({ version, occurrences }) =>
        componentRow(component, version, occurrences, byPlace, placeText, t),
      ),
    )
    .filter((row) => wanted === '' || `${row.component.name} ${row.description}`.toLowerCase().includes(wanted));
  const listed = all.filter((row) => row.children.every(({ occurrence: { reference } }) => reference.use === 'listed'));
  const live = all.filter((row) => !listed.includes(row)).toSorted(byNeed);
  const unknown = view.nameless
    .filter(
      ({ reference: { use, label } }) => use !== 'listed' && (wanted === '' || label.toLowerCase().includes(wanted)),
    )
    .map((occurrence) => namelessRow(occurrence, placeText, t));
  const groups = groupBy === 'chain' ? chainGroups(live, t) : namedGroups(live, groupBy, t);
  return [
    ...groups,
    groupRow('unresolved', t('Not resolved'), String(unknown.length), unknown),
    groupRow('listed', t('Listed only'), String(listed.length), listed.toSorted(byNeed)),
  ].filter((row) => row.children.length > 0);
}

/** What code names in one version. */
interface OneVersion {
  /** null where there is only one, or none is known. */
  readonly version: string | null;
  readonly occurrences: readonly Occurrence[];
}

/**
 * One name in several versions is several things: what is wrong with one of them is not wrong with the others. Places of which no
 * version is known stand apart where there are several.
 */
function byVersion({ kind }: InventoryComponent, occurrences: readonly Occurrence[]): readonly OneVersion[] {
  const isVersioned = kind === 'package' || kind === 'mcp-server';
  const groups = new Map<string | null, Occurrence[]>();
  for (const occurrence of occurrences) {
    const revision = occurrence.reference.identity?.revision;
    const version = isVersioned && revision?.kind === 'version' ? revision.value : null;
    const group = groups.get(version);
    if (group) group.push(occurrence);
    else groups.set(version, [occurrence]);
  }
  const known = [...groups.keys()].filter((version) => version !== null);
  if (known.length < 2) return [{ version: null, occurrences }];
  return [...groups].map(([version, group]) => ({ version, occurrences: group }));
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
  version: string | null,
  occurrences: readonly Occurrence[],
  byPlace: FindingsByPlace,
  placeText: PlaceTextOf,
  t: Words,
): ComponentRow {
  const places = occurrences.flatMap(({ reference: { literal, use } }) =>
    literal && use !== 'listed' ? [keyOf(literal)] : [],
  );
  const findings = [...new Set(places.flatMap((place) => byPlace.get(place) ?? []))].toSorted(bySeverity);
  const severity = findings[0]?.severity ?? null;
  // A narrow side bar cuts the end off: what is wrong stands before who serves it.
  const states = stateOf(component, occurrences, t);
  const { label, owner: publisher } = shortName(component);
  const description = [...states, component.platform, ...publisher].join(' · ');
  const children = placeRows(version === null ? component.id : `${component.id}@${version}`, occurrences, placeText, t);
  const uses = occurrences.length === 1 ? t('1 use') : t('{0} uses', occurrences.length);
  const health = healthOf(component, occurrences);
  return {
    kind: 'component',
    id: `component:${component.id}${version === null ? '' : `@${version}`}`,
    label,
    description,
    severity,
    component,
    findings,
    children,
    health,
    // What is seen comes first, as it is seen: who speaks to the machine names a row by that.
    spoken: [
      label,
      ...states,
      component.platform,
      ...publisher,
      severity === null ? spokenOf(health, t) : severityName(severity, t),
      uses,
    ].join(', '),
  };
}

/** Of repositories the name stands before who owns them, so that a narrow side bar shows what it is and what is wrong with it. */
function shortName({ name, provider, kind }: InventoryComponent): {
  readonly label: string;
  readonly owner: readonly string[];
} {
  const slash = name.indexOf('/');
  const isRepository =
    provider === 'huggingface' && (kind === 'model' || kind === 'embedding-model' || kind === 'dataset');
  return isRepository && slash > 0
    ? { label: name.slice(slash + 1), owner: [name.slice(0, slash)] }
    : { label: name, owner: [] };
}

function spokenOf(health: Health, t: Words): string {
  return { fine: t('nothing to report'), unknown: t('nothing known'), unjudged: t('not judged') }[health];
}

function severityName(severity: Severity, t: Words): string {
  return { error: t('error'), warning: t('warning'), info: t('info'), hint: t('hint') }[severity];
}

/** Only what a rule looked at, with facts, is fine; what is only listed was looked at by none. */
function healthOf(component: InventoryComponent, occurrences: readonly Occurrence[]): Health {
  if (occurrences.every(({ reference }) => reference.use === 'listed')) return 'unjudged';
  const isModel = component.kind === 'model' || component.kind === 'embedding-model';
  if (!isModel && component.kind !== 'package') return 'unjudged';
  return component.known ? 'fine' : isModel ? 'unknown' : 'unjudged';
}

/** Where it is written first, each place once; then where what is written elsewhere is used. */
function placeRows(
  owner: string,
  occurrences: readonly Occurrence[],
  placeText: PlaceTextOf,
  t: Words,
): readonly OccurrenceRow[] {
  const written = new Map<string, OccurrenceRow>();
  const used: OccurrenceRow[] = [];
  for (const occurrence of occurrences) {
    const { document, reference } = occurrence;
    const { site, literal, label } = reference;
    const row = (place: Location, role: string, description: string): OccurrenceRow => {
      const { file, line } = placeText(place);
      return {
        kind: 'occurrence',
        id: `occurrence:${owner}:${role}:${document}:${reference.id}`,
        label: `${file}:${String(line)}`,
        description,
        occurrence,
        place,
        known: true,
      };
    };
    const isOwn = literal === null || keyOf(literal) === keyOf(site);
    if (literal && !written.has(keyOf(literal)))
      written.set(keyOf(literal), row(literal, 'written', isOwn ? label : t('written here, used by {0}', label)));
    if (!isOwn || !literal) used.push(row(site, 'used', label));
  }
  return [...written.values(), ...used];
}

function isKnown({ kind, known }: InventoryComponent): boolean {
  return (kind !== 'model' && kind !== 'embedding-model') || known;
}

/** `retired 2024-06-13`, `52 days left`, `alias`, `not pinned`, `pinned`, the version of a package. */
function stateOf(component: InventoryComponent, occurrences: readonly Occurrence[], t: Words): readonly string[] {
  const { kind, lifecycle } = component;
  const identities = occurrences.flatMap(({ reference }) => reference.identity ?? []);
  const states: string[] = [];
  if (lifecycle?.status === 'retired' || lifecycle?.status === 'redirected') {
    const state = lifecycle.status === 'retired' ? t('retired') : t('redirected');
    return [lifecycle.retires === null ? state : `${state} ${lifecycle.retires}`];
  }
  if (lifecycle?.daysLeft != null && lifecycle.daysLeft >= 0 && lifecycle.retiresKind !== 'earliest')
    states.push(lifecycle.daysLeft === 1 ? t('1 day left') : t('{0} days left', lifecycle.daysLeft));
  else if (lifecycle?.status === 'deprecated') states.push(t('deprecated'));
  if (kind === 'package' || kind === 'mcp-server') return [...states, ...versionsOf(identities, t)];
  if (kind !== 'model' && kind !== 'embedding-model') return states;
  if (!isKnown(component)) return [t('not in the catalog')];
  const pins = new Set(identities.map(({ pin }) => pin));
  if (pins.has('floating')) states.push(component.provider === 'huggingface' ? t('not pinned') : t('alias'));
  else if (pins.has('pinned')) states.push(t('pinned'));
  return states;
}

/** The versions in use, where exact ones are known. */
function versionsOf(
  identities: readonly NonNullable<Occurrence['reference']['identity']>[],
  t: Words,
): readonly string[] {
  const versions = [
    ...new Set(
      identities.flatMap(({ revision: { kind, value } }) => (kind === 'version' && value !== null ? [value] : [])),
    ),
  ].toSorted();
  const [only] = versions;
  if (only === undefined) return [];
  return versions.length === 1 ? [only] : [t('{0} versions', versions.length)];
}

/** A place of which it is not known what it names, by file and line; the folder and the reason stand beside it. */
function namelessRow(occurrence: Occurrence, placeText: PlaceTextOf, t: Words): OccurrenceRow {
  const { document, reference } = occurrence;
  const { file, line } = placeText(reference.site);
  const slash = file.lastIndexOf('/');
  const reason = `${reference.label}: ${reasonOf(reference.reason ?? 'runtime-value', t)}`;
  return {
    kind: 'occurrence',
    id: `occurrence:unresolved:${document}:${reference.id}`,
    label: `${file.slice(slash + 1)}:${String(line)}`,
    description: slash < 0 ? reason : `${file.slice(0, slash)} · ${reason}`,
    occurrence,
    place: reference.site,
    known: false,
  };
}

function byNeed(a: ComponentRow, b: ComponentRow): number {
  const need = (row: ComponentRow): number =>
    row.severity === null ? SEVERITIES.length : SEVERITIES.indexOf(row.severity);
  const soonest = daysOf(a) === daysOf(b) ? 0 : daysOf(a) - daysOf(b);
  return need(a) - need(b) || soonest || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);
}

/** Why a value is not known, in a few words. */
function reasonOf(reason: UnknownReason, t: Words): string {
  const words: Readonly<Record<UnknownReason, string>> = {
    parameter: t('parameter'),
    environment: t('environment'),
    'runtime-value': t('runtime value'),
    interpolated: t('interpolated'),
    reassigned: t('reassigned'),
    'too-deep': t('too deep'),
    cycle: t('cycle'),
    'not-found': t('not found'),
    'external-module': t('external module'),
    'star-import': t('star import'),
    'computed-key': t('computed key'),
    'loop-variable': t('loop variable'),
    'no-such-key': t('no such key'),
    'not-a-string': t('not a string'),
    unsupported: t('unsupported'),
    'syntax-error': t('syntax error'),
    'no-model-given': t('no model given'),
  };
  return words[reason];
}
