import type { Identity } from '../core/model/identity.ts';
import type { SubjectKind } from '../core/model/reference.ts';

/** Whether a component is a package, or is started from one: its package URL is its name for people. */
export function isPackaged(kind: SubjectKind): boolean {
  return kind === 'package' || kind === 'mcp-server';
}

/** What the command that explains takes for a component; null where it can say nothing of it. */
export function explainable(kind: SubjectKind, { name, purl }: Identity): string | null {
  return isPackaged(kind) ? purl : name;
}

/** What hosts are told of a component when they are asked about it, as the user is told before. */
export function publicName(kind: SubjectKind, { name, lookup, revision }: Identity): string {
  if (kind !== 'package') return name;
  return revision.kind === 'version' && revision.value !== null ? `${lookup} ${revision.value}` : lookup;
}
