import type { SuppressionFact } from '../model/facts.ts';
import type { Span } from '../model/text.ts';

/**
 * `modelkeel-ignore-line retired-model, floating-model`; a reason may follow after `--`. `modelpin`, the name of before, is
 * understood until version 0.3.
 */
const DIRECTIVE = /^model(?:keel|pin)-ignore-(line|next-line|file)(?![\w-])(.*)$/;
// What ends a comment that does not end with its line, in C, XML and templates.
const END_OF_COMMENT = /(?:\*\/(?:[ \t]*-?\}\})?|--!?>|#\})$/;
/** `"//": "modelkeel-ignore-next-line",` */
const END_OF_PROPERTY = /"[ \t]*,?$/;
const OPENER = /model(?:keel|pin)-ignore-/;
const RULE = /^[a-z][a-z-]*$/;

/** Whether a text holds a directive at all: asked before comments are looked for. */
export function mayHoldSuppressions(text: string): boolean {
  return OPENER.test(text);
}

/** Reads the directives in the comments of a document; comments come in source order. Linear in the length of the text. */
export function readSuppressions(text: string, comments: readonly Span[]): readonly SuppressionFact[] {
  const found: SuppressionFact[] = [];
  const codeAfter = createCodeFinder(text, comments);
  // From the last to the first, so that what was learned of the text behind a comment is used by those before it.
  for (const comment of comments.toReversed()) {
    const directive = directiveIn(text.slice(comment.start, comment.end));
    if (directive)
      found.push({ ...directive, covers: covered(text, comment, directive.scope, codeAfter), span: comment });
  }
  return found.toReversed();
}

/** The directive takes the rest of its line; a comment that only talks about one does not match. */
function directiveIn(comment: string): Pick<SuppressionFact, 'scope' | 'rules' | 'reason'> | null {
  const start = comment.search(OPENER);
  if (start < 0) return null;
  const line = comment.slice(start, lineEnd(comment, start)).trimEnd();
  const match = DIRECTIVE.exec(line.replace(comment.startsWith('"') ? END_OF_PROPERTY : END_OF_COMMENT, ''));
  if (!match) return null;
  const rest = match[2] ?? '';
  const dashes = rest.search(/[ \t]--/);
  const listed = dashes < 0 ? rest : rest.slice(0, dashes);
  const reason = dashes < 0 ? '' : rest.slice(dashes + 3).trim();
  const rules = listed.split(/[ \t,]+/).filter((rule) => rule !== '');
  if (!rules.every((rule) => RULE.test(rule))) return null;
  return { scope: match[1] as SuppressionFact['scope'], rules, reason: reason === '' ? null : reason };
}

function covered(
  text: string,
  comment: Span,
  scope: SuppressionFact['scope'],
  codeAfter: (offset: number) => number,
): Span {
  if (scope === 'file') return { start: 0, end: text.length };
  const at = scope === 'line' ? comment.start : codeAfter(lineEnd(text, comment.end));
  // Nothing follows: its own line is not silenced instead.
  if (at === text.length) return { start: at, end: at };
  return { start: lineStart(text, at), end: lineEnd(text, at) };
}

/** Finds the first code at or behind an offset. Offsets are asked for in falling order, so that no text is read twice. */
function createCodeFinder(text: string, comments: readonly Span[]): (offset: number) => number {
  // Scanners may put the end of a comment that is never closed behind the text.
  const ends = new Map(comments.map(({ start, end }) => [start, Math.min(end, text.length)]));
  let known = { from: text.length, code: text.length };
  return (offset) => {
    let at = offset;
    while (at < known.from) {
      const end = ends.get(at);
      if (end !== undefined && end > at) at = end;
      else if (/\s/.test(text.charAt(at))) at++;
      else break;
    }
    known = { from: offset, code: at < known.from ? at : Math.max(at, known.code) };
    return known.code;
  };
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
  return end;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
