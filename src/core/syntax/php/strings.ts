import type { Node } from '../tree/node.ts';
import type { Expression, StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';

const SINGLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  e: '\u001b',
  f: '\f',
  '\\': '\\',
  $: '$',
  '"': '"',
};

const ESCAPE = /\\(?:u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g;

/** https://www.php.net/manual/language.types.string.php: an escape that is none keeps its backslash. */
function decode(raw: string, expands: boolean): string {
  if (!raw.includes('\\')) return raw;
  if (!expands) return raw.replace(/\\([\\'])/g, '$1');
  return raw.replace(ESCAPE, (all: string, unicode?: string, hex?: string, octal?: string, other?: string) => {
    const digits = unicode ?? hex;
    if (digits === undefined && octal === undefined) return SINGLE[other ?? ''] ?? all;
    const code = digits === undefined ? Number.parseInt(octal ?? '', 8) & 255 : Number.parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** `'…'` and `"…"`; with variables in it it is a join. */
export function stringOf(context: Context, node: Node, env: Env): Expression {
  const { text } = context;
  const span = spanOf(node);
  const opening = /^[bB]?(["'`])/.exec(text.slice(span.start, span.start + 2));
  const quote = opening?.[1] ?? '';
  const from = Math.min(span.start + (opening?.[0].length ?? 0), span.end);
  const closed = span.end > from && text[span.end - 1] === quote && node.lastChild?.isMissing !== true;
  const content = { start: from, end: closed ? span.end - 1 : span.end };
  return quote === "'" ? literal(text, span, content, false) : pieced(context, node, content, span, env);
}

/** Here-documents; in those that stand in quotes nothing is put in. */
export function heredocOf(context: Context, node: Node, env: Env): Expression {
  const { text } = context;
  const span = spanOf(node);
  const body = node.childForFieldName('value');
  if (!body) return { kind: 'string', value: '', span, content: { start: span.end, end: span.end } };
  // The line break in front of the closing word belongs to no text.
  const shown = text.slice(body.startIndex, body.endIndex);
  const start = body.startIndex + (/^\r?\n/.exec(shown)?.[0].length ?? 0);
  const content = { start, end: Math.max(start, body.startIndex + shown.trimEnd().length) };
  return node.type === 'nowdoc' ? literal(text, span, content, null) : pieced(context, body, content, span, env);
}

function literal(text: string, span: Span, content: Span, expands: boolean | null): StringExpression {
  const raw = text.slice(content.start, content.end);
  return { kind: 'string', value: expands === null ? raw : decode(raw, expands), span, content };
}

/** Parts of a literal that are text. */
const TEXT: ReadonlySet<string> = new Set(['string_content', 'escape_sequence', 'nowdoc_string']);

function pieced(context: Context, node: Node, content: Span, span: Span, env: Env): Expression {
  const { text } = context;
  const holes = parts(context, node).filter(({ type }) => !TEXT.has(type));
  if (holes.length === 0) return literal(text, span, content, true);
  const pieces: Expression[] = [];
  let from = content.start;
  const fragment = (end: number): void => {
    if (end <= from) return;
    const place = { start: from, end };
    pieces.push(literal(text, place, place, true));
  };
  for (const hole of holes) {
    const braced = text[hole.startIndex - 1] === '{' && text[hole.endIndex] === '}';
    fragment(braced ? hole.startIndex - 1 : hole.startIndex);
    pieces.push(context.visit.expression(context, hole, env));
    from = Math.max(from, braced ? hole.endIndex + 1 : hole.endIndex);
  }
  fragment(content.end);
  return { kind: 'join', parts: pieces, span };
}

/** `sprintf('%s/%s', $a, $b)` as its parts; null where a directive does more than to put a text in. */
export function formatted(
  context: Context,
  template: Expression | undefined,
  values: readonly Expression[],
): Expression[] | null {
  if (template?.kind !== 'string') return null;
  const { value, content } = template;
  // Offsets in the value must be offsets in the source, so that a part of it can be edited.
  if (value !== context.text.slice(content.start, content.end)) return null;
  const pieces: Expression[] = [];
  let from = 0;
  let next = 0;
  const fragment = (end: number): void => {
    if (end <= from) return;
    const span = { start: content.start + from, end: content.start + end };
    pieces.push({ kind: 'string', value: value.slice(from, end), span, content: span });
  };
  for (const match of value.matchAll(/%(?:(\d+)\$)?s|%/g)) {
    const given = match[0] === '%' ? undefined : values[match[1] === undefined ? next++ : Number(match[1]) - 1];
    if (!given) return null;
    fragment(match.index);
    pieces.push(given);
    from = match.index + match[0].length;
  }
  fragment(value.length);
  return pieces;
}
