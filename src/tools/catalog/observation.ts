import { object, text } from '../../core/metadata/online/json.ts';
import type { Traits } from './traits.ts';

/** What an upstream says of one id of one provider, in the words of the facts. Null: it says nothing. */
export interface Observation {
  readonly provider: string;
  readonly id: string;
  readonly status: string | null;
  readonly released: string | null;
  readonly deprecated: string | null;
  readonly retires: string | null;
  readonly retiresKind: 'firm' | 'earliest' | null;
  readonly replacement: string | null;
  /** The id that this one means today, on routers. */
  readonly resolvesTo: string | null;
  /** The page that says so; as the source column of the facts has it. */
  readonly source: string;
  /** The day the page was read, ISO. */
  readonly day: string;
  readonly notes: string;
  /** Said of an id that is known already; by itself no reason to add it. */
  readonly isKnownOnly?: boolean;
  /** What it can take and give, and what it costs. */
  readonly traits: Traits | null;
}

/** A list of models that somebody keeps. */
export interface Upstream {
  readonly name: string;
  readonly address: string;
  /**
   * 4: the platform's own API or SDK. 3: a tracker that cites the provider's page with a day. 2: a tracker that reads the
   * pages by machine. 1: a list of ids with release days. 0: a list of ids.
   */
  readonly trust: 0 | 1 | 2 | 3 | 4;
  /** Whether an id that is missing from it is worth a line: lists of what is served, and trackers that never drop. */
  readonly isListing: boolean;
  /** @throws where the answer has not the shape it had. */
  readonly read: (answer: unknown, today: string) => readonly Observation[];
}

export type Row = Readonly<Record<string, unknown>>;

/** An observation that says nothing; spread it and add what is said. */
export const NOTHING = {
  status: null,
  released: null,
  deprecated: null,
  retires: null,
  retiresKind: null,
  replacement: null,
  resolvesTo: null,
  notes: '',
  traits: null,
} as const;

/** The ISO day a text begins with; null where it is none. */
export const day = (value: unknown): string | null => {
  const found = /^\d{4}-\d\d-\d\d/.exec(text(value) ?? '')?.[0];
  return found === undefined || Number.isNaN(Date.parse(found)) ? null : found;
};

/** Paths of endpoints, display names and footnotes are in these lists as well. */
export const isId = (id: string): boolean => /^[A-Za-z0-9][\w.:@/-]*$/.test(id);

/** A list of models. @throws where it is none, or empty: the shape has changed. */
export function rowsOf(value: unknown): readonly Row[] {
  if (!Array.isArray(value) || value.length === 0) throw new Error('it holds no list of models');
  return value.map(object);
}

/** A table of models. @throws where it is none, or empty. */
export function shaped(value: unknown): Row {
  const given = object(value);
  if (Object.keys(given).length === 0) throw new Error('it holds no table of models');
  return given;
}

/** A whole day and nothing else. */
export function fullDay(value: unknown): string | null {
  return /^\d{4}-\d\d-\d\d$/.test(text(value) ?? '') ? day(value) : null;
}

/** An inference profile of Bedrock is the model behind it. */
export function withoutRegion(provider: string, id: string): string {
  return provider === 'aws-bedrock' ? id.replace(/^(?:us-gov|us|eu|apac|au|jp|global)\.(?=[a-z0-9]+\.)/, '') : id;
}
