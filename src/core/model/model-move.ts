import type { Contract, WireApi } from './contract.ts';
import type { Sourced } from './sourced.ts';

/** What a model is known to do with the requests of one endpoint. */
export interface KnownContract {
  readonly api: WireApi;
  readonly contract: Contract;
}

/** What a change to the model that stands in for another one changes, by facts that are known of both. */
export interface ModelMove {
  readonly to: string;
  /** Facts of the new model, with what they were; the source is that of the new one. */
  readonly changes: readonly Sourced<MoveChange>[];
  /** Names of facts that are known of both and are the same. */
  readonly same: readonly string[];
  /** Facts that are known of one of them alone. */
  readonly unknown: readonly string[];
}

export interface MoveChange {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}
