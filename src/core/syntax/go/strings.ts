import type { Node } from '../tree/node.ts';
import type { Expression, StringExpression } from '../../model/facts.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** A string literal, interpreted or raw (https://go.dev/ref/spec#String_literals). */
export function stringOf(node: Node): StringExpression {
  const [start, end] = [node.startIndex, node.endIndex];
  const { text } = node;
  const closed = text.length >= 2 && text.endsWith(text.charAt(0));
  const content = { start: Math.min(start + 1, end), end: closed ? end - 1 : end };
  const raw = text.slice(1, closed ? -1 : undefined);
  const value = node.type === 'raw_string_literal' ? raw.replaceAll('\r', '') : decode(raw);
  return { kind: 'string', value, span: { start, end }, content };
}

function decode(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|([\s\S]))/g,
    (_, hex?: string, short?: string, long?: string, octal?: string, other?: string) => {
      const digits = hex ?? short ?? long;
      if (digits !== undefined) return point(Number.parseInt(digits, 16));
      if (octal !== undefined) return point(Number.parseInt(octal, 8));
      return ESCAPES[other ?? ''] ?? other ?? '';
    },
  );
}

function point(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : '';
}

/** The parts of a format: its text, and a value for each verb (https://pkg.go.dev/fmt#hdr-Printing). */
export function formatParts(format: StringExpression, values: readonly Expression[]): readonly Expression[] {
  const verb = /%(?:%|[-+# 0]*(?:[1-9*][\d*]*)?(?:\.[\d*]*)?[a-zA-Z])/g;
  const found: Expression[] = [];
  let from = 0;
  let next = 0;
  const text = (start: number, end: number): void => {
    if (start === end) return;
    // Without escapes the text stands in the source as it is.
    const exact = format.content.end - format.content.start === format.value.length;
    const span = exact ? { start: format.content.start + start, end: format.content.start + end } : format.content;
    found.push({ kind: 'string', value: format.value.slice(start, end), span, content: span });
  };
  for (const match of format.value.matchAll(verb)) {
    text(from, match.index);
    from = match.index + match[0].length;
    const value = match[0] === '%%' ? null : values[next++];
    if (value) found.push(value);
  }
  text(from, format.value.length);
  return found;
}
