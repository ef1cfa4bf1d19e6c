import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { assign, bindMember, declare } from '../collector/bindings.ts';
import { opaque } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import { recordClass } from './classes.ts';
import { pathOf } from './constants.ts';
import { nothing } from './context.ts';
import type { Context, Env } from './context.ts';

/** `a = b`, `@a = b`, `A = b`, `a.b = c`, `a[:b] = c`, `a, b = c`. Its value is what was assigned. */
export function assignment(context: Context, node: Node, env: Env): Expression {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const span = spanOf(node);
  if (!left || !right) return opaque('syntax-error', span);
  if (left.type === 'left_assignment_list') return multipleAssignment(context, left, right, env);
  const known = left.type === 'constant' ? recordClass(context, left, right, node, env) : null;
  if (known) return known;
  const value = rightSide(context, right, env);
  bind(context, left, value, span, env);
  return value;
}

/** `a ||= b`, `a += b`, `a &&= b`. */
export function operatorAssignment(context: Context, node: Node, env: Env): Expression {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const span = spanOf(node);
  if (!left || !right) return opaque('syntax-error', span);
  const operator = node.childForFieldName('operator')?.text ?? '';
  const inner = operator === '||=' || operator === '&&=' ? inRegion(env, span) : env;
  const given = context.visit.expression(context, right, inner);
  const before = context.visit.expression(context, left, env);
  // An attribute has all of its bindings: what it was before need not be said again.
  const bound = before.kind === 'member' && before.object.kind === 'self' && operator === '||=' ? given : null;
  const value = combined(operator, before, given, span);
  bind(context, left, bound ?? value, span, env);
  return value;
}

function combined(operator: string, before: Expression, given: Expression, span: Span): Expression {
  switch (operator) {
    case '||=':
      return { kind: 'fallback', how: 'or', options: [before, given], span };
    case '&&=':
      return given;
    case '+=':
      return { kind: 'join', parts: [before, given], span };
    default:
      return opaque('runtime-value', span);
  }
}

/** `a = b, c` is a list. */
function rightSide(context: Context, right: Node, env: Env): Expression {
  if (right.type !== 'right_assignment_list') return context.visit.expression(context, right, env);
  const items = parts(context, right).map((part) => context.visit.expression(context, part, env));
  return { kind: 'list', items, span: spanOf(right) };
}

/** `a, @b, *c = …`: each target its item where the items are written out. */
export function multipleAssignment(context: Context, left: Node, right: Node | null, env: Env): Expression {
  const value = right ? rightSide(context, right, env) : nothing(spanOf(left));
  for (const [index, target] of parts(context, left).entries()) {
    const span = spanOf(target);
    const item: Expression =
      value.kind === 'list' && target.type !== 'rest_assignment'
        ? (value.items[index] ?? nothing(span))
        : right && target.type !== 'rest_assignment'
          ? { kind: 'member', object: value, property: String(index), fallback: null, span }
          : opaque('runtime-value', span);
    bind(context, target, item, span, env);
  }
  return value;
}

/** Binds a target to a value. */
export function bind(context: Context, left: Node, value: Expression, span: Span, env: Env): void {
  const nameSpan = spanOf(left);
  switch (left.type) {
    case 'identifier':
      assign(context, env, { name: sourceOf(context, left), value, nameSpan, span });
      return;
    case 'constant':
    case 'global_variable':
      declare(context, env, {
        name: sourceOf(context, left),
        scope: left.type === 'constant' ? env.scope : 0,
        kind: 'variable',
        value,
        nameSpan,
        span,
      });
      return;
    case 'instance_variable':
    case 'class_variable':
      instanceVariable(context, left, value, span, env);
      return;
    case 'scope_resolution':
      constantOf(context, left, value, span, env);
      return;
    case 'call':
    case 'element_reference':
      member(context, left, value, span, env);
      return;
    default:
      for (const part of parts(context, left)) bind(context, part, opaque('runtime-value', spanOf(part)), span, env);
  }
}

function instanceVariable(context: Context, left: Node, value: Expression, span: Span, env: Env): void {
  const written = sourceOf(context, left);
  const name = env.self === null ? written : written.replace(/^@+/, '');
  const scope = env.self ?? 0;
  const kind = env.self === null ? 'variable' : 'attribute';
  declare(context, env, { name, scope, kind, value, nameSpan: spanOf(left), span });
}

/** `A::B = …`. */
function constantOf(context: Context, left: Node, value: Expression, span: Span, env: Env): void {
  const path = pathOf(context, left);
  const name = path?.at(-1);
  if (!path || !name) return;
  const [outer] = path.length > 1 ? path : [];
  const owner = outer ? context.classes.get(`0:${sourceOf(context, outer)}`) : undefined;
  const nameSpan = spanOf(name);
  if (owner && path.length === 2)
    declare(context, env, {
      name: sourceOf(context, name),
      scope: owner.expression.scope,
      kind: 'variable',
      value,
      nameSpan,
      span,
    });
  else bindMember(context, env, sourceOf(context, name), value, nameSpan, span);
}

/** `self.model = …` sets an attribute; a member of anything else belongs to an object nobody tracks. */
function member(context: Context, left: Node, value: Expression, span: Span, env: Env): void {
  const target = context.visit.expression(context, left, env);
  const key = left.type === 'call' ? left.childForFieldName('method') : parts(context, left).at(-1);
  const nameSpan = spanOf(key ?? left);
  if (target.kind === 'environment') bindMember(context, env, target.variable, value, nameSpan, span);
  if (target.kind !== 'member') return;
  if (target.object.kind === 'self' && left.type === 'call') {
    const { scope } = target.object;
    declare(context, env, { name: target.property, scope, kind: 'attribute', value, nameSpan, span });
  } else bindMember(context, env, target.property, value, nameSpan, span);
}
