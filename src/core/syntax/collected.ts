import type { FileFacts } from '../model/facts.ts';
import type { Note } from '../model/report.ts';

/** What became of a text: its facts, or notes that say why there are none. */
export interface Collected {
  readonly facts: FileFacts | null;
  readonly notes: readonly Note[];
  /** Set where time or memory ended it: another try may give something else. */
  readonly isFleeting?: true;
}
