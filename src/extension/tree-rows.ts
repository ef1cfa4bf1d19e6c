import type { Severity } from '../core/model/finding.ts';
import type { InventoryComponent, InventoryFinding } from '../protocol/inventory.ts';
import type { Location } from 'vscode-languageserver-protocol';
import type { Occurrence } from './inventory-view.ts';

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
  readonly component: InventoryComponent;
  readonly findings: readonly InventoryFinding[];
  readonly children: readonly OccurrenceRow[];
  /** What to think of it where nothing was found. */
  readonly health: Health;
  /** A sentence for screen readers. */
  readonly spoken: string;
}

/**
 * `fine`: rules looked at it, with facts. `unknown`: there are no facts. `unjudged`: no rule looks at such a thing, or it is
 * only listed.
 */
export type Health = 'fine' | 'unknown' | 'unjudged';

/** A place where a component is written, or one where what is written elsewhere is used. */
export interface OccurrenceRow {
  readonly kind: 'occurrence';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly occurrence: Occurrence;
  readonly place: Location;
  readonly known: boolean;
}

/** What rows show of places. */
export interface PlaceText {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** How a place is told to people. */
export type PlaceTextOf = (place: Location) => PlaceText;

/** A row of rows. */
export function groupRow(id: string, label: string, description: string, children: GroupRow['children']): GroupRow {
  return { kind: 'group', id: `group:${id}`, label, description, children };
}

/** Days until a component retires; infinite where that is not known for sure. */
export function daysOf(row: ComponentRow): number {
  const { lifecycle } = row.component;
  return lifecycle?.retiresKind === 'earliest'
    ? Number.POSITIVE_INFINITY
    : (lifecycle?.daysLeft ?? Number.POSITIVE_INFINITY);
}

/** Errors and warnings are for somebody to act on; the rest is for somebody to know. */
export function needsAction(severity: Severity | null): boolean {
  return severity === 'error' || severity === 'warning';
}
