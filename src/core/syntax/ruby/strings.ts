import type { Node } from '../tree/node.ts';
import type { Expression, ListExpression, StringExpression } from '../../model/facts.ts';
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
  s: ' ',
  '0': '\0',
  '\n': '',
};

const ESCAPE = /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{1,2})|([\s\S]))/g;

/** https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html#label-String+Literals */
function decode(raw: string, expands: boolean): string {
  if (!raw.includes('\\')) return raw;
  if (!expands) return raw.replace(/\\([\\'])/g, '$1');
  return raw.replace(ESCAPE, (_, braced?: string, unicode?: string, hex?: string, other?: string) => {
    const digits = braced ?? unicode ?? hex;
    if (digits === undefined) return SINGLE[other ?? ''] ?? other ?? '';
    const code = Number.parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** Openings of literals: quotes, `%q(`, `%Q[`, `%(`, `:"`. */
const OPENING = /^:?(?:["'`]|%[qQsx]?[^\w\s])/;

/** What stands between the quotes; of a literal that is not closed, all behind its opening. */
function contentOf(context: Context, node: Node): { readonly content: Span; readonly expands: boolean } {
  const { text } = context;
  const { start, end } = spanOf(node);
  // A key such as `"model": …` has no opening other than its quote.
  const opening = OPENING.exec(text.slice(start, start + 4))?.[0] ?? '';
  const from = Math.min(start + opening.length, end);
  const last = node.lastChild;
  const closed = last !== null && !last.isNamed && !last.isMissing && last.startIndex >= from && last.endIndex === end;
  return {
    content: { start: from, end: closed ? Math.max(from, last.startIndex) : end },
    expands: !/'|%[qs]/.test(opening),
  };
}

/** A string, delimited symbol, or subshell; with interpolations it is a join. */
export function stringOf(context: Context, node: Node, env: Env): Expression {
  const { content, expands } = contentOf(context, node);
  return pieced(context, node, content, expands, spanOf(node), env);
}

/** The text between two offsets, with the interpolations that stand in `node`. */
function pieced(context: Context, node: Node, content: Span, expands: boolean, span: Span, env: Env): Expression {
  const { text } = context;
  const holes = parts(context, node).filter(({ type }) => type === 'interpolation');
  if (holes.length === 0)
    return { kind: 'string', value: decode(text.slice(content.start, content.end), expands), span, content };
  const pieces: Expression[] = [];
  let from = content.start;
  const fragment = (end: number): void => {
    if (end <= from) return;
    const place = { start: from, end };
    pieces.push({ kind: 'string', value: decode(text.slice(from, end), expands), span: place, content: place });
  };
  for (const hole of holes) {
    fragment(hole.startIndex);
    const [value] = parts(context, hole);
    if (value) pieces.push(context.visit.expression(context, value, env));
    from = Math.max(from, hole.endIndex);
  }
  fragment(content.end);
  return { kind: 'join', parts: pieces, span };
}

/** `:fast`, `?a`, `model:`: a name that is a value. */
export function symbolOf(context: Context, node: Node): StringExpression {
  const span = spanOf(node);
  const content = { start: Math.min(span.start + 1, span.end), end: span.end };
  return { kind: 'string', value: context.text.slice(content.start, content.end), span, content };
}

/** `%w[a b]`, `%i[a b]`. */
export function wordsOf(context: Context, node: Node, env: Env): ListExpression {
  const items = parts(context, node).map((part) => pieced(context, part, spanOf(part), false, spanOf(part), env));
  return { kind: 'list', items, span: spanOf(node) };
}

/** `<<~TEXT`: the text of its body, which follows on the next lines. */
export function heredocOf(context: Context, node: Node, env: Env): Expression | null {
  const body = context.heredocs.get(node.startIndex);
  if (!body) return null;
  const { text } = context;
  const end = body.namedChildren.findLast(({ type }) => type === 'heredoc_end')?.startIndex ?? body.endIndex;
  const start = /^\r?\n/.test(text.slice(body.startIndex, body.startIndex + 2))
    ? text.indexOf('\n', body.startIndex) + 1
    : body.startIndex;
  // The line break in front of the closing word and its indentation belong to no text.
  const content = { start, end: Math.max(start, start + text.slice(start, end).trimEnd().length) };
  return pieced(
    context,
    body,
    content,
    !/^<<[~-]?'/.test(text.slice(node.startIndex, node.startIndex + 4)),
    content,
    env,
  );
}

/** `"a" "b"`. */
export function chained(context: Context, node: Node, env: Env): Expression {
  const pieces = parts(context, node).map((part) => stringOf(context, part, env));
  return { kind: 'join', parts: pieces, span: spanOf(node) };
}

const FORMAT = /%%|%<(\w+)>s|%\{(\w+)\}|%s|%/g;

/** `format("%s/%s", a, b)`, `"%{a}" % { a: b }` as its parts; null where a directive does more than to put a text in. */
export function formatted(context: Context, template: Expression, values: readonly Expression[]): Expression[] | null {
  if (template.kind !== 'string') return null;
  const { value, content } = template;
  // Offsets in the value must be offsets in the source, so that a part of it can be edited.
  if (value !== context.text.slice(content.start, content.end)) return null;
  const [table] = values;
  const pieces: Expression[] = [];
  let from = 0;
  let next = 0;
  const fragment = (end: number): void => {
    if (end <= from) return;
    const span = { start: content.start + from, end: content.start + end };
    pieces.push({ kind: 'string', value: value.slice(from, end), span, content: span });
  };
  for (const match of value.matchAll(FORMAT)) {
    const name = match[1] ?? match[2];
    if (match[0] === '%%' || match[0] === '%') return null;
    const given =
      name === undefined
        ? values[next++]
        : table?.kind === 'table'
          ? table.entries.find(({ key }) => key === name)?.value
          : undefined;
    if (!given) return null;
    fragment(match.index);
    pieces.push(given);
    from = match.index + match[0].length;
  }
  fragment(value.length);
  return pieces;
}
