import { codeLine } from './code-line.ts';
import { escapeFor } from './escape.ts';
import type { RuleId } from '../model/finding.ts';
import { REASON_PLACEHOLDER } from '../model/fix.ts';
import type { Fix } from '../model/fix.ts';
import { languageOf } from '../model/language.ts';
import type { Place, TextEdit } from '../model/text.ts';
import { told } from '../model/told.ts';
import { titled } from '../model/spoken.ts';

/**
 * Silences one rule at a literal by a comment at the end of its line, or on a line of its own above where none can end it.
 * Within markup only inspection can tell what is a comment: there are several ways then, all of one title, and the first that
 * works is offered. Empty where the literal stands in a text of several lines.
 */
export function suppressFixes(rule: RuleId, literal: Place, text: string | null, lineComment: string): readonly Fix[] {
  if (text === null || /[\r\n]/.test(text.slice(literal.span.start, literal.span.end))) return [];
  const line = codeLine(literal.uri, text, literal.span.start);
  const code = text.slice(line.start, line.end);
  const joined = joinedDirective(rule, literal.uri, text, line);
  if (joined) return [silencing(rule, joined)];
  const why = `${rule} -- ${REASON_PLACEHOLDER}`;
  const above = (comment: string): TextEdit => ({
    uri: literal.uri,
    span: { start: line.start, end: line.start },
    newText: escapeFor(literal.uri, `${indentation(code)}${comment}${lineBreak(literal.uri, text)}`),
  });
  // A format without comments cannot be told, but for JSON, where a property is one by custom.
  const property = above(`"//": "modelkeel-ignore-next-line ${why}",`);
  if (lineComment === '') return isProperty(literal.uri, code) ? [silencing(rule, property)] : [];
  const nextLine = above(`${lineComment} modelkeel-ignore-next-line ${why}`);
  const sameLine = {
    uri: literal.uri,
    span: { start: line.end, end: line.end },
    newText: escapeFor(literal.uri, `  ${lineComment} modelkeel-ignore-line ${why}`),
  };
  // Between the lines of one command no comment may stand.
  const within = languageOf(literal.uri) === 'shellscript' && /\\\r?\n$/.test(text.slice(0, line.start));
  if (within && !mayEndInComment(literal.uri, code)) return [];
  const inMarkup = above(`{/* modelkeel-ignore-next-line ${why} */}`);
  const plain = mayEndInComment(literal.uri, code) ? sameLine : nextLine;
  const edits = mayBeMarkup(literal.uri, code) ? [sameLine, nextLine, inMarkup] : [plain];
  return edits.map((edit) => silencing(rule, edit));
}

/** What has to stand before any comment: what starts the file, names its encoding, or opens its code. */
const HEAD = /^\uFEFF?(?:#!.*\r?\n|#.*coding[:=].*\r?\n|#[ \t]*(?:syntax|escape|check)=.*\r?\n|<\?php\b.*\r?\n)*/;

/**
 * Silences one rule in a whole document, by a comment at its head, or by the one that is there; null in formats without comments.
 * Only inspection can tell whether it is one there.
 */
export function suppressInFile(rule: RuleId, uri: string, text: string, lineComment: string): Fix | null {
  if (uri.endsWith('.ipynb')) return null;
  const known = /modelkeel-ignore-file[ \t]+[\w-]+(?:,[ \t]*[\w-]+)*/.exec(text);
  const at = known ? known.index + known[0].length : (HEAD.exec(text)?.[0].length ?? 0);
  if (!known && lineComment === '') return null;
  const comment = `${lineComment} modelkeel-ignore-file ${rule} -- ${REASON_PLACEHOLDER}${lineBreak(uri, text)}`;
  const edit = { uri, span: { start: at, end: at }, newText: known ? `, ${rule}` : comment };
  return { ...silencing(rule, edit), ...titled(told`Ignore ${rule} in this file`) };
}

/** One comment for all that a line is to be silent about: the rule joins those that a comment for this line names already. */
function joinedDirective(
  rule: RuleId,
  uri: string,
  text: string,
  line: { readonly start: number; readonly end: number },
): TextEdit | null {
  const before = text.lastIndexOf('\n', line.start - 2) + 1;
  const own = /modelkeel-ignore-line[ \t]+[\w-]+(?:,[ \t]*[\w-]+)*/.exec(text.slice(line.start, line.end));
  const above = /modelkeel-ignore-next-line[ \t]+[\w-]+(?:,[ \t]*[\w-]+)*/.exec(text.slice(before, line.start));
  const found = own ?? above;
  if (!found) return null;
  const end = (own ? line.start : before) + found.index + found[0].length;
  return { uri, span: { start: end, end }, newText: `, ${rule}` };
}

function silencing(rule: RuleId, edit: TextEdit): Fix {
  return {
    ...titled(told`Ignore ${rule} on this line`),
    kind: 'suppress',
    preferred: false,
    safety: 'review',
    edits: [edit],
    expects: { kind: 'silenced' },
  };
}

/** Whether a line of JSON begins with a property, so that another one may stand above. */
function isProperty(uri: string, code: string): boolean {
  return languageOf(uri) === 'json' && /^\s*"(?:[^"\\]|\\.)*"\s*:/.test(code);
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
