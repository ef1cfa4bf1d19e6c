import { escapeFor } from './escape.ts';
import type { RuleId } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import type { Place } from '../model/text.ts';

/** What stands behind `--` until a person writes why. */
export const REASON_PLACEHOLDER = 'say why';

/**
 * Silences one rule on the line of a literal by a comment at its end. Null where a comment cannot stand there: the line
 * goes on with a backslash, or a text of several lines is open.
 */
export function suppressFix(
  rule: RuleId,
  literal: Place,
  text: string | null,
  lineComment: string,
  reason = REASON_PLACEHOLDER,
): Fix | null {
  if (text === null || /[\r\n]/.test(text.slice(literal.span.start, literal.span.end))) return null;
  const end = literal.uri.endsWith('.ipynb') ? cellLineEnd(text, literal.span.end) : lineEnd(text, literal.span.end);
  if (end === null || text[end - 1] === '\\') return null;
  const comment = `  ${lineComment} modelpin-ignore-line ${rule} -- ${reason}`;
  return {
    title: `Ignore ${rule} on this line`,
    kind: 'suppress',
    preferred: false,
    safety: 'review',
    edits: [{ uri: literal.uri, span: { start: end, end }, newText: escapeFor(literal.uri, comment) }],
    expects: { kind: 'silenced' },
  };
}

function lineEnd(text: string, from: number): number {
  const found = /[\r\n]/.exec(text.slice(from));
  return found ? from + found.index : text.length;
}

/** In a notebook file a line of code ends at the escaped line break or at the end of its JSON string. */
function cellLineEnd(text: string, from: number): number | null {
  for (let i = from; i < text.length; i++) {
    if (text[i] === '"') return i;
    if (text[i] !== '\\') continue;
    if (text[i + 1] === 'n' || text[i + 1] === 'r') return i;
    i++;
  }
  return null;
}
