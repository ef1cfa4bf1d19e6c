import type { Node } from '../tree/node.ts';
import type { BindingFact, Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { declare } from '../collector/bindings.ts';
import { deeper } from '../collector/depth.ts';
import { columnOf, opaque } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import type { Context, Env } from './context.ts';
import { bindMemberTarget } from './members.ts';

/** Binds what stands left of `=`, after `for` or after `as`: names, attributes of the object, and lists of them pairwise. */
export function bindTarget(
  context: Context,
  target: Node,
  value: Expression | null,
  kind: BindingFact['kind'],
  span: Span,
  env: Env,
  annotation: Expression | null = null,
): void {
  deeper(context, () => {
    bind(context, target, value, kind, span, env, annotation);
    return true;
  });
}

function bind(
  context: Context,
  target: Node,
  value: Expression | null,
  kind: BindingFact['kind'],
  span: Span,
  env: Env,
  annotation: Expression | null,
): void {
  switch (target.type) {
    case 'identifier':
      declare(context, env, {
        name: sourceOf(context, target),
        kind,
        value,
        annotation,
        nameSpan: spanOf(target),
        span,
      });
      return;
    case 'attribute':
      bindAttribute(context, target, value, span, env, annotation);
      return;
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'tuple':
    case 'list':
      bindEach(context, parts(context, target), value, kind, span, env);
      return;
    case 'list_splat_pattern':
    case 'as_pattern_target':
    case 'parenthesized_expression': {
      const [inner] = parts(context, target);
      const given = target.type === 'list_splat_pattern' ? opaque('runtime-value', span) : value;
      if (inner) bindTarget(context, inner, given, kind, span, env);
      return;
    }
    default:
      bindMemberTarget(context, target, value, span, env);
  }
}

/** `self.x = …` belongs to the class; `settings.x = …` to an object nobody tracks. */
function bindAttribute(
  context: Context,
  target: Node,
  value: Expression | null,
  span: Span,
  env: Env,
  annotation: Expression | null,
): void {
  const [object, property] = parts(context, target);
  if (!object || !property) return;
  if (env.self !== null && object.type === 'identifier' && sourceOf(context, object) === env.receiver) {
    declare(context, env, {
      name: sourceOf(context, property),
      kind: 'attribute',
      scope: env.self,
      value,
      annotation,
      nameSpan: spanOf(property),
      span,
    });
    return;
  }
  bindMemberTarget(context, target, value, span, env);
}

function bindEach(
  context: Context,
  targets: readonly Node[],
  value: Expression | null,
  kind: BindingFact['kind'],
  span: Span,
  env: Env,
): void {
  const loop = kind === 'loop';
  for (const [index, inner] of targets.entries()) {
    const given = partOf(value, index, targets.length, loop);
    if (given) bindTarget(context, inner, given, kind, span, env);
    else if (loop && value) bindTarget(context, inner, columnOf(value, index, span), 'variable', spanOf(inner), env);
    else bindTarget(context, inner, opaque('runtime-value', span), kind, span, env);
  }
}

/** Expressions that may stand for a tuple. */
const MAY_BE_TUPLE: ReadonlySet<Expression['kind']> = new Set(['call', 'element', 'member', 'name']);

/** What the target at `index` of `count` is given: an item, or in a loop the items at that index of all rows. */
function partOf(value: Expression | null, index: number, count: number, loop: boolean): Expression | null {
  // What a function returns as a tuple is taken apart by evaluation.
  if (value && MAY_BE_TUPLE.has(value.kind) && !loop)
    return { kind: 'member', object: value, property: String(index), fallback: null, span: value.span };
  if (value?.kind !== 'list') return null;
  if (!loop) return value.items.length === count ? (value.items[index] ?? null) : null;
  const column: Expression[] = [];
  for (const row of value.items) {
    const item = row.kind === 'list' && row.items.length === count ? row.items[index] : undefined;
    if (!item) return null;
    column.push(item);
  }
  return { ...value, items: column };
}
