import type { Expression, StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { EmbeddedText } from './text.ts';

/** What a configuration format makes of a text: the value of each document in it. */
export interface ReadDocuments {
  readonly roots: readonly Expression[];
  /** Where comments stand that may hold directives; empty where the text has no directive. */
  readonly comments: readonly Span[];
  readonly errors: number;
}

/** Reads a text of a configuration format. `embed` is asked of every string that may hold a document itself. */
export type DocumentReader = (text: string, embed: Embed) => ReadDocuments;

/**
 * The document in a string, with its spans in the text that holds the string, or null. `key` is what the string is the value
 * of, `text` decodes it.
 */
export type Embed = (key: string | null, literal: StringExpression, text: () => EmbeddedText) => Expression | null;

/** Nesting beyond this is no configuration. */
export const MAX_NESTING = 200;

/** Characters of the largest text that is still configuration. */
const MAX_LENGTH = 2_000_000;
/** Characters of the largest text without line breaks that is: nobody writes more into one line. */
const MAX_ON_A_LINE = 200_000;

/** Why a text is data that was not written as configuration, or null. */
export function refuseData(text: string): string | null {
  if (text.length > MAX_LENGTH) return 'too large for a configuration';
  const lines = text.length > MAX_ON_A_LINE ? text.split('\n', 4).length : 0;
  return lines > 0 && lines < 4 ? 'data on one line' : null;
}
