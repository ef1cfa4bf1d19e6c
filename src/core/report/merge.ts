import type { Finding, SuppressedFinding } from '../model/finding.ts';
import { mergeFixes } from '../model/merge-fixes.ts';
import type { Lookup, ModelMetadata } from '../model/metadata.ts';
import type { SubjectKind } from '../model/reference.ts';
import type { FileReport, Note, Reference } from '../model/report.ts';
import type { Place } from '../model/text.ts';
import { countFiles } from './not-analysed.ts';
import type { FileCount } from './not-analysed.ts';

/** A component with all places that name it. */
export interface Component {
  /** `provider:name`. */
  readonly id: string;
  readonly kind: SubjectKind;
  readonly provider: string;
  readonly name: string;
  readonly metadata: Lookup<ModelMetadata> | null;
  readonly references: readonly Reference[];
}

/** The whole workspace, put together from the reports of its files. Order: uri, offset. */
export interface MergedReport {
  readonly references: readonly Reference[];
  readonly components: readonly Component[];
  readonly findings: readonly Finding[];
  /** What comments in the code silence, each once. */
  readonly suppressed: readonly SuppressedFinding[];
  readonly notes: readonly Note[];
  readonly files: FileCount;
}

/** What tells the literals of a workspace apart. */
export function placeKey({ uri, span }: Place): string {
  return `${uri}\u0000${span.start}`;
}

/**
 * Puts reports together, with notes on what was not even listed. A literal that some call reaches is not also a setting of
 * unknown use, and a finding that several files show at one literal is one finding.
 */
export function mergeReports(reports: readonly FileReport[], unlisted: readonly Note[] = []): MergedReport {
  const all = reports.flatMap((report) => report.references);
  const notes = [...reports.flatMap((report) => report.notes), ...unlisted];
  const keysOf = (says: (reference: Reference) => boolean): ReadonlySet<string> =>
    new Set(all.flatMap((one) => (one.literal && says(one) ? [placeKey(one.literal)] : [])));
  const reached = keysOf(reaches);
  const sure = keysOf(isSure);
  const explained = all
    .filter((one) => {
      const key = one.literal ? placeKey(one.literal) : '';
      return !isExplained(one, reached.has(key), sure.has(key));
    })
    .toSorted(compareReferences);
  const findings = mergeFindings(reports);
  const references = toldOnce(explained);
  return {
    references,
    components: componentsOf(references),
    findings,
    suppressed: mergeSuppressed(reports, findings),
    notes: notes.toSorted((a, b) => compareText(a.uri, b.uri)),
    files: countFiles(reports, notes),
  };
}

/** By document, then by place. */
export function compareReferences(a: Reference, b: Reference): number {
  return compareText(a.site.uri, b.site.uri) || a.site.span.start - b.site.span.start || compareText(a.id, b.id);
}

/** Whether a reference tells that what stands at its literal is used, and where. */
export function reaches({ site, literal, use }: Reference): boolean {
  return literal !== null && use !== 'listed' && (use === 'call' || !isOwnSite(site, literal));
}

/** Whether a reference tells what stands at its literal by the call of an SDK. */
export function isSure({ literal, use, detector }: Reference): boolean {
  return literal !== null && use === 'call' && !isConvention(detector);
}

/** Whether other references say more of the same literal: `reached` and `sure` say whether there are such ones. */
export function isExplained(reference: Reference, reached: boolean, sure: boolean): boolean {
  const { use, site, literal, detector } = reference;
  if (!literal || !reached) return false;
  if (use === 'listed' || (use === 'config' && isOwnSite(site, literal))) return true;
  // What a name tells of a literal is less than what the call of an SDK that it reaches tells.
  return sure && isConvention(detector) && (isOwnSite(site, literal) || isChosen(reference));
}

function isConvention(detector: string): boolean {
  return detector.startsWith('convention/');
}

function isOwnSite(site: Reference['site'], literal: NonNullable<Reference['literal']>): boolean {
  return site.uri === literal.uri && site.span.start <= literal.span.start && literal.span.end <= site.span.end;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What some comment silences and no other use of the same literal shows. */
function mergeSuppressed(reports: readonly FileReport[], findings: readonly Finding[]): readonly SuppressedFinding[] {
  const shown = new Set(findings.map(findingKey));
  const silenced = new Map<string, SuppressedFinding>();
  for (const finding of reports.flatMap(({ suppressed = [] }) => suppressed)) {
    const key = findingKey(finding);
    if (!shown.has(key) && !silenced.has(key)) silenced.set(key, finding);
  }
  return [...silenced.values()].toSorted(compareFindings);
}

function findingKey({ rule, place }: Finding): string {
  return `${rule}\u0000${placeKey(place)}`;
}

/** By document, by place, by rule. */
function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.place.uri, b.place.uri) || a.place.span.start - b.place.span.start || compareText(a.rule, b.rule)
  );
}

/** One finding per rule and literal, with the uses of all reports beside it. */
export function mergeFindings(reports: readonly Pick<FileReport, 'findings'>[]): readonly Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const finding of reports.flatMap((report) => report.findings)) {
    const key = findingKey(finding);
    const other = byPlace.get(key);
    byPlace.set(
      key,
      other
        ? {
            ...other,
            related: [...other.related, ...finding.related],
            fixes: mergeFixes([...other.fixes, ...finding.fixes]),
          }
        : finding,
    );
  }
  return [...byPlace.values()].toSorted(compareFindings);
}

/**
 * One of several values reaches each place of a document that takes what was chosen: where only names tell of them, the first
 * is told. The references are in order.
 */
export function toldOnce(references: readonly Reference[]): readonly Reference[] {
  const told = new Set<string>();
  return references.filter((one) => {
    if (!one.literal || !isConvention(one.detector) || !isChosen(one)) return true;
    const key = `${one.site.uri}\n${placeKey(one.literal)}\n${one.component ?? ''}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

/** Whether a value is one of several, by what chooses or by who calls. */
function isChosen({ via, resolution }: Reference): boolean {
  return via.includes('key') || via.includes('row') || (resolution === 'choices' && via.includes('parameter'));
}

/** Each finding names a reference of the report: where a call explains the one it was found at, that of the call. */
export function withReferences({ findings, references }: MergedReport): readonly Finding[] {
  const ids = new Set(references.map(({ id }) => id));
  const at = new Map<string, Reference>();
  for (const one of references) {
    const key = one.literal ? placeKey(one.literal) : '';
    if (key !== '' && (!at.has(key) || one.use === 'call')) at.set(key, one);
  }
  return findings.map((finding) => {
    if (ids.has(finding.reference)) return finding;
    const explaining = at.get(placeKey(finding.place));
    return explaining ? { ...finding, reference: explaining.id } : finding;
  });
}

function componentsOf(references: readonly Reference[]): readonly Component[] {
  const groups = new Map<string, Reference[]>();
  for (const reference of references) {
    if (reference.component === null) continue;
    const group = groups.get(reference.component);
    if (group) group.push(reference);
    else groups.set(reference.component, [reference]);
  }
  return [...groups]
    .map(([id, group]) => {
      const first = group[0];
      if (!first) throw new Error(`component ${id} without a reference`);
      return {
        id,
        kind: first.kind,
        provider: first.identity?.provider ?? first.provider,
        // Code names a package by its modules; the component by the name in its registry.
        name: first.kind === 'package' ? id.slice(id.indexOf(':') + 1) : (first.identity?.name ?? id),
        metadata: first.metadata,
        references: group,
      };
    })
    .toSorted((a, b) => compareText(a.id, b.id));
}
