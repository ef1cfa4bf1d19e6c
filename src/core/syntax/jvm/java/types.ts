import type { Node } from '../../tree/node.ts';
import type { Expression } from '../../../model/facts.ts';
import { nameOf, parts, sourceOf, spanOf } from '../../collector/nodes.ts';
import type { Context, Env } from '../context.ts';
import { isPlainType, isWrapper, qualifiedName } from '../names.ts';

/** A type as a name or member expression (`ChatModel`, `Outer.Inner`, `Optional<ChatModel>`); null for anything that is no help in tracing. */
export function typeReference(context: Context, node: Node, env: Env, depth = 0): Expression | null {
  if (depth > 8) return null;
  switch (node.type) {
    case 'type_identifier':
    case 'identifier':
      return isPlainType(sourceOf(context, node)) ? null : nameOf(context, node, env);
    case 'scoped_type_identifier':
    case 'scoped_identifier': {
      const path = sourceOf(context, node).replace(/\s+/g, '').split('.');
      const qualified = qualifiedName(context, path, spanOf(node), env);
      if (qualified) return qualified;
      const children = parts(context, node).filter((part) => !part.type.endsWith('annotation'));
      const [outer, name] = children;
      const object = outer ? typeReference(context, outer, env, depth + 1) : null;
      return object && name
        ? { kind: 'member', object, property: sourceOf(context, name), fallback: null, span: spanOf(node) }
        : null;
    }
    case 'generic_type': {
      const [name, list] = parts(context, node);
      if (!name) return null;
      const inner = list && isWrapper(sourceOf(context, name)) ? parts(context, list)[0] : name;
      return inner ? typeReference(context, inner, env, depth + 1) : null;
    }
    case 'annotated_type': {
      const inner = parts(context, node).at(-1);
      return inner ? typeReference(context, inner, env, depth + 1) : null;
    }
    default:
      return null;
  }
}
