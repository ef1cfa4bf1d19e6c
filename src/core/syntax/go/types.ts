import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';

/** A type as a name or member, without pointers and type arguments; null for maps, slices, functions and the like. */
export function typeOf(context: Context, node: Node, env: Env): Expression | null {
  const span = spanOf(node);
  switch (node.type) {
    case 'type_identifier':
      return { kind: 'name', name: node.text, scope: env.scope, span };
    case 'qualified_type': {
      const [from, name] = [node.childForFieldName('package'), node.childForFieldName('name')];
      if (!from || !name) return null;
      const object: Expression = { kind: 'name', name: from.text, scope: env.scope, span: spanOf(from) };
      return { kind: 'member', object, property: name.text, fallback: null, span };
    }
    case 'pointer_type':
    case 'parenthesized_type': {
      const [inner] = parts(context, node);
      return inner ? typeOf(context, inner, env) : null;
    }
    case 'generic_type': {
      const inner = node.childForFieldName('type');
      return inner ? typeOf(context, inner, env) : null;
    }
    default:
      return null;
  }
}
