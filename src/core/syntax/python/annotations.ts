import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { deeper } from '../collector/depth.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';
import { trimmedOf } from '../../base/trim.ts';

/** Wrappers that leave the type what it is; of those that take several arguments the first counts. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'Optional',
  'Annotated',
  'ClassVar',
  'Final',
  'Required',
  'NotRequired',
  'Type',
  'Depends',
]);

/** A written type as a name or member: `OpenAI`, `"OpenAI"`, `openai.OpenAI`, `Optional[X]`, `X | None`; texts of a `Literal` as a list; null for anything else. */
export function annotationOf(context: Context, node: Node, env: Env): Expression | null {
  return deeper(context, () => reduce(context, node, env));
}

function reduce(context: Context, node: Node, env: Env): Expression | null {
  const children = parts(context, node);
  switch (node.type) {
    case 'type':
    case 'parenthesized_expression':
      return children[0] ? annotationOf(context, children[0], env) : null;
    case 'identifier':
      return { kind: 'name', name: sourceOf(context, node), scope: env.scope, span: spanOf(node) };
    case 'attribute': {
      const [object, property] = children;
      const inner = object ? annotationOf(context, object, env) : null;
      return inner && property
        ? { kind: 'member', object: inner, property: sourceOf(context, property), fallback: null, span: spanOf(node) }
        : null;
    }
    case 'string':
      return fromText(context, node, env);
    case 'binary_operator':
    case 'union_type':
      return (
        children
          .map((child) => (sourceOf(context, child) === 'None' ? null : annotationOf(context, child, env)))
          .find((type) => type !== null) ?? null
      );
    case 'generic_type':
    case 'subscript': {
      const [name, argument] = children;
      if (name && argument && sourceOf(context, name).split('.').at(-1) === 'Literal')
        return literalOf(
          context,
          node,
          argument.type === 'type_parameter' ? parts(context, argument) : children.slice(1),
          env,
        );
      if (!name || !argument || !WRAPPERS.has(sourceOf(context, name).split('.').at(-1) ?? '')) return null;
      const inner = argument.type === 'type_parameter' ? parts(context, argument)[0] : argument;
      return inner ? annotationOf(context, inner, env) : null;
    }
    default:
      return null;
  }
}

/** `Literal["a", "b"]`: the list of what it may be; null where one of it is no text. */
export function literalOf(context: Context, node: Node, options: readonly Node[], env: Env): Expression | null {
  const items = options.flatMap((option) => {
    const inner = option.type === 'type' ? parts(context, option)[0] : option;
    return inner?.type === 'string' ? [context.visit.expression(context, inner, env)] : [];
  });
  const isWhole = items.length > 0 && items.length === options.length;
  return isWhole ? { kind: 'list', items, span: spanOf(node) } : null;
}

/** A type written as text, for names that are defined later. */
function fromText(context: Context, node: Node, env: Env): Expression | null {
  const span = spanOf(node);
  const written = trimmedOf(sourceOf(context, node), `'"`);
  const inner = /^(?:\w+\.)?Optional\[([^[\]]*)\]$/.exec(written)?.[1] ?? written;
  const options = inner.split('|', 8).map((option) => option.trim());
  const text = options.find((option) => option !== 'None') ?? '';
  if (!/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){0,8}$/.test(text)) return null;
  const [first = '', ...rest] = text.split('.');
  return rest.reduce<Expression>((object, property) => ({ kind: 'member', object, property, fallback: null, span }), {
    kind: 'name',
    name: first,
    scope: env.scope,
    span,
  });
}
