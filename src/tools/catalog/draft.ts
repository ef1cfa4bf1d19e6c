import type { Source } from './sources.ts';

export type StatusLetter = 'preview' | 'active' | 'deprecated' | 'retired' | 'redirected';

/** One id on one platform, before it is written. */
export interface DraftModel {
  readonly id: string;
  readonly status: StatusLetter | null;
  readonly released: string | null;
  readonly deprecated: string | null;
  readonly retires: string | null;
  readonly kind: 'firm' | 'earliest' | 'redirect' | null;
  readonly replacements: readonly string[];
  readonly confidence: 'high' | 'medium' | 'low';
  readonly source: Source;
  readonly asOf: string;
}

export interface DraftPin {
  readonly id: string;
  readonly state: 'pinned' | 'floating' | 'no-pin-offered';
  readonly target: string | null;
  readonly source: Source;
  readonly asOf: string;
}

/** The same weights under another platform's id. */
export interface DraftTwin {
  readonly id: string;
  readonly lab: string;
  readonly labId: string;
}

export interface DraftHub {
  readonly id: string;
  readonly license: string | null;
  readonly bases: readonly string[];
  readonly gated: boolean | null;
  readonly formats: readonly string[];
  readonly commit: { readonly sha: string; readonly chosenBy: string } | null;
  readonly released: string | null;
  readonly renamedTo: string | null;
  readonly source: Source;
  readonly asOf: string;
}

/** Everything the catalog will hold, and every remark on what it could not hold. */
export interface Draft {
  readonly models: Map<string, Map<string, DraftModel>>;
  readonly pins: Map<string, Map<string, DraftPin>>;
  readonly twins: Map<string, Map<string, DraftTwin>>;
  readonly hub: Map<string, DraftHub>;
  readonly remarks: string[];
}

export function emptyDraft(): Draft {
  return { models: new Map(), pins: new Map(), twins: new Map(), hub: new Map(), remarks: [] };
}

/** The inner map of a platform, made on first use. */
export function tableOf<Row>(tables: Map<string, Map<string, Row>>, platform: string): Map<string, Row> {
  const table = tables.get(platform) ?? new Map<string, Row>();
  tables.set(platform, table);
  return table;
}

/** An id that is only known to exist: nothing is said of its life. */
export function attested(id: string, source: Source, asOf: string): DraftModel {
  return {
    id,
    status: null,
    released: null,
    deprecated: null,
    retires: null,
    kind: null,
    replacements: [],
    confidence: 'medium',
    source,
    asOf,
  };
}
