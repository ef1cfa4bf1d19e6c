import type { Identity } from '../../core/model/identity.ts';
import type { SubjectKind } from '../../core/model/reference.ts';

/** What can be explained of a component: a package, or what is started from one, by its package URL. null for nothing. */
export function explainable(kind: SubjectKind, { name, purl }: Identity): string | null {
  return isPackaged(kind) ? purl : name;
}

/** Whether a component is a package, or is started from one. */
export function isPackaged(kind: SubjectKind): boolean {
  return kind === 'package' || kind === 'mcp-server';
}
