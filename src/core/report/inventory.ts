import type { Finding } from '../model/finding.ts';
import type { Revision } from '../model/identity.ts';
import type { SubjectKind, UnknownReason } from '../model/reference.ts';
import type { Reference } from '../model/report.ts';
import type { Component, MergedReport } from './merge.ts';

/** A component in one revision: what a bill of materials has a line for. */
export interface InventoryItem {
  /** Unique within an inventory, and the same on every run. */
  readonly ref: string;
  readonly component: Component;
  /** null where none is named, or it is the publisher's default. */
  readonly version: string | null;
  readonly revisionKind: Revision['kind'] | null;
  readonly purl: string | null;
  readonly references: readonly Reference[];
}

/** The name with its revision, where the name does not say it by itself: `BAAI/bge-m3@5617a9f6…`. */
export function versionedName({ component: { name }, version }: InventoryItem): string {
  return version === null || name.includes(version) ? name : `${name}@${version}`;
}

/** What is used somewhere and could not be told, by kind and provider. */
export interface UnresolvedItem {
  readonly ref: string;
  readonly kind: SubjectKind;
  readonly provider: string;
  readonly references: readonly Reference[];
}

/** How a place tells of a component, in one word. */
export type EvidenceWord = 'declared' | 'inferred' | 'verified' | 'unresolved';

/** All components of a report by revision, in the order of the report. */
export function inventoryOf({ components }: MergedReport): readonly InventoryItem[] {
  return components.flatMap((component) => {
    const groups = new Map<string, Reference[]>();
    for (const reference of component.references) {
      const key = `${versionOf(reference) ?? ''}\u0000${reference.identity?.purl ?? ''}`;
      const group = groups.get(key);
      if (group) group.push(reference);
      else groups.set(key, [reference]);
    }
    return [...groups.values()].map((references, index, all) => itemOf(component, references, index, all.length));
  });
}

function itemOf(component: Component, references: readonly Reference[], index: number, groups: number): InventoryItem {
  const first = references[0];
  const version = first ? versionOf(first) : null;
  const ref = version === null ? component.id : `${component.id}@${version}`;
  return {
    // Two package URLs of one version are told apart by their number.
    ref: index > 0 && groups > 1 && version === null ? `${ref}#${String(index + 1)}` : ref,
    component,
    version,
    revisionKind: first?.identity?.revision.kind ?? null,
    purl: first?.identity?.purl ?? null,
    references,
  };
}

function versionOf({ identity }: Reference): string | null {
  const revision = identity?.revision;
  return revision && revision.kind !== 'default' && revision.kind !== 'alias' ? revision.value : null;
}

/** Places that use something which could not be told. */
export function unresolvedOf({ references }: MergedReport): readonly UnresolvedItem[] {
  const groups = new Map<string, Reference[]>();
  for (const reference of references) {
    if (reference.component !== null || reference.use === 'listed') continue;
    const ref = `unresolved:${reference.kind}:${reference.provider}`;
    const group = groups.get(ref);
    if (group) group.push(reference);
    else groups.set(ref, [reference]);
  }
  return [...groups]
    .map(([ref, group]) => ({
      ref,
      kind: group[0]?.kind ?? 'model',
      provider: group[0]?.provider ?? 'unknown',
      references: group,
    }))
    .toSorted((a, b) => (a.ref < b.ref ? -1 : 1));
}

/** `inferred` where the id came another way than from being written at the place, or only its name says what it is. */
export function evidenceWord(reference: Reference): EvidenceWord {
  const { component, metadata, via, resolution, detector } = reference;
  if (component === null) return 'unresolved';
  if (metadata?.kind === 'found' && metadata.freshness !== 'bundled') return 'verified';
  const isRead = resolution === 'known' && via.length === 0 && !detector.startsWith('convention/');
  return isRead ? 'declared' : 'inferred';
}

/** Whether a component is used, or only named among others. */
export function isUsed(references: readonly Reference[]): boolean {
  return references.some(({ use }) => use !== 'listed');
}

/** Why the values of these places could not be told, each reason once. */
export function reasonsOf(references: readonly Reference[]): readonly UnknownReason[] {
  return [...new Set(references.flatMap(({ reason }) => (reason === null ? [] : [reason])))].toSorted();
}

/** The findings of each reference, by its id. */
export function findingsByReference(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.reference);
    if (group) group.push(finding);
    else groups.set(finding.reference, [finding]);
  }
  return groups;
}
