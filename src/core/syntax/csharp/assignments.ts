import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { assign, bindMember } from '../collector/bindings.ts';
import { addCall, keyword, positional } from '../collector/calls.ts';
import { opaque } from '../collector/expressions.ts';
import { emptyAt, identifierOf, nameOf, parts, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import { constructionOf, typeOf, declareTyped } from './names.ts';
import type { Context, DeclaredType, Env } from './context.ts';

/** `a = b`, `this.A = b`, `o.A = b`, `a ??= b`, `a += b`, `(a, b) = c`. Its value is what was assigned. */
export function assignment(context: Context, node: Node, env: Env): Expression {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const span = spanOf(node);
  if (!left || !right) return opaque('syntax-error', span);
  const operator = context.text.slice(left.endIndex, right.startIndex).trim();
  const type = left.type;
  if (type === 'identifier') {
    const target = nameOf(context, left, env);
    const expected = typeOf(context, env, target.name)?.reference ?? null;
    const value = combined(operator, target, given(context, right, operator, span, env, expected), span);
    assign(context, env, { name: target.name, value, nameSpan: spanOf(left), span });
    return value;
  }
  if (type === 'tuple_expression') return tuple(context, left, right, env);
  const target = context.visit.expression(context, left, env);
  const expected =
    target.kind === 'member' && target.object.kind === 'self'
      ? (typeOf(context, env, target.property)?.reference ?? null)
      : null;
  const value = combined(operator, target, given(context, right, operator, span, env, expected), span);
  memberAssignment(context, left, target, value, operator, span, env);
  return value;
}

function given(
  context: Context,
  right: Node,
  operator: string,
  span: Span,
  env: Env,
  expected: Expression | null,
): Expression {
  return context.visit.expression(context, right, operator === '=' ? env : inRegion(env, span), expected);
}

/** The value after `a ??= b` and its kind. */
function combined(operator: string, before: Expression, value: Expression, span: Span): Expression {
  if (operator === '=') return value;
  if (operator === '??=') return { kind: 'fallback', how: 'or', options: [before, value], span };
  if (operator === '+=') return { kind: 'join', parts: [before, value], span };
  return opaque('runtime-value', span);
}

/** `(a, var b) = (c, d)`: each from the other side, where that is written out. */
function tuple(context: Context, left: Node, right: Node, env: Env): Expression {
  const value = context.visit.expression(context, right, env);
  for (const [index, part] of parts(context, left).entries()) {
    const target = parts(context, part).at(-1);
    if (!target) continue;
    const span = spanOf(part);
    const item = (value.kind === 'list' ? value.items[index] : undefined) ?? opaque('runtime-value', span);
    const name = target.type === 'declaration_expression' ? target.childForFieldName('name') : target;
    if (target.type === 'declaration_expression') context.visit.expression(context, target, env);
    if (name?.type === 'identifier')
      assign(context, env, {
        name: identifierOf(context, name),
        kind: 'variable',
        value: item,
        nameSpan: spanOf(name),
        span,
      });
  }
  return value;
}

function memberAssignment(
  context: Context,
  left: Node,
  target: Expression,
  value: Expression,
  operator: string,
  span: Span,
  env: Env,
): void {
  const name = left.childForFieldName('name') ?? left.childForFieldName('subscript') ?? left;
  const nameSpan = spanOf(name);
  if (target.kind === 'environment') {
    bindMember(context, env, target.variable, value, nameSpan, span);
    return;
  }
  if (target.kind !== 'member') return;
  if (target.object.kind === 'self') {
    declareTyped(context, env, {
      name: target.property,
      scope: target.object.scope,
      kind: 'attribute',
      value,
      nameSpan,
      span,
    });
    return;
  }
  bindMember(context, env, target.property, value, nameSpan, span);
  if (operator === '=' && initialise(context, target.object, target.property, value, nameSpan, span)) return;
  // Setting a property is a call of its setter.
  if (operator === '=' && left.type === 'member_access_expression')
    addCall(context, env, {
      form: 'call',
      callee: target,
      arguments: [positional(value, 0, value.span)],
      argumentsSpan: emptyAt(target.span.end),
      span,
    });
}

/** `var o = new Options(); o.Model = "…"` is an object initialiser written as statements; false for any other object. */
function initialise(
  context: Context,
  object: Expression,
  name: string,
  value: Expression,
  nameSpan: Span,
  span: Span,
): boolean {
  const index = object.kind === 'name' ? constructionOf(context, object) : null;
  const call = index === null ? undefined : context.calls[index];
  if (index === null || !call || call.arguments.some((given) => given.kind === 'keyword' && given.name === name))
    return false;
  context.calls[index] = { ...call, arguments: [...call.arguments, keyword(name, nameSpan, value, span)] };
  return true;
}

/** Declares a local variable. */
export function declareName(
  context: Context,
  name: Node,
  value: Expression | null,
  type: DeclaredType | null,
  span: Span,
  env: Env,
): void {
  declareTyped(
    context,
    env,
    { name: identifierOf(context, name), scope: env.scope, kind: 'variable', value, nameSpan: spanOf(name), span },
    type,
  );
}
