import type { Node } from '../tree/node.ts';
import type { Expression, StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';

const SINGLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  a: '\u0007',
  v: '\v',
  f: '\f',
  e: '\u001b',
  '0': '\0',
};

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,4})|([\s\S]))/g;

/** Prefixes and quotes of a literal: `$@"`, `"""`. */
const OPENING = /^([$@]*)("{3,}|")/;

interface Opening {
  /** Where the content starts. */
  readonly length: number;
  readonly quote: string;
  readonly verbatim: boolean;
  readonly raw: boolean;
  /** Braces that open a hole. */
  readonly dollars: number;
}

/** https://learn.microsoft.com/dotnet/csharp/language-reference/builtin-types/reference-types#string-literals */
function decodeEscapes(written: string): string {
  if (!written.includes('\\')) return written;
  return written.replace(ESCAPE, (_, short?: string, long?: string, hex?: string, other?: string) => {
    const digits = short ?? long ?? hex;
    if (digits !== undefined) return codePoint(Number.parseInt(digits, 16));
    return SINGLE[other ?? ''] ?? other ?? '';
  });
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : '';
}

function openingOf(text: string, start: number): Opening {
  const match = OPENING.exec(text.slice(start, start + 24));
  const [whole = '', prefix = '', quote = ''] = match ?? [];
  const raw = quote.length >= 3;
  return {
    length: whole.length,
    quote,
    verbatim: prefix.includes('@'),
    raw,
    dollars: prefix.replaceAll('@', '').length,
  };
}

/** What stands between the quotes; of a literal that is not closed, all behind its opening. */
function contentOf(text: string, { start, end }: Span, { length, quote }: Opening): Span {
  const from = Math.min(start + length, end);
  // `"text"u8` is bytes of the text.
  const to = /["]u8$/i.test(text.slice(Math.max(from, end - 3), end)) ? end - 2 : end;
  const closed = quote !== '' && to - from >= quote.length && text.startsWith(quote, to - quote.length);
  return { start: from, end: closed ? to - quote.length : to };
}

function decode(written: string, { raw, verbatim, dollars }: Opening): string {
  if (raw) return written;
  const unescaped = verbatim ? written.replaceAll('""', '"') : decodeEscapes(written);
  return dollars > 0 ? unescaped.replaceAll('{{', '{').replaceAll('}}', '}') : unescaped;
}

/** A regular, verbatim or raw literal. */
export function stringLiteral({ text }: Context, node: Node): StringExpression {
  const span = spanOf(node);
  const opening = openingOf(text, span.start);
  const content = contentOf(text, span, opening);
  return { kind: 'string', value: decode(text.slice(content.start, content.end), opening), span, content };
}

/** `$"a {b}"` as a join; without holes it is a string. */
export function interpolated(context: Context, node: Node, env: Env): Expression {
  const { text } = context;
  const span = spanOf(node);
  const opening = openingOf(text, span.start);
  const content = contentOf(text, span, opening);
  const holes = parts(context, node).filter((part) => part.type === 'interpolation');
  if (holes.length === 0)
    return { kind: 'string', value: decode(text.slice(content.start, content.end), opening), span, content };
  const pieces: Expression[] = [];
  let from = content.start;
  const fragment = (end: number): void => {
    if (end <= from) return;
    const place = { start: from, end };
    pieces.push({ kind: 'string', value: decode(text.slice(from, end), opening), span: place, content: place });
  };
  for (const hole of holes) {
    fragment(hole.startIndex);
    const value = parts(context, hole).find((part) => part.type !== 'interpolation_brace');
    if (value) pieces.push(context.visit.expression(context, value, env));
    from = Math.max(from, hole.endIndex);
  }
  fragment(content.end);
  return { kind: 'join', parts: pieces, span };
}

/** `string.Format("a {0} c", b)` as its parts; null where a hole is more than a number, or its value is not given. */
export function formatted(
  context: Context,
  template: StringExpression,
  values: readonly Expression[],
): readonly Expression[] | null {
  const { value, content } = template;
  // Offsets in the value must be offsets in the source, so that a part of it can be edited.
  if (value !== context.text.slice(content.start, content.end)) return null;
  const pieces: Expression[] = [];
  let from = 0;
  const fragment = (end: number): void => {
    if (end <= from) return;
    const span = { start: content.start + from, end: content.start + end };
    pieces.push({ kind: 'string', value: value.slice(from, end), span, content: span });
  };
  for (const match of value.matchAll(/\{\{|\}\}|\{([^{}]*)\}/g)) {
    const given = match[1] === undefined || !/^\d+$/.test(match[1]) ? undefined : values[Number(match[1])];
    if (!given) return null;
    fragment(match.index);
    pieces.push(given);
    from = match.index + match[0].length;
  }
  fragment(value.length);
  return pieces;
}
