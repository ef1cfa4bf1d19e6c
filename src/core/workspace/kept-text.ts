import type { Surroundings } from '../detect/surroundings.ts';
import type { Note } from '../model/report.ts';
import type { SourceText } from '../model/text.ts';
import type { Declared } from '../resolve/declarations.ts';
import type { KeptFacts } from './packed.ts';

/** What became of one text, as it is kept between two starts. */
export interface KeptText {
  readonly language: string;
  /** Length of the text. */
  readonly size: number;
  readonly surroundings: Surroundings;
  /** Whether nothing in it can name a component; null where nobody asked. */
  readonly isStopped: boolean | null;
  /** Null where it was not turned into facts. */
  readonly made: MadeFacts | null;
}

/** What turning a text into facts gave; without facts where it has none. */
export interface MadeFacts {
  readonly packed: Uint8Array | null;
  readonly kept: KeptFacts | null;
  readonly declared: Declared | null;
  readonly notes: readonly Note[];
}

/** What is learned of a text while it is looked at. */
export interface Learned {
  readonly isStopped: boolean | null;
  readonly isMade: boolean;
  /** False where another try may give something else: time or memory ended this one. */
  readonly isLasting: boolean;
}

/** Texts that were looked at before. */
export interface KeptTexts {
  /** What became of this text; null where that is not known. */
  readonly find: (source: SourceText) => KeptText | null;
  readonly learn: (source: SourceText, learned: Learned) => void;
}
