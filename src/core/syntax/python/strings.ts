import type { Node } from '../tree/node.ts';
import type { Expression, StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { opaque } from '../collector/expressions.ts';
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
  '\n': '',
};
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([0-7]{1,3})|N\{[^}]*\}|(\r\n)|([\s\S]))/g;

/** Escapes of a literal without `r` prefix (https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences). */
function decodeEscapes(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(
    ESCAPE,
    (
      whole: string,
      short?: string,
      long?: string,
      hex?: string,
      octal?: string,
      lineBreak?: string,
      other?: string,
    ) => {
      const digits = short ?? long ?? hex;
      if (digits !== undefined) return codePoint(Number.parseInt(digits, 16));
      if (octal !== undefined) return codePoint(Number.parseInt(octal, 8));
      if (lineBreak !== undefined) return '';
      if (other === undefined) return whole;
      return SINGLE[other] ?? (other === '\\' || other === "'" || other === '"' ? other : whole);
    },
  );
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : '';
}

interface Opening {
  readonly prefix: string;
  readonly length: number;
  readonly quote: string;
}

function openingOf(text: string, start: number): Opening {
  const match = /^([A-Za-z]{0,3})("""|'''|"|')/.exec(text.slice(start, start + 6));
  return { prefix: (match?.[1] ?? '').toLowerCase(), length: match?.[0].length ?? 0, quote: match?.[2] ?? '' };
}

/** What stands between the quotes; of a literal that is not closed, all behind its opening. */
function contentOf(text: string, { start, end }: Span, { length, quote }: Opening): Span {
  const from = Math.min(start + length, end);
  const closed = end - from >= quote.length && text.startsWith(quote, end - quote.length);
  return { start: from, end: closed ? end - quote.length : end };
}

/** A string literal, or what an f-string puts together. Bytes are no text. */
export function stringOf(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const opening = openingOf(context.text, span.start);
  if (opening.quote === '') return opaque('syntax-error', span);
  if (opening.prefix.includes('b')) return opaque('unsupported', span);
  const content = contentOf(context.text, span, opening);
  const decode = (written: string): string => {
    const raw = written.includes('\r') ? written.replace(/\r\n?/g, '\n') : written;
    return opening.prefix.includes('r') ? raw : decodeEscapes(raw);
  };
  if (!opening.prefix.includes('f') && !opening.prefix.includes('t')) {
    return { kind: 'string', value: decode(context.text.slice(content.start, content.end)), span, content };
  }
  const pieces: Expression[] = [];
  let from = content.start;
  const fragment = (end: number): void => {
    if (end <= from) return;
    const raw = context.text.slice(from, end).replaceAll('{{', '{').replaceAll('}}', '}');
    pieces.push({ kind: 'string', value: decode(raw), span: { start: from, end }, content: { start: from, end } });
  };
  for (const child of parts(context, node)) {
    if (child.type !== 'interpolation') continue;
    fragment(child.startIndex);
    const [value] = parts(context, child);
    pieces.push(value ? context.visit.expression(context, value, env) : opaque('syntax-error', spanOf(child)));
    from = child.endIndex;
  }
  fragment(content.end);
  const [only] = pieces;
  if (!only) return { kind: 'string', value: '', span, content };
  // One fragment from quote to quote is a literal; `f"{'a'}"` is not, its text stands further in.
  if (only.kind === 'string' && only.span.start === content.start && only.span.end === content.end)
    return { ...only, span, content };
  return { kind: 'join', parts: pieces, span };
}

/** Adjacent literals are one text. Only a single literal with content can be edited as one. */
export function concatenated(context: Context, node: Node, env: Env): Expression {
  const pieces = parts(context, node).map((part) => context.visit.expression(context, part, env));
  return {
    kind: 'join',
    parts: pieces.flatMap((piece) => (piece.kind === 'join' ? piece.parts : [piece])),
    span: spanOf(node),
  };
}

/** `"a {} c {name}".format(x, name=y)` as a join; null where a field is more than a name or a number. */
export function formatted(
  context: Context,
  template: StringExpression,
  positional: readonly Expression[],
  named: ReadonlyMap<string, Expression>,
): readonly Expression[] | null {
  if (!standsAsWritten(context, template)) return null;
  const pieces: Expression[] = [];
  let next = 0;
  let from = 0;
  for (const match of template.value.matchAll(/\{\{|\}\}|\{([^{}:!]*)(?:[:!][^{}]*)?\}/g)) {
    if (match[0] === '{{' || match[0] === '}}') return null;
    const field = match[1] ?? '';
    const value =
      field === '' ? positional[next++] : /^\d+$/.test(field) ? positional[Number(field)] : named.get(field);
    if (!value) return null;
    if (match.index > from) pieces.push(fragmentOf(template, from, match.index));
    pieces.push(value);
    from = match.index + match[0].length;
  }
  if (from < template.value.length) pieces.push(fragmentOf(template, from, template.value.length));
  return pieces;
}

/** Whether offsets in the value are offsets in the source, so that a part of it can be edited. */
function standsAsWritten({ text }: Context, { value, content }: StringExpression): boolean {
  return value === text.slice(content.start, content.end);
}

/** A part of a literal that stands as it is written. */
function fragmentOf(template: StringExpression, start: number, end: number): StringExpression {
  const span = { start: template.content.start + start, end: template.content.start + end };
  return { kind: 'string', value: template.value.slice(start, end), span, content: span };
}

/** `"%s/%s" % (a, b)` as a join; null for other conversions. */
export function interpolated(
  context: Context,
  template: StringExpression,
  values: readonly Expression[],
): readonly Expression[] | null {
  if (!standsAsWritten(context, template)) return null;
  const fields = template.value.split(/%[sdr]/);
  if (fields.length - 1 !== values.length || fields.some((field) => field.includes('%'))) return null;
  const pieces: Expression[] = [];
  let from = 0;
  for (const [index, field] of fields.entries()) {
    if (field !== '') pieces.push(fragmentOf(template, from, from + field.length));
    from += field.length + 2;
    const value = values[index];
    if (value) pieces.push(value);
  }
  return pieces;
}
