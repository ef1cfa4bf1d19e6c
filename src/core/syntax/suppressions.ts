import type { SuppressionFact } from '../model/facts.ts';
import type { Span } from '../model/text.ts';

/** `modelpin-ignore-line retired-model, floating-model -- why it is fine`. */
const DIRECTIVE =
  /modelpin-ignore-(line|next-line|file)\b[ \t]*([a-z][a-z-]*(?:[ \t,]+[a-z][a-z-]*)*)?[ \t]*(?:--[ \t]*([^\r\n]*?))?[ \t]*(?:\*\/|-->)?[ \t]*$/m;

/** Whether a text holds a directive at all: asked before comments are looked for. */
export function mayHoldSuppressions(text: string): boolean {
  return text.includes('modelpin-ignore-');
}

/** Reads the directives in the comments of a document. */
export function readSuppressions(text: string, comments: readonly Span[]): readonly SuppressionFact[] {
  return comments.flatMap((comment) => {
    const match = DIRECTIVE.exec(text.slice(comment.start, comment.end));
    if (!match) return [];
    const scope = match[1] as SuppressionFact['scope'];
    const rules = (match[2] ?? '').split(/[ \t,]+/).filter((rule) => rule !== '');
    const reason = match[3] === undefined || match[3] === '' ? null : match[3];
    return [{ scope, rules, reason, covers: covered(text, comment, scope, comments), span: comment }];
  });
}

function covered(text: string, comment: Span, scope: SuppressionFact['scope'], comments: readonly Span[]): Span {
  if (scope === 'file') return { start: 0, end: text.length };
  if (scope === 'line') return lineAround(text, comment.start);
  let line = lineAround(text, comment.end);
  while (line.end < text.length) {
    line = lineAround(text, nextLine(text, line.end));
    const first =
      line.start + (text.slice(line.start, line.end).length - text.slice(line.start, line.end).trimStart().length);
    const isComment = comments.some((other) => other.start <= first && first < other.end);
    if (first < line.end && !isComment) break;
  }
  return line;
}

function nextLine(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

function lineAround(text: string, offset: number): Span {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const rest = /[\r\n]/.exec(text.slice(offset));
  return { start, end: rest ? offset + rest.index : text.length };
}
