import type { UnavailableReason } from '../../model/online.ts';

/** How long an answer holds, in milliseconds. */
export interface Lifetime {
  /** Until then it is given without asking. */
  readonly soft: number;
  /** Until then it is given when the host cannot be asked. */
  readonly hard: number;
  /** The soft time of an `absent`. */
  readonly negative: number;
}

/** The answer of a host, redirects followed. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Where the last redirect led. */
  readonly url: string;
  /** Whether the user's token went with the question. */
  readonly withToken: boolean;
  readonly text: () => string;
  /** @throws where the body is no JSON, or is not said to be; the client makes `unexpected-answer` of it. */
  readonly json: () => unknown;
}

/** What a source reads out of an answer. `value` must survive JSON: it is what the cache keeps. */
export type Reading<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unavailable'; readonly reason: UnavailableReason };

/** One question to one host. Made by a source, put by the client. */
export interface Question<T> {
  /** Names the answer in the cache: equal keys are asked once. Holds public names only. */
  readonly key: string;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** How the user's token for the host is sent, where there is one; null: never. */
  readonly token: ((token: string) => Readonly<Record<string, string>>) | null;
  /** True where the host answers nothing without a token: it is not asked then. */
  readonly needsToken?: boolean;
  /** Other hosts a redirect may lead to. A token never goes there. */
  readonly redirectsTo: readonly string[];
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly lifetime: Lifetime;
  /** True for answers that must not be written down: tokens, also those that anybody gets. */
  readonly inMemory?: boolean;
  /** Tells what the answer says; also of 401, 403, 404. Never sees 304, 429 and 5xx. @throws on what it does not know. */
  readonly read: (answer: Answer) => Reading<T>;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What most public metadata deserves: a day, a month on errors, an hour for what is not there. */
export const DAILY: Lifetime = { soft: DAY, hard: 30 * DAY, negative: 60 * MINUTE };

/** A plain GET for JSON of at most 4 MB within 10 seconds. */
export function getJson<T>(key: string, url: string, read: Question<T>['read']): Question<T> {
  return {
    key,
    method: 'GET',
    url,
    headers: { accept: 'application/json' },
    body: null,
    token: null,
    redirectsTo: [],
    maxBytes: 4_000_000,
    timeoutMs: 10_000,
    lifetime: DAILY,
    read,
  };
}
