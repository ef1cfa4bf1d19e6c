import type { Node } from '../tree/node.ts';
import { declare } from '../collector/bindings.ts';
import { deeper } from '../collector/depth.ts';
import { opaque } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';

/** A pattern of `case`: its literals are only compared, its names are bound to what the subject holds. */
export function casePattern(context: Context, node: Node, env: Env): void {
  deeper(context, () => {
    dispatch(context, node, env);
    return true;
  });
}

function dispatch(context: Context, node: Node, env: Env): void {
  const children = parts(context, node);
  switch (node.type) {
    case 'string':
    case 'concatenated_string':
      context.comparisons.push({ span: spanOf(node) });
      return;
    case 'identifier':
      capture(context, node, env);
      return;
    case 'dotted_name':
      // One name catches anything; `Model.GPT` is compared with.
      if (children.length === 1 && children[0]) capture(context, children[0], env);
      return;
    case 'class_pattern':
    case 'keyword_pattern':
      // The name of the class, the name of the attribute.
      for (const part of children.slice(1)) casePattern(context, part, env);
      return;
    default:
      for (const part of children) casePattern(context, part, env);
  }
}

function capture(context: Context, node: Node, env: Env): void {
  const name = sourceOf(context, node);
  if (name === '_') return;
  const span = spanOf(node);
  declare(context, env, { name, kind: 'variable', value: opaque('runtime-value', span), nameSpan: span, span });
}
