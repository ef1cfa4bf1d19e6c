import type { Source } from './sources.ts';
import type { Traits } from './traits.ts';

export type StatusLetter = 'preview' | 'active' | 'listed' | 'deprecated' | 'retired' | 'redirected';

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
  /** The last day on which a list of what is served held it, and whose. */
  readonly seen?: { readonly day: string; readonly source: Source };
  /** The day of the first such list without it. */
  readonly gone?: string;
  /** Whether a second source, independent of the first, says the same. */
  readonly isConfirmed?: boolean;
}

/** What an id is asked for, and what its answers are. */
export interface DraftContract {
  readonly id: string;
  readonly kinds: readonly string[];
  /** Of an embedding: the numbers of a vector by default, and what else can be asked for. */
  readonly width: number | null;
  readonly widths: readonly number[];
  readonly source: Source;
  readonly asOf: string;
}

export interface DraftPin {
  readonly id: string;
  readonly state: 'pinned' | 'floating' | 'no-pin-offered';
  readonly target: string | null;
  /** The day since which the alias means its target. */
  readonly since?: string;
  readonly source: Source;
  readonly asOf: string;
}

/** A name of a platform's pages that its API does not take. */
export interface DraftName {
  readonly id: string;
  readonly apiId: string;
  readonly source: Source;
  readonly asOf: string;
}

/** What stands in for an id where its platform names nothing that lives, or why nothing does. */
export interface DraftAdvice {
  readonly id: string;
  readonly reason: string | null;
  readonly ids: readonly string[];
  readonly source: Source;
  readonly asOf: string;
}

/** What an id can take and give, and what it costs. */
export interface DraftTraits extends Traits {
  readonly id: string;
  readonly source: Source;
  readonly asOf: string;
}

/** What was said before. */
export interface DraftEarlier {
  readonly platform: string;
  readonly id: string;
  readonly field: 'released' | 'deprecated' | 'retires' | 'target';
  readonly value: string;
  /** Of a target: the day from which on the alias meant it. */
  readonly since?: string;
  readonly source: Source;
  readonly asOf: string;
}

/** What a platform does with what it is sent. */
export interface DraftProvider {
  readonly platform: string;
  readonly topic: 'training' | 'retention' | 'regions' | 'terms';
  readonly value: string;
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
  /** The day since which it is deleted, and the copy that its users were pointed to. */
  readonly gone?: string;
  readonly copy?: string;
  readonly source: Source;
  readonly asOf: string;
}

/** Everything the catalog will hold, and every remark on what it could not hold. */
export interface Draft {
  readonly models: Map<string, Map<string, DraftModel>>;
  readonly pins: Map<string, Map<string, DraftPin>>;
  readonly twins: Map<string, Map<string, DraftTwin>>;
  readonly hub: Map<string, DraftHub>;
  readonly advice: Map<string, Map<string, DraftAdvice>>;
  readonly names: Map<string, Map<string, DraftName>>;
  readonly traits: Map<string, Map<string, DraftTraits>>;
  readonly contracts: Map<string, Map<string, DraftContract>>;
  readonly history: DraftEarlier[];
  readonly providers: DraftProvider[];
  readonly remarks: string[];
}

export function emptyDraft(): Draft {
  return {
    models: new Map(),
    pins: new Map(),
    twins: new Map(),
    hub: new Map(),
    advice: new Map(),
    names: new Map(),
    traits: new Map(),
    contracts: new Map(),
    history: [],
    providers: [],
    remarks: [],
  };
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
