import { mayHoldSuppressions } from '../suppressions.ts';

/**
 * The grammar's scanner reads on to the next line of code to know the indentation, and does so for each comment before it:
 * as often as there are comment lines in a row. This many cost nothing that is felt.
 */
const MANY = 100;
const LINES_OF_COMMENT = new RegExp(String.raw`(?:^[ \t]*#.*\n){${String(MANY)}}`, 'm');
/** Comments, and strings, in which there are none. */
const TOKENS = /#.*|"""(?:\\[^]|[^\\])*?"""|'''(?:\\[^]|[^\\])*?'''|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?/g;

/** Replaces comments by spaces, so that offsets stay, in a text with many of them in a row. Those with a directive are kept. */
export function blankComments(text: string): string {
  if (!LINES_OF_COMMENT.test(text)) return text;
  return text.replace(TOKENS, (token) =>
    token.startsWith('#') && !mayHoldSuppressions(token) ? ' '.repeat(token.length) : token,
  );
}
