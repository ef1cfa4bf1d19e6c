import type { Node } from '../tree/node.ts';
import type { Argument, CallFact, Expression } from '../../model/facts.ts';
import { identifierOf, opaque, parts, spanOf } from './context.ts';
import type { Context, Env } from './context.ts';

/** `(a, name: b, out var c)`; also the arguments of an attribute, `("a", Name = "b")`. */
export function readArguments(context: Context, list: Node, env: Env): Argument[] {
  return parts(context, list).map((part, index): Argument => {
    const span = spanOf(part);
    const children = parts(context, part);
    const value = part.type === 'argument' || part.type === 'attribute_argument' ? children.at(-1) : part;
    if (!value) return { kind: 'positional', index, value: opaque('syntax-error', span), span };
    const name = part.childForFieldName('name') ?? (children.length > 1 ? children[0] : null);
    if (name && name.id !== value.id && name.type === 'identifier')
      return keyword(context, name, context.visit.expression(context, value, env), span);
    if (part.type === 'attribute_argument' && value.type === 'assignment_expression') {
      const left = value.childForFieldName('left');
      const right = value.childForFieldName('right');
      if (left && right) return keyword(context, left, context.visit.expression(context, right, env), span);
    }
    return { kind: 'positional', index, value: context.visit.expression(context, value, env), span };
  });
}

function keyword(context: Context, name: Node, value: Expression, span: Argument['span']): Argument {
  return { kind: 'keyword', name: identifierOf(context, name), nameSpan: spanOf(name), value, span };
}

/** Notes a call; the expression that stands for its value. */
export function addCall(context: Context, env: Env, call: Omit<CallFact, 'scope'>): Expression {
  const index = context.calls.push({ ...call, scope: env.scope }) - 1;
  return { kind: 'call', call: index, span: call.span };
}
