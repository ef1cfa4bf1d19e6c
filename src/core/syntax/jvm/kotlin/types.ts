import type { Node } from '../../tree/node.ts';
import type { Expression } from '../../../model/facts.ts';
import { identifierOf, nameOf, parts } from '../../collector/nodes.ts';
import type { Context, Env } from '../context.ts';
import { isPlainType, isWrapper, qualifiedName } from '../names.ts';

const TYPES: ReadonlySet<string> = new Set([
  'user_type',
  'nullable_type',
  'non_nullable_type',
  'parenthesized_type',
  'function_type',
]);

export function isType(type: string): boolean {
  return TYPES.has(type);
}

/** A type as a name or member expression (`ChatModel?`, `Outer.Inner`, `Lazy<ChatModel>`); null for anything that is no help in tracing. */
export function typeReference(context: Context, node: Node, env: Env, depth = 0): Expression | null {
  if (depth > 8) return null;
  if (node.type !== 'user_type') {
    const inner = node.type === 'function_type' ? undefined : parts(context, node)[0];
    return inner && TYPES.has(node.type) ? typeReference(context, inner, env, depth + 1) : null;
  }
  const children = parts(context, node);
  const names = children.filter((part) => part.type === 'identifier');
  const [first, ...rest] = names;
  const last = names.at(-1);
  if (!first || !last) return null;
  const span = { start: first.startIndex, end: last.endIndex };
  const path = names.map((name) => identifierOf(context, name));
  const list = children.find((part) => part.type === 'type_arguments');
  const argument = list && isWrapper(path.at(-1) ?? '') ? innerType(context, list) : null;
  if (argument) return typeReference(context, argument, env, depth + 1);
  const qualified = qualifiedName(context, path, span, env);
  if (qualified) return qualified;
  if (names.length === 1 && isPlainType(path[0] ?? '')) return null;
  let value: Expression = nameOf(context, first, env);
  for (const name of rest) {
    const property = identifierOf(context, name);
    value = {
      kind: 'member',
      object: value,
      property,
      fallback: null,
      span: { start: span.start, end: name.endIndex },
    };
  }
  return value;
}

function innerType(context: Context, list: Node): Node | null {
  const [projection] = parts(context, list);
  return projection ? (parts(context, projection).find((part) => TYPES.has(part.type)) ?? null) : null;
}

/** The type written next to a name, among the children of its declaration. */
export function declaredType(context: Context, node: Node, env: Env): Expression | null {
  const type = parts(context, node).find((part) => isType(part.type));
  return type ? typeReference(context, type, env) : null;
}
