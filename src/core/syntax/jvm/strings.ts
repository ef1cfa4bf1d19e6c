import type { StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';

const SINGLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  s: ' ',
  '\n': '',
  '\r': '',
};

const ESCAPE = /\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|(\r\n)|([\s\S]))/g;

/**
 * The text that escapes stand for (JLS §3.10.7, Kotlin spec "String literals"). A malformed one keeps the character behind the
 * backslash, as a half-typed literal should.
 */
export function decodeEscapes(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(ESCAPE, (_, unicode?: string, octal?: string, lineBreak?: string, other?: string) => {
    if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (lineBreak !== undefined) return '';
    return SINGLE[other ?? ''] ?? other ?? '';
  });
}

/** Where the text of a literal stands between its quotes, single or triple; the closing ones may be missing. */
export function contentOf(text: string, { start, end }: Span): Span & { readonly triple: boolean } {
  const triple = text.startsWith('"""', start) && end - start >= 6;
  const quotes = triple ? 3 : 1;
  const closed = end - start >= 2 * quotes && text.slice(end - quotes, end) === text.slice(start, start + quotes);
  return { start: Math.min(start + quotes, end), end: closed ? end - quotes : end, triple };
}

/** A Java string literal or text block. */
export function javaString(text: string, span: Span): StringExpression {
  const { start, end, triple } = contentOf(text, span);
  const raw = text.slice(start, end);
  const value = decodeEscapes(triple && /[\r\n]/.test(raw) ? withoutIndentation(raw) : raw);
  return { kind: 'string', value, span, content: { start, end } };
}

/** A text block starts behind its first line break; indentation that all lines share is dropped (JLS §3.10.6). */
function withoutIndentation(raw: string): string {
  const lines = raw
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t\f]*\n/, '')
    .split('\n');
  const last = lines.length - 1;
  const significant = lines.filter((line, index) => line.trim() !== '' || index === last);
  const shared = Math.min(...significant.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(shared).trimEnd()).join('\n');
}
