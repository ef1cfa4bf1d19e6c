import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { assign, bindMember, declare } from '../collector/bindings.ts';
import { opaque } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import { openScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';

/** `a = b`, `this.a = b`, `{ a } = b`, `module.exports = b`, `a ??= b`, `a += b`. Its value is what was assigned. */
export function assignment(context: Context, node: Node, env: Env): Expression {
  const [left, right] = parts(context, node);
  const span = spanOf(node);
  if (!left || !right) return opaque('syntax-error', span);
  const operator = context.text.slice(left.endIndex, right.startIndex).trim();
  const type = left.type;
  if (type === 'object_pattern' || type === 'array_pattern') {
    const value = context.visit.expression(context, right, env);
    context.visit.pattern(
      context,
      left,
      value,
      { kind: 'variable', scope: null, exported: false, annotation: null, span },
      env,
    );
    return value;
  }
  const given = context.visit.expression(context, right, operator === '=' ? env : inRegion(env, span));
  if (type === 'identifier') {
    const value = combined(
      operator,
      { kind: 'name', name: sourceOf(context, left), scope: env.scope, span: spanOf(left) },
      given,
      span,
    );
    assign(context, env, { name: sourceOf(context, left), value, nameSpan: spanOf(left), span });
    return value;
  }
  return memberAssignment(context, left, given, operator, span, env);
}

/** The value after `a ??= b` and its kind. */
function combined(operator: string, before: Expression, given: Expression, span: Span): Expression {
  if (operator === '=') return given;
  if (operator === '??=' || operator === '||=') return { kind: 'fallback', how: 'or', options: [before, given], span };
  if (operator === '+=') return { kind: 'join', parts: [before, given], span };
  return operator === '&&=' ? given : opaque('runtime-value', span);
}

function memberAssignment(
  context: Context,
  left: Node,
  given: Expression,
  operator: string,
  span: Span,
  env: Env,
): Expression {
  const target = context.visit.expression(context, left, env);
  const value = combined(operator, target, given, span);
  const key = parts(context, left).at(-1);
  const nameSpan = spanOf(key ?? left);
  if (target.kind === 'environment') bindMember(context, env, target.variable, value, nameSpan, span);
  if (target.kind !== 'member') return value;
  if (target.object.kind === 'self') {
    const { scope } = target.object;
    declare(context, env, {
      name: target.property,
      scope,
      kind: 'attribute',
      value,
      nameSpan,
      span,
    });
    return value;
  }
  const exported =
    operator === '=' && commonJsExport(context, target.object, target.property, value, nameSpan, span, env);
  if (!exported) bindMember(context, env, target.property, value, nameSpan, span);
  return value;
}

/** `module.exports = …`, `module.exports.a = …`, `exports.a = …`; false for any other member. */
function commonJsExport(
  context: Context,
  object: Expression,
  property: string,
  value: Expression,
  nameSpan: Span,
  span: Span,
  env: Env,
): boolean {
  if (object.kind === 'name' && object.name === 'module' && property === 'exports') {
    exportValue(context, 'default', value, nameSpan, span, env);
    context.commonJs.push(value);
    return true;
  }
  const isExports =
    (object.kind === 'name' && object.name === 'exports') ||
    (object.kind === 'member' && object.property === 'exports');
  if (isExports) exportValue(context, property, value, nameSpan, span, env);
  return isExports;
}

/** Exports a value that has no name in the module; bound in a scope of its own, where no look-up of the module finds it. */
export function exportValue(
  context: Context,
  as: string,
  value: Expression,
  nameSpan: Span,
  span: Span,
  env: Env,
): void {
  const { unnamed, text } = context;
  if (unnamed.scope < 0) unnamed.scope = openScope(context, 'block', 0, 'exports', { start: 0, end: text.length });
  declare(context, env, {
    name: as,
    scope: unnamed.scope,
    kind: 'variable',
    value,
    exportedAs: as,
    branch: null,
    nameSpan,
    span,
  });
}
