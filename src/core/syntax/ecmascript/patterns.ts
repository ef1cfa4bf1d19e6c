import type { Node } from '../tree/node.ts';
import type { BindingFact, Expression, StringExpression } from '../../model/facts.ts';
import { assign, declare } from '../collector/bindings.ts';
import { deeper } from '../collector/depth.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { importModule } from './calls.ts';
import type { Context, Env, PatternTarget } from './context.ts';
import { keyOf } from './expressions.ts';
import { isEnvironment, memberOf, noteEnvironment } from './members.ts';
import { propertyType, typeReference } from './types.ts';

/** One name or pattern inside an object pattern. */
export interface PatternProperty {
  /** null for `...rest` and computed keys. */
  readonly key: string | null;
  /** The name or pattern the property is bound to. */
  readonly target: Node;
  readonly fallback: Node | null;
  readonly node: Node;
  readonly rest: boolean;
}

/** Binds every name of a name, object pattern or array pattern to its part of `value`. */
export function pattern(context: Context, node: Node, value: Expression | null, target: PatternTarget, env: Env): void {
  deeper(context, () => {
    switch (node.type) {
      case 'object_pattern':
        for (const property of properties(context, node, env)) objectProperty(context, property, value, target, env);
        return true;
      case 'array_pattern':
        arrayPattern(context, node, value, target, env);
        return true;
      case 'assignment_pattern': {
        const [left, right] = parts(context, node);
        if (left) pattern(context, left, withDefault(context, value, right ?? null, node, env), target, env);
        return true;
      }
      case 'rest_pattern': {
        const [rest] = parts(context, node);
        if (rest) pattern(context, rest, value, target, env);
        return true;
      }
      case 'identifier':
      case 'shorthand_property_identifier_pattern':
        bindName(context, node, value, target, env);
        return true;
      default:
        context.visit.expression(context, node, env);
        return true;
    }
  });
}

function bindName(context: Context, node: Node, value: Expression | null, target: PatternTarget, env: Env): void {
  const { kind, scope, span } = target;
  const name = sourceOf(context, node);
  const nameSpan = spanOf(node);
  if (scope === null) {
    assign(context, env, { name, kind, value, nameSpan, span });
    return;
  }
  const annotation = target.annotation ? typeReference(context, target.annotation, env) : null;
  declare(context, env, {
    name,
    scope,
    kind,
    value,
    annotation,
    exportedAs: target.exported ? name : null,
    nameSpan,
    span,
  });
  if (value && isEnvironment(context, value)) noteEnvironment(context, env, name);
}

/** The properties of an object pattern; keys that are computed are collected on the way. */
export function properties(context: Context, node: Node, env: Env): PatternProperty[] {
  return parts(context, node).flatMap((part): PatternProperty[] => {
    const [first, second] = parts(context, part);
    switch (part.type) {
      case 'shorthand_property_identifier_pattern':
        return [{ key: sourceOf(context, part), target: part, fallback: null, node: part, rest: false }];
      case 'object_assignment_pattern':
        return first
          ? [{ key: sourceOf(context, first), target: first, fallback: second ?? null, node: part, rest: false }]
          : [];
      case 'pair_pattern': {
        if (!first || !second) return [];
        const key = keyOf(context, first, env);
        if (second.type !== 'assignment_pattern')
          return [{ key, target: second, fallback: null, node: part, rest: false }];
        const [inner, fallback] = parts(context, second);
        return inner ? [{ key, target: inner, fallback: fallback ?? null, node: part, rest: false }] : [];
      }
      case 'rest_pattern':
        return first ? [{ key: null, target: first, fallback: null, node: part, rest: true }] : [];
      default:
        return [];
    }
  });
}

/** Binds one property of an object pattern to that property of `value`. */
export function objectProperty(
  context: Context,
  property: PatternProperty,
  value: Expression | null,
  target: PatternTarget,
  env: Env,
): void {
  const { key, node } = property;
  const span = spanOf(property.target);
  let given: Expression | null = { kind: 'opaque', reason: value ? 'computed-key' : 'runtime-value', span };
  if (property.rest) given = value;
  else if (key !== null && value) given = memberOf(context, value, key, span);
  else if (!value) given = null;
  const annotation = key === null || !target.annotation ? null : propertyType(context, target.annotation, key);
  pattern(
    context,
    property.target,
    withDefault(context, given, property.fallback, node, env),
    { ...target, annotation },
    env,
  );
}

function arrayPattern(context: Context, node: Node, value: Expression | null, target: PatternTarget, env: Env): void {
  const span = spanOf(node);
  let index = 0;
  let from = span.start + 1;
  for (const part of parts(context, node)) {
    index += holes(context.text.slice(from, part.startIndex));
    from = part.endIndex;
    const item = value && part.type !== 'rest_pattern' ? memberOf(context, value, String(index), spanOf(part)) : value;
    pattern(context, part, item, { ...target, annotation: null }, env);
  }
}

function holes(gap: string): number {
  return gap.split(',').length - 1;
}

function withDefault(
  context: Context,
  value: Expression | null,
  fallback: Node | null,
  node: Node,
  env: Env,
): Expression | null {
  if (!fallback) return value;
  const given = context.visit.expression(context, fallback, env);
  return value ? { kind: 'fallback', how: 'or', options: [value, given], span: spanOf(node) } : given;
}

/** `const x = require("m")`, `const { a: b } = await import("m")`: imports; false where the pattern is more than that. */
export function bindModule(context: Context, node: Node, module: StringExpression, env: Env): boolean {
  if (node.type === 'identifier') {
    importModule(context, env, module, { imported: '*', local: sourceOf(context, node), span: spanOf(node) });
    return true;
  }
  if (node.type !== 'object_pattern') return false;
  const found = properties(context, node, env);
  const plain = found.every(({ key, target, fallback }) => {
    const { type } = target;
    return (
      key !== null && fallback === null && (type === 'identifier' || type === 'shorthand_property_identifier_pattern')
    );
  });
  if (!plain) return false;
  for (const { key, target, node: part } of found) {
    importModule(context, env, module, { imported: key, local: sourceOf(context, target), span: spanOf(part) });
  }
  return true;
}

/** A name for the value a pattern takes apart, where that value has none of its own. No program can write it. */
export function bindUnnamed(
  context: Context,
  node: Node,
  value: Expression | null,
  kind: BindingFact['kind'],
  annotation: Expression | null,
  env: Env,
): Expression {
  const source = sourceOf(context, node);
  const name = source.length > 40 ? `${source.slice(0, 39)}…}` : source;
  const span = spanOf(node);
  declare(context, env, { name, scope: env.scope, kind, value, annotation, nameSpan: span, span });
  return { kind: 'name', name, scope: env.scope, span };
}
