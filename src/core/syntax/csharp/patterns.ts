import type { Node } from '../tree/node.ts';
import { noteComparison } from '../collector/comparisons.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { declareName } from './assignments.ts';
import type { Context, Env } from './context.ts';
import { declaredType } from './types.ts';

/** A pattern of `is`, `case` or a switch arm: its literals are compared with, its names are bound. */
export function pattern(context: Context, node: Node, env: Env): void {
  const type = node.type;
  switch (type) {
    case 'constant_pattern':
    case 'relational_pattern':
      for (const part of parts(context, node)) noteComparison(context, context.visit.expression(context, part, env));
      return;
    case 'declaration_pattern':
    case 'var_pattern':
    case 'recursive_pattern': {
      const written = node.childForFieldName('type');
      const name = node.childForFieldName('name');
      for (const part of parts(context, node))
        if (part.id !== written?.id && part.id !== name?.id) pattern(context, part, env);
      if (name?.type === 'identifier')
        declareName(context, name, null, declaredType(context, written, env), spanOf(node), env);
      return;
    }
    default:
      if (type.endsWith('pattern') || type.endsWith('clause') || type === 'subpattern') {
        for (const part of parts(context, node)) pattern(context, part, env);
        return;
      }
      // `when` conditions, names of members, and what is tested.
      if (type !== 'discard') context.visit.expression(context, node, env);
  }
}
