import type { Text } from '../../model/told.ts';
import type { Sourced } from '../../model/sourced.ts';

/** One known fact, for people. */
export interface FactRow {
  readonly name: Text;
  readonly value: Text;
  /** What says so; null where it follows from the id itself. Rows that share one object share one line of evidence. */
  readonly evidence: Sourced<unknown> | null;
  /** Worth a line of the hover card; the rest is for `explain` and the details. */
  readonly brief: boolean;
}
