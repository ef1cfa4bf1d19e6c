import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { nameOf, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';

/** Generic types that hold or wrap their first argument; for tracing a client they are that argument. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'Promise',
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'Awaited',
  'PromiseLike',
]);

const EMPTY: ReadonlySet<string> = new Set(['null', 'undefined', 'void']);

/** A type as a name or member expression (`OpenAI`, `AI.Client`, `Promise<OpenAI>`, `OpenAI | null`); null for anything more. */
export function typeReference(context: Context, node: Node, env: Env, depth = 0): Expression | null {
  if (depth > 8) return null;
  const next = (child: Node | undefined): Expression | null =>
    child ? typeReference(context, child, env, depth + 1) : null;
  switch (node.type) {
    case 'type_identifier':
    case 'identifier':
      return nameOf(context, node, env);
    case 'type_annotation':
    case 'parenthesized_type':
    case 'readonly_type':
      return next(parts(context, node)[0]);
    case 'nested_type_identifier':
    case 'nested_identifier':
    case 'member_expression': {
      const [module, name] = parts(context, node);
      const object = next(module);
      return object && name
        ? { kind: 'member', object, property: sourceOf(context, name), fallback: null, span: spanOf(node) }
        : null;
    }
    case 'generic_type': {
      const [name, list] = parts(context, node);
      if (!name || !list) return null;
      return WRAPPERS.has(sourceOf(context, name)) ? next(parts(context, list)[0]) : next(name);
    }
    case 'union_type': {
      const members = unionMembers(context, node).filter((member) => !EMPTY.has(sourceOf(context, member)));
      return members.length === 1 ? next(members[0]) : textsOf(context, node, members, env);
    }
    default:
      return null;
  }
}

/** `'a' | 'b'`: the list of what it may be; null where one of it is no text. */
function textsOf(context: Context, node: Node, members: readonly Node[], env: Env): Expression | null {
  const items = members.toReversed().flatMap((member) => {
    const [inner] = member.type === 'literal_type' ? parts(context, member) : [];
    return inner?.type === 'string' ? [context.visit.expression(context, inner, env)] : [];
  });
  return items.length > 1 && items.length === members.length ? { kind: 'list', items, span: spanOf(node) } : null;
}

/** `A | B | C` nests to the left. */
function unionMembers(context: Context, node: Node): Node[] {
  const members: Node[] = [];
  let current: Node | undefined = node;
  for (let steps = 0; current?.type === 'union_type' && steps < 40; steps++) {
    const [left, right]: readonly (Node | undefined)[] = parts(context, current);
    if (right) members.push(right);
    current = left;
  }
  if (current) members.push(current);
  return members;
}

/** The type written for one property of an object type in place; null where the type is a name. */
export function propertyType(context: Context, annotation: Node, key: string): Node | null {
  let type: Node | undefined = annotation;
  if (type.type === 'type_annotation') [type] = parts(context, type);
  if (type?.type !== 'object_type') return null;
  for (const member of parts(context, type)) {
    const children = parts(context, member);
    const name = children.findIndex((child) => sourceOf(context, child) === key);
    const last = children.at(-1);
    if (name >= 0 && last?.type === 'type_annotation') return last;
  }
  return null;
}
