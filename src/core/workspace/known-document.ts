import type { Surroundings } from '../detect/surroundings.ts';
import type { Note } from '../model/report.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Declared } from '../resolve/declarations.ts';
import type { KeptFacts } from './packed.ts';

/** What was learned of one document. It has no facts where it was not parsed: no language, prefiltered, unreadable. */
export interface KnownDocument {
  readonly version: number;
  readonly language: string;
  /** Kept where there are facts, for edits and for showing lines; null otherwise. */
  readonly text: string | null;
  /** Length of its text. */
  readonly size: number;
  /** The facts while they are in use. */
  readonly facts: FileFacts | null;
  /** The facts while they are not; both are null where there are none. */
  readonly packed: Uint8Array | null;
  /** What stays known when the facts were let go to save memory; null where there were none. */
  readonly kept: KeptFacts | null;
  /** What others find in it by its name alone. */
  readonly declared: Declared | null;
  readonly surroundings: Surroundings;
  readonly notes: readonly Note[];
}

/** A document as another thread gets it: with its facts packed. */
export interface SharedDocument extends KnownDocument {
  readonly uri: string;
  readonly facts: null;
}

/** What is known of a document without facts. */
export const NO_FACTS = { text: null, facts: null, packed: null, kept: null, declared: null } as const;

export const LIVE: Surroundings = { kind: 'live' };
