import type { Node } from '../../tree/node.ts';
import { announce, identifierOf, parts } from '../context.ts';
import type { Context, Env } from '../context.ts';

/** Names of a body, before their values are come to: what is assigned or called in a lambda may be one of them. */
export function announceNames(context: Context, nodes: readonly Node[], env: Env): void {
  for (const node of nodes) {
    const type = node.type;
    if (type === 'property_declaration') {
      const mutable = isMutable(context, node);
      for (const name of variableNames(context, node))
        announce(context, env.scope, identifierOf(context, name), mutable);
    } else if (type === 'function_declaration') {
      const name = node.childForFieldName('name');
      if (name) announce(context, env.scope, identifierOf(context, name), false);
    } else if (type === 'companion_object') {
      const body = parts(context, node).find((part) => part.type === 'class_body');
      if (body) announceNames(context, parts(context, body), env);
    }
  }
}

/** `var`, not `val`. */
export function isMutable(context: Context, node: Node): boolean {
  const declared = parts(context, node).find(
    ({ type }) => type === 'variable_declaration' || type === 'multi_variable_declaration',
  );
  return declared !== undefined && /\bvar\b/.test(context.text.slice(node.startIndex, declared.startIndex));
}

/** The names that a property, a loop or a destructuring declares. */
export function variableNames(context: Context, node: Node): Node[] {
  return parts(context, node).flatMap((part) => {
    const each =
      part.type === 'variable_declaration'
        ? [part]
        : part.type === 'multi_variable_declaration'
          ? parts(context, part)
          : [];
    return each.flatMap((variable) => parts(context, variable).find(({ type }) => type === 'identifier') ?? []);
  });
}
