import { forEachChild, parse } from 'unbash';
import type { SyntaxNode } from 'unbash';
import type { Span } from '../model/text.ts';

/** Nodes whose range is text, but for scripts within it. */
const IS_TEXT = /^(?:Word|\w+Quoted|LocaleString|\w+Expansion|ExtendedGlob|HereDoc(?:Body|Delimiter)|Arithmetic\w*)$/;
/** Where a comment may begin. */
const HASH = /(?<![^\s;&|()])#/g;

interface Range extends Span {
  readonly isText: boolean;
}

/** The comments of a script, in source order. The parser leaves them out: they are what begins with `#` outside of any text. */
export function shellComments(text: string): readonly Span[] {
  const ranges = rangesOf(text);
  const comments: Span[] = [];
  const around: Range[] = [];
  let next = 0;
  let read = 0;
  for (const { index } of text.matchAll(HASH)) {
    for (; next < ranges.length && (ranges[next]?.start ?? 0) <= index; next++) {
      const range = ranges[next];
      if (range && range.end > index) around.push(range);
    }
    while ((around.at(-1)?.end ?? Infinity) <= index) around.pop();
    if (index < read || around.at(-1)?.isText) continue;
    const newline = text.indexOf('\n', index);
    read = newline < 0 ? text.length : newline;
    comments.push({ start: index, end: text.charAt(read - 1) === '\r' ? read - 1 : read });
  }
  return comments;
}

/** The ranges of all texts and of the scripts within them, outer ones first. */
function rangesOf(text: string): readonly Range[] {
  const ranges: Range[] = [];
  const open: SyntaxNode[] = [parse(text)];
  for (let node = open.pop(); node; node = open.pop()) {
    // Places in a script between backquotes that holds escapes are those of another text.
    if (node.type === 'Script' && node.source !== undefined) continue;
    const isText = IS_TEXT.test(node.type);
    if (isText || node.type === 'Script') ranges.push({ start: node.pos, end: node.end, isText });
    forEachChild(node, (child) => open.push(child));
  }
  return ranges.toSorted((a, b) => a.start - b.start || b.end - a.end);
}
