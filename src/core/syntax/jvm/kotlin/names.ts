import type { Node } from '../../tree/node.ts';
import { announce } from '../../collector/bindings.ts';
import { identifierOf, parts } from '../../collector/nodes.ts';
import type { Context, Env, Mutability } from '../context.ts';

/** Names of a body, before their values are come to: what is assigned or called in a lambda may be one of them. */
export function announceNames(context: Context, nodes: readonly Node[], env: Env): void {
  for (const node of nodes) {
    const type = node.type;
    if (type === 'property_declaration') {
      const mutability = mutabilityOf(context, node);
      for (const name of variableNames(context, node))
        announce(context, env.scope, identifierOf(context, name), mutability);
    } else if (type === 'function_declaration') {
      const name = node.childForFieldName('name');
      if (name) announce(context, env.scope, identifierOf(context, name), 'final');
    } else if (type === 'companion_object') {
      const body = parts(context, node).find((part) => part.type === 'class_body');
      if (body) announceNames(context, parts(context, body), env);
    }
  }
}

/** `var` or `val`. */
export function mutabilityOf(context: Context, node: Node): Mutability {
  const declared = parts(context, node).find(
    ({ type }) => type === 'variable_declaration' || type === 'multi_variable_declaration',
  );
  const written = declared ? context.text.slice(node.startIndex, declared.startIndex) : '';
  return /\bvar\b/.test(written) ? 'mutable' : 'final';
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
