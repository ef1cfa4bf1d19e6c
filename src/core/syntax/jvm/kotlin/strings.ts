import type { Node } from '../../tree/node.ts';
import type { Expression, StringExpression } from '../../../model/facts.ts';
import { opaque } from '../../collector/expressions.ts';
import { parts, spanOf } from '../../collector/nodes.ts';
import type { Context, Env } from '../context.ts';
import { contentOf, decodeEscapes } from '../strings.ts';
import { DOLLAR } from './dollars.ts';

const NAME = /\$(?:([A-Za-z_]\w*)|`([^`\n]+)`)/g;

/** `"a"`, `"a $b ${c.d}"`, and raw strings. With values put in it is a join. */
export function text(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const { start, end, triple } = contentOf(context.text, span);
  const raw = context.text.slice(start, end);
  if (!raw.includes('$')) return { kind: 'string', value: decoded(raw, triple), span, content: { start, end } };
  const pieces: Expression[] = [];
  let from = start;
  for (const part of parts(context, node)) {
    if (part.type !== 'interpolation') continue;
    addFragment(context, pieces, from, part.startIndex, triple, env);
    const [inner] = parts(context, part);
    const value = inner ? context.visit.expression(context, inner, env) : opaque('syntax-error', spanOf(part));
    pieces.push(dollar(context, value));
    from = part.endIndex;
  }
  addFragment(context, pieces, from, end, triple, env);
  const texts = pieces.filter((piece) => piece.kind === 'string');
  if (texts.length === pieces.length)
    return { kind: 'string', value: texts.map(({ value }) => value).join(''), span, content: { start, end } };
  return { kind: 'join', parts: pieces, span };
}

/** `${'$'}` is how a dollar is written. */
function dollar(context: Context, value: Expression): Expression {
  if (value.kind !== 'constant' || value.text !== "'$'") return value;
  return fragment(context, value.span.start + 1, value.span.end - 1, true);
}

/** Text between two `${…}`, in which `$name` is a value as well. */
function addFragment(
  context: Context,
  pieces: Expression[],
  start: number,
  end: number,
  triple: boolean,
  env: Env,
): void {
  let from = start;
  const source = context.text.slice(start, Math.max(start, end));
  for (const match of source.matchAll(NAME)) {
    const at = start + match.index;
    if (!triple && isEscaped(context.text, at, start)) continue;
    if (at > from) pieces.push(fragment(context, from, at, triple));
    const next = at + match[0].length;
    pieces.push({
      kind: 'name',
      name: match[1] ?? match[2] ?? '',
      scope: env.scope,
      span: { start: at + 1, end: next },
    });
    from = next;
  }
  if (end > from) pieces.push(fragment(context, from, end, triple));
}

function isEscaped(source: string, at: number, start: number): boolean {
  let slashes = 0;
  for (let index = at - 1; index >= start && source[index] === '\\'; index--) slashes++;
  return slashes % 2 === 1;
}

function fragment(context: Context, start: number, end: number, triple: boolean): StringExpression {
  const span = { start, end };
  return { kind: 'string', value: decoded(context.text.slice(start, end), triple), span, content: span };
}

function decoded(raw: string, triple: boolean): string {
  const text = raw.replaceAll(DOLLAR, '$');
  return triple ? text : decodeEscapes(text);
}
