import type { Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { Node } from '../tree/node.ts';
import { assign, bindMember, declare } from '../collector/bindings.ts';
import { opaque } from '../collector/expressions.ts';
import { identifierOf, parts, spanOf } from '../collector/nodes.ts';
import { declaringScope, parentOf } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';
import { stringOf } from './strings.ts';

/** Operators that give a value to a name, and the side the name stands on. */
const GIVING: Readonly<Record<string, 'left' | 'right'>> = {
  '<-': 'left',
  '=': 'left',
  '<<-': 'left',
  ':=': 'left',
  '->': 'right',
  '->>': 'right',
};

export function isAssignment(operator: string): boolean {
  return Object.hasOwn(GIVING, operator);
}

/** `a <- b`, `b -> a`, `a <<- b`, `a$b <- c`, `a[["b"]] <- c`, `names(a) <- c`. Its value is what was given. */
export function assignment(context: Context, node: Node, env: Env): Expression {
  const [left, right] = [node.childForFieldName('lhs'), node.childForFieldName('rhs')];
  const operator = node.childForFieldName('operator')?.text ?? '';
  const span = spanOf(node);
  if (!left || !right) return opaque('syntax-error', span);
  const [target, given] = GIVING[operator] === 'right' ? [right, left] : [left, right];
  const value = context.expression(context, given, env);
  bind(context, target, value, operator.includes('<<') || operator.includes('>>'), span, env);
  return value;
}

function bind(context: Context, target: Node, value: Expression, outside: boolean, span: Span, env: Env): void {
  const nameSpan = spanOf(target);
  switch (target.type) {
    case 'identifier':
      named(context, identifierOf(context, target), value, outside, nameSpan, span, env);
      return;
    case 'string':
      named(context, stringOf(target).value, value, outside, nameSpan, span, env);
      return;
    case 'extract_operator':
    case 'subset2':
    case 'subset':
      member(context, target, value, span, env);
      return;
    default:
      // `names(a) <- …` changes what a name holds in a way that is not followed.
      context.expression(context, target, env);
  }
}

function named(
  context: Context,
  name: string,
  value: Expression,
  outside: boolean,
  nameSpan: Span,
  span: Span,
  env: Env,
): void {
  const kind = value.kind === 'function' ? 'function' : value.kind === 'class' ? 'class' : 'variable';
  if (outside) {
    const scope = declaringScope(context, parentOf(context, env.scope), name) ?? 0;
    declare(context, env, { name, scope, kind, value, nameSpan, span });
  } else assign(context, env, { name, kind, value, nameSpan, span });
}

/** `self$model <- …` sets an attribute of the object; a member of anything else belongs to an object nobody tracks. */
function member(context: Context, target: Node, value: Expression, span: Span, env: Env): void {
  const read = context.expression(context, target, env);
  if (read.kind !== 'member') return;
  const list = target.childForFieldName('arguments');
  const nameSpan = spanOf(target.childForFieldName('rhs') ?? (list ? parts(context, list)[0] : undefined) ?? target);
  if (read.object.kind === 'self')
    declare(context, env, { name: read.property, scope: read.object.scope, kind: 'attribute', value, nameSpan, span });
  else bindMember(context, env, read.property, value, nameSpan, span);
}
