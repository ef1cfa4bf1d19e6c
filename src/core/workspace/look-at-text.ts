import { surroundingsOf } from '../detect/surroundings.ts';
import type { Surroundings } from '../detect/surroundings.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Note } from '../model/report.ts';
import type { SourceText } from '../model/text.ts';
import { declaredBy } from '../resolve/declarations.ts';
import type { KeptTexts, Learned, MadeFacts } from './kept-text.ts';
import { LIVE, NO_FACTS } from './known-document.ts';
import type { KnownDocument } from './known-document.ts';
import { keptOf } from './packed.ts';
import type { PackedFacts } from './packed.ts';

/** Turns a text into facts, or a note that says why not. */
export type Collect = (source: SourceText, surroundings: Surroundings, signal: AbortSignal) => Promise<Collected>;

/** Facts come as they are, or packed where another thread made them. */
export interface Collected {
  readonly facts: FileFacts | null;
  readonly packed?: PackedFacts | null;
  readonly notes: readonly Note[];
  /** Set where time or memory ended it: another try may give something else. */
  readonly isFleeting?: true;
}

/** Whether anything in a text could name a component. */
export type MayMatch = (text: string, path: string) => boolean;

/** Makes of a text what is known of a document. */
interface Looker {
  /** @param mayMatch null: whatever stands in it. */
  readonly look: (source: SourceText, mayMatch: MayMatch | null, signal: AbortSignal) => Promise<KnownDocument>;
  readonly collect: Collect;
  /** Texts turned into facts so far. */
  readonly collected: () => number;
}

interface LookerPorts {
  readonly collect: Collect;
  readonly onFailure: (uri: string, error: unknown) => void;
  readonly pathOf: (uri: string) => string;
  /** Texts that were looked at before this start; null where nothing is kept. */
  readonly texts: KeptTexts | null;
}

export function createLooker({ collect, onFailure, pathOf, texts }: LookerPorts): Looker {
  let count = 0;

  /** What a bug does to one file costs this file a note, and no other one anything. */
  const guarded = async <T extends Noted>(
    uri: string,
    signal: AbortSignal,
    make: () => Promise<T>,
    failed: (notes: readonly Note[]) => T,
  ): Promise<T> => {
    try {
      return await make();
    } catch (error) {
      signal.throwIfAborted();
      onFailure(uri, error);
      return failed([failure(uri, error)]);
    }
  };
  const collected: Collect = (source, surroundings, signal) => {
    count++;
    return guarded(
      source.uri,
      signal,
      () => collect(source, surroundings, signal),
      (notes) => ({ facts: null, notes, isFleeting: true }),
    );
  };
  const learn = (source: SourceText, learned: Partial<Learned>): void => {
    texts?.learn(source, { isStopped: null, isMade: false, isLasting: true, ...learned });
  };

  const look = async (source: SourceText, mayMatch: MayMatch | null, signal: AbortSignal): Promise<KnownDocument> => {
    const { uri, version, language, text } = source;
    const before = texts?.find(source) ?? null;
    const surroundings = before?.surroundings ?? surroundingsOf(pathOf(uri), text);
    const nothing = { ...NO_FACTS, version, language, size: text.length, surroundings, notes: [] };
    if (isSkipped(surroundings)) {
      learn(source, { isMade: true });
      return { ...nothing, notes: skippedNote(uri, surroundings) };
    }
    const isStopped = mayMatch && (before?.isStopped ?? (language === '' || !mayMatch(text, uri)));
    if (isStopped === true || language === '') {
      learn(source, { isStopped, isMade: before?.made != null });
      return nothing;
    }
    const { facts, isFleeting, ...made } = before?.made
      ? { facts: null, ...before.made }
      : await anew(source, surroundings, signal);
    learn(source, { isStopped, isMade: true, isLasting: isFleeting !== true });
    // Nothing is shown or edited in a lock file, and what is kept of it is little.
    const shown = made.kept !== null && language !== 'lockfile' ? text : null;
    return { ...nothing, ...made, text: shown, facts };
  };

  const anew = async (source: SourceText, surroundings: Surroundings, signal: AbortSignal): Promise<Anew> => {
    const { facts, packed = null, ...told } = await collected(source, surroundings, signal);
    const kept = facts ? keptOf(facts) : (packed?.kept ?? null);
    const declared = facts ? declaredBy(facts) : (packed?.declared ?? null);
    return { ...told, facts, packed: packed?.bytes ?? null, kept, declared };
  };

  return {
    look: (source, mayMatch, signal) =>
      guarded<KnownDocument>(
        source.uri,
        signal,
        () => look(source, mayMatch, signal),
        (notes) => {
          learn(source, { isLasting: false });
          const { version, language } = source;
          return { ...NO_FACTS, version, language, size: 0, surroundings: LIVE, notes };
        },
      ),
    collect: collected,
    collected: () => count,
  };
}

interface Noted {
  readonly notes: readonly Note[];
}

/** What was just made of a text; facts are packed where another thread made them. */
interface Anew extends MadeFacts {
  readonly facts: FileFacts | null;
  readonly isFleeting?: true;
}

function failure(uri: string, error: unknown): Note {
  return { uri, kind: 'internal-error', detail: error instanceof Error ? error.message : String(error) };
}

const SKIPPED: readonly string[] = ['minified', 'vendored', 'report'];

function isSkipped(surroundings: Surroundings): boolean {
  return surroundings.kind === 'not-live' && SKIPPED.includes(surroundings.why);
}

function skippedNote(uri: string, surroundings: Surroundings): readonly Note[] {
  const why = surroundings.kind === 'not-live' ? surroundings.why : 'minified';
  // Nobody expects to find code in a report.
  if (why === 'report') return [];
  return [{ uri, kind: 'minified', detail: `not analysed: ${why} code` }];
}
