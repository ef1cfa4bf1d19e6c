/** A fact with its evidence. */
export interface Sourced<T> {
  readonly value: T;
  /** Who says so, for people (`OpenAI deprecations page`). */
  readonly source: string;
  readonly url: string | null;
  /** The day it was observed, ISO `YYYY-MM-DD`. */
  readonly asOf: string;
}
