import type { Node } from '../tree/node.ts';
import type { CallFact, Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { assign, bindMember, declare } from '../collector/bindings.ts';
import { addCall, keyword } from '../collector/calls.ts';
import { opaque } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import { variableName } from './context.ts';
import type { Context, Env } from './context.ts';

/** `$a = b`, `$this->a = b`, `A::$b = c`, `$a['b'] = c`, `[$a, $b] = c`, `$a ??= b`, `$a .= b`. Its value is what was assigned. */
export function assignment(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return opaque('syntax-error', span);
  const operator = node.childForFieldName('operator');
  const sign = operator ? sourceOf(context, operator) : '=';
  const given = context.visit.expression(context, right, sign === '??=' ? inRegion(env, span) : env);
  if (sign === '=') {
    bind(context, left, given, span, env);
    return given;
  }
  const before = context.visit.expression(context, left, env);
  const value = combined(sign, before, given, span);
  // A property has all of its bindings: what it was before need not be said again.
  const isOwn = before.kind === 'member' && before.object.kind === 'self' && sign === '??=';
  bind(context, left, isOwn ? given : value, span, env);
  return value;
}

function combined(operator: string, before: Expression, given: Expression, span: Span): Expression {
  switch (operator) {
    case '??=':
      return { kind: 'fallback', how: 'or', options: [before, given], span };
    case '.=':
      return { kind: 'join', parts: [before, given], span };
    case '+=':
      return { kind: 'table', entries: [], spreads: [given, before], span };
    default:
      return opaque('runtime-value', span);
  }
}

/** Binds a target to a value. */
export function bind(
  context: Context,
  left: Node,
  value: Expression,
  span: Span,
  env: Env,
  kind: 'variable' | 'loop' = 'variable',
): void {
  switch (left.type) {
    case 'variable_name': {
      const name = variableName(context, left);
      if (name === null || name === 'this') return;
      assign(context, env, { name, kind, value, nameSpan: spanOf(left), span });
      return;
    }
    case 'list_literal':
    case 'array_creation_expression':
      destructure(context, left, value, span, env);
      return;
    case 'subscript_expression':
      entry(context, left, value, span, env);
      return;
    case 'by_ref':
    case 'reference_modifier':
    case 'parenthesized_expression': {
      const [inner] = parts(context, left);
      if (inner) bind(context, inner, value, span, env, kind);
      return;
    }
    default:
      property(context, left, value, span, env);
  }
}

/** `[$a, 'key' => $b] = $list`. */
function destructure(context: Context, left: Node, value: Expression, span: Span, env: Env): void {
  let position = 0;
  let key: string | null = null;
  const targets = parts(context, left).flatMap((part) =>
    part.type === 'array_element_initializer' ? parts(context, part) : [part],
  );
  for (const [index, target] of targets.entries()) {
    const next = targets[index + 1];
    const isKey = next && context.text.slice(target.endIndex, next.startIndex).includes('=>');
    if (isKey) {
      const read = context.visit.expression(context, target, env);
      key = read.kind === 'string' ? read.value : null;
      continue;
    }
    const name = key ?? String(position++);
    key = null;
    const place = spanOf(target);
    const item: Expression =
      value.kind === 'list'
        ? (value.items[Number(name)] ?? opaque('runtime-value', place))
        : { kind: 'member', object: value, property: name, fallback: null, span: place };
    bind(context, target, item, span, env);
  }
}

/** `$a['b'] = c`, and `$a[] = c`, which adds to a list. */
function entry(context: Context, left: Node, value: Expression, span: Span, env: Env): void {
  const [target, keyNode] = parts(context, left);
  if (!target) return;
  if (!keyNode) {
    const list = target.type === 'variable_name' ? variableName(context, target) : null;
    if (list !== null)
      bindMember(context, env, list, { kind: 'list', items: [value], span: value.span }, spanOf(target), span);
    return;
  }
  context.visit.expression(context, target, env);
  const key = context.visit.expression(context, keyNode, env);
  if (key.kind === 'string') bindMember(context, env, key.value, value, spanOf(keyNode), span);
}

/** `$this->a = b`, `self::$a = b`; a property of anything else belongs to an object nobody tracks. */
function property(context: Context, left: Node, value: Expression, span: Span, env: Env): void {
  const target = context.visit.expression(context, left, env);
  if (target.kind !== 'member') return;
  const nameSpan = spanOf(left.childForFieldName('name') ?? left);
  if (target.object.kind === 'self') {
    const { scope } = target.object;
    declare(context, env, { name: target.property, scope, kind: 'attribute', value, nameSpan, span });
    return;
  }
  bindMember(context, env, target.property, value, nameSpan, span);
  const made = madeAs(context, target.object, env);
  if (!made) return;
  const given = keyword(target.property, nameSpan, value, span);
  addCall(context, env, { form: 'new', callee: made.callee, arguments: [given], argumentsSpan: span, span });
}

/** Bindings to look back over: an object is set up where it is made. */
const NEAR = 200;

/** The construction a variable holds: `$config = new Config(); $config->model = '…';` says as much as `new Config(model: '…')`. */
function madeAs(context: Context, object: Expression, env: Env): CallFact | null {
  if (object.kind !== 'name') return null;
  const recent = context.bindings.slice(-NEAR);
  const held = recent.findLast((binding) => binding.scope === env.scope && binding.name === object.name);
  const call = held?.value?.kind === 'call' ? context.calls[held.value.call] : undefined;
  return call?.form === 'new' ? call : null;
}
