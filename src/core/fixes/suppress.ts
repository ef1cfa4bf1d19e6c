import { codeLine } from './code-line.ts';
import { escapeFor } from './escape.ts';
import type { RuleId } from '../model/finding.ts';
import { REASON_PLACEHOLDER } from '../model/fix.ts';
import type { Fix } from '../model/fix.ts';
import { languageOf } from '../model/language.ts';
import type { Place, TextEdit } from '../model/text.ts';

/**
 * Silences one rule at a literal by a comment at the end of its line, or on a line of its own above where none can end it.
 * Within markup only inspection can tell what is a comment: there are several ways then, all of one title, and the first that
 * works is offered. Empty where the literal stands in a text of several lines.
 */
export function suppressFixes(rule: RuleId, literal: Place, text: string | null, lineComment: string): readonly Fix[] {
  // A format without comments cannot be told.
  if (lineComment === '') return [];
  if (text === null || /[\r\n]/.test(text.slice(literal.span.start, literal.span.end))) return [];
  const line = codeLine(literal.uri, text, literal.span.start);
  const code = text.slice(line.start, line.end);
  const why = `${rule} -- ${REASON_PLACEHOLDER}`;
  const above = (comment: string): TextEdit => ({
    uri: literal.uri,
    span: { start: line.start, end: line.start },
    newText: escapeFor(literal.uri, `${indentation(code)}${comment}${lineBreak(literal.uri, text)}`),
  });
  const nextLine = above(`${lineComment} modelpin-ignore-next-line ${why}`);
  const sameLine = {
    uri: literal.uri,
    span: { start: line.end, end: line.end },
    newText: escapeFor(literal.uri, `  ${lineComment} modelpin-ignore-line ${why}`),
  };
  const inMarkup = above(`{/* modelpin-ignore-next-line ${why} */}`);
  const plain = mayEndInComment(literal.uri, code) ? sameLine : nextLine;
  const edits = mayBeMarkup(literal.uri, code) ? [sameLine, nextLine, inMarkup] : [plain];
  return edits.map((edit) => ({
    title: `Ignore ${rule} on this line`,
    kind: 'suppress',
    preferred: false,
    safety: 'review',
    edits: [edit],
    expects: { kind: 'silenced' },
  }));
}

/**
 * Formats in which a comment has a line of its own: readers of `.env` files differ on what stands behind a value, and the
 * others take it as part of the value.
 */
const OWN_LINE: ReadonlySet<string> = new Set([
  'dotenv',
  'dockerfile',
  'modelfile',
  'properties',
  'ini',
  'pip-requirements',
]);

/** A backslash must be the last of its line. */
function mayEndInComment(uri: string, code: string): boolean {
  return !OWN_LINE.has(languageOf(uri) ?? '') && !code.trimEnd().endsWith('\\');
}

function mayBeMarkup(uri: string, code: string): boolean {
  return /\.[jt]sx$/i.test(uri) && /[<>]/.test(code);
}

function indentation(code: string): string {
  return /^(?:[ \t]|\\t)*/.exec(code)?.[0].replaceAll('\\t', '\t') ?? '';
}

/** The line break the document uses. */
function lineBreak(uri: string, text: string): string {
  return !uri.endsWith('.ipynb') && text.includes('\r\n') ? '\r\n' : '\n';
}
