import type { Expression, StringExpression } from '../../model/facts.ts';
import type { Node } from '../tree/node.ts';
import { spanOf } from '../collector/nodes.ts';

const SINGLE: Readonly<Record<string, string>> = {
  n: '\n', r: '\r', t: '\t', b: '\b', a: '\u0007', f: '\f', v: '\v',
}; // prettier-ignore

const ESCAPE = /\\(?:x([\da-fA-F]{1,2})|u\{?([\da-fA-F]{1,4})\}?|U\{?([\da-fA-F]{1,8})\}?|([0-7]{1,3})|([\s\S]))/g;

/** Escapes of a literal that is not raw (https://cran.r-project.org/doc/manuals/r-release/R-lang.html#Literal-constants). */
function decode(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(ESCAPE, (_, byte?: string, short?: string, long?: string, octal?: string, other?: string) => {
    const digits = byte ?? short ?? long;
    if (digits !== undefined) return codePoint(Number.parseInt(digits, 16));
    if (octal !== undefined) return codePoint(Number.parseInt(octal, 8));
    return SINGLE[other ?? ''] ?? other ?? '';
  });
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : '';
}

/** `"a"`, `'a'`, `r"(a)"`; of a literal that is not closed, all behind its opening. */
export function stringOf(node: Node): StringExpression {
  const span = spanOf(node);
  const open = node.childForFieldName('open');
  const close = node.childForFieldName('close');
  const start = Math.min(open?.endIndex ?? span.start, span.end);
  const content = { start, end: Math.max(start, close ? close.startIndex : span.end) };
  const raw = node.text.slice(content.start - span.start, content.end - span.start);
  return { kind: 'string', value: /^[rR]/.test(node.text) ? raw : decode(raw), span, content };
}

/** A part of a literal that stands as it is written. */
function fragmentOf(text: StringExpression, start: number, end: number): StringExpression {
  const span = { start: text.content.start + start, end: text.content.start + end };
  return { kind: 'string', value: text.value.slice(start, end), span, content: span };
}

/** Whether offsets in the value are offsets in the source, so that a part of it can be edited. */
function standsAsWritten({ value, content }: StringExpression): boolean {
  return value.length === content.end - content.start;
}

/** A text with values in it, by the marks that stand for them; null where something else than a value is marked. */
function filled(
  text: StringExpression,
  marks: RegExp,
  valueOf: (mark: RegExpExecArray) => Expression | null,
): readonly Expression[] | null {
  if (!standsAsWritten(text)) return null;
  const pieces: Expression[] = [];
  let from = 0;
  for (const mark of text.value.matchAll(marks)) {
    const value = valueOf(mark);
    if (!value) return null;
    if (mark.index > from) pieces.push(fragmentOf(text, from, mark.index));
    pieces.push(value);
    from = mark.index + mark[0].length;
  }
  if (from < text.value.length) pieces.push(fragmentOf(text, from, text.value.length));
  return pieces;
}

/** The parts of `sprintf("%s/%s", a, b)`; null for other conversions than plain `%s`. */
export function formatted(format: StringExpression, values: readonly Expression[]): readonly Expression[] | null {
  let next = 0;
  return filled(format, /%(?:\d+\$)?.?/g, ([mark]) => (mark === '%s' ? (values[next++] ?? null) : null));
}

/** The parts of `glue("{a}-x")`; null where more than a name stands in the braces. */
export function glued(text: StringExpression, named: (name: string) => Expression): readonly Expression[] | null {
  return filled(text, /\{([^{}]*)\}|[{}]/g, ([, name]) =>
    name !== undefined && /^[A-Za-z.][\w.]*$/.test(name) ? named(name) : null,
  );
}
