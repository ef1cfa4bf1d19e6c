import type { Span } from '../../model/text.ts';

/** One instruction of a Dockerfile (https://docs.docker.com/reference/dockerfile/). */
export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  /** What stands behind the keyword, with lines that go on, without here-documents. */
  readonly content: Span;
  /** The texts of here-documents. */
  readonly heres: readonly Span[];
  readonly span: Span;
}

const COMMENT = /[ \t]*#[^\n]*/y;
const KEYWORD = /[ \t]*([A-Za-z]+)(?=[ \t\\]|\r?\n|$)/y;
const HERE = /<<-?(["']?)([A-Za-z_]\w*)\1/g;

/** The instructions and the comments of a Dockerfile, in source order. */
export function readInstructions(text: string): {
  readonly instructions: readonly Instruction[];
  readonly comments: readonly Span[];
} {
  const instructions: Instruction[] = [];
  const comments: Span[] = [];
  const lineEnd = (from: number): number => {
    const found = text.indexOf('\n', from);
    return found < 0 ? text.length : found;
  };
  const comment = (at: number, end: number): boolean => {
    COMMENT.lastIndex = at;
    if (!COMMENT.test(text)) return false;
    const start = at + text.slice(at, end).search(/#/);
    comments.push({ start, end: text[end - 1] === '\r' ? end - 1 : end });
    return true;
  };
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
    const first = lineEnd(at);
    KEYWORD.lastIndex = at;
    const match = KEYWORD.exec(text);
    const keyword = match?.[1];
    if (comment(at, first) || !match || keyword === undefined) {
      at = first + 1;
      continue;
    }
    const keywordStart = at + match[0].length - keyword.length;
    const contentStart = Math.min(at + match[0].length, first);
    let end = first;
    // Empty lines and comments may stand between lines that go on.
    for (let line = text.slice(at, first); /\\[ \t]*\r?$/.test(line) && end < text.length;) {
      const next = lineEnd(end + 1);
      const following = text.slice(end + 1, next);
      if (!comment(end + 1, next) && following.trim() !== '') line = following;
      end = next;
    }
    const content = { start: contentStart, end: Math.max(contentStart, end) };
    const heres: Span[] = [];
    at = end + 1;
    if (/^(?:RUN|COPY|ADD)$/i.test(keyword)) {
      for (const [, , delimiter = ''] of text.slice(content.start, content.end).matchAll(HERE)) {
        const begin = at;
        let closed = false;
        while (at < text.length && !closed) {
          const stop = lineEnd(at);
          closed = text.slice(at, stop).trim() === delimiter;
          if (closed) heres.push({ start: begin, end: at });
          at = stop + 1;
        }
        if (!closed) heres.push({ start: Math.min(begin, text.length), end: text.length });
      }
    }
    instructions.push({
      keyword: keyword.toUpperCase(),
      keywordSpan: { start: keywordStart, end: keywordStart + keyword.length },
      content,
      heres,
      span: { start: keywordStart, end: Math.min(Math.max(at - 1, content.end), text.length) },
    });
  }
  return { instructions, comments };
}
