import type { Node } from '../tree/node.ts';
import type { Argument } from '../../model/facts.ts';
import { keyword, positional } from '../collector/calls.ts';
import { opaque } from '../collector/expressions.ts';
import { identifierOf, parts, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';

/** `(a, name: b, out var c)`; also the arguments of an attribute, `("a", Name = "b")`. */
export function readArguments(context: Context, list: Node, env: Env): Argument[] {
  return parts(context, list).map((part, index): Argument => {
    const span = spanOf(part);
    const children = parts(context, part);
    const value = part.type === 'argument' || part.type === 'attribute_argument' ? children.at(-1) : part;
    if (!value) return positional(opaque('syntax-error', span), index, span);
    const name = part.childForFieldName('name') ?? (children.length > 1 ? children[0] : null);
    if (name && name.id !== value.id && name.type === 'identifier')
      return keyword(identifierOf(context, name), spanOf(name), context.visit.expression(context, value, env), span);
    if (part.type === 'attribute_argument' && value.type === 'assignment_expression') {
      const left = value.childForFieldName('left');
      const right = value.childForFieldName('right');
      if (left && right)
        return keyword(identifierOf(context, left), spanOf(left), context.visit.expression(context, right, env), span);
    }
    return positional(context.visit.expression(context, value, env), index, span);
  });
}
