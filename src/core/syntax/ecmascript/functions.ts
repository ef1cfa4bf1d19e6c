import type { Node } from '../tree/node.ts';
import type { Expression, FunctionExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { declare } from '../collector/bindings.ts';
import { functionValue } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';
import { bindUnnamed, objectProperty, pattern, properties } from './patterns.ts';
import type { PatternProperty } from './patterns.ts';
import { propertyType, typeReference } from './types.ts';

/** A function, arrow function or method: its own scope, its parameters, its body. */
export function functionOf(context: Context, node: Node, outer: Env, name: string | null): FunctionExpression {
  const span = spanOf(node);
  const arrow = node.type === 'arrow_function';
  const scope = openScope(context, 'function', outer.scope, name, span);
  const body = node.childForFieldName('body');
  const returns: Expression[] = [];
  const region = { span: body ? spanOf(body) : span, scope: outer.scope };
  const keepsSelf = arrow || node.type === 'method_definition';
  const env: Env = {
    scope,
    self: keepsSelf ? outer.self : null,
    base: keepsSelf ? outer.base : null,
    // A constructor runs whenever there is an object; any other function may not run at all.
    region: name === 'constructor' && node.type === 'method_definition' ? outer.region : region,
    returns,
  };
  const list = node.childForFieldName('parameters');
  const single = list ? null : node.childForFieldName('parameter');
  const parameters = (list ? parts(context, list) : single ? [single] : []).flatMap((part) =>
    parameter(context, part, env),
  );
  if (body) {
    if (body.type === 'statement_block')
      for (const part of parts(context, body)) context.visit.statement(context, part, env);
    else returns.push(context.visit.expression(context, body, env));
  }
  return functionValue(scope, parameters, returns, span);
}

interface Parameter {
  readonly pattern: Node;
  readonly value: Node | null;
  readonly annotation: Node | null;
  /** `constructor(private client: OpenAI)`. */
  readonly property: boolean;
  readonly span: Span;
}

function readParameter(context: Context, node: Node, env: Env): Parameter | null {
  const span = spanOf(node);
  const children = parts(context, node);
  switch (node.type) {
    case 'required_parameter':
    case 'optional_parameter': {
      let found: Node | null = null;
      let value: Node | null = null;
      let annotation: Node | null = null;
      let property = false;
      for (const child of children) {
        const type = child.type;
        if (type === 'decorator') context.visit.expression(context, child, env);
        else if (type === 'accessibility_modifier' || type === 'override_modifier') property = true;
        else if (type === 'type_annotation') annotation = child;
        else if (found === null) found = child;
        else value = child;
      }
      if (!found) return null;
      property ||= /^readonly\s/.test(context.text.slice(span.start, found.startIndex));
      return { pattern: found, value, annotation, property, span };
    }
    case 'assignment_pattern': {
      const [left, right] = children;
      return left ? { pattern: left, value: right ?? null, annotation: null, property: false, span } : null;
    }
    default:
      return { pattern: node, value: null, annotation: null, property: false, span };
  }
}

/** Binds one parameter; gives its name, or the source of its pattern, which keeps its place in the list. */
function parameter(context: Context, node: Node, env: Env): string[] {
  const found = readParameter(context, node, env);
  if (!found || found.pattern.type === 'this') return [];
  const value = found.value ? context.visit.expression(context, found.value, env) : null;
  switch (found.pattern.type) {
    case 'identifier':
      return [namedParameter(context, found, value, env)];
    case 'object_pattern':
      return [objectParameter(context, found, value, env)];
    case 'rest_pattern': {
      const target = {
        kind: 'parameter',
        scope: env.scope,
        exported: false,
        annotation: null,
        span: found.span,
      } as const;
      pattern(context, found.pattern, null, target, env);
      return [sourceOf(context, found.pattern)];
    }
    default: {
      const unnamed = bindUnnamed(context, found.pattern, value, 'parameter', null, env);
      const target = {
        kind: 'variable',
        scope: env.scope,
        exported: false,
        annotation: null,
        span: found.span,
      } as const;
      pattern(context, found.pattern, unnamed, target, env);
      return unnamed.kind === 'name' ? [unnamed.name] : [];
    }
  }
}

function namedParameter(context: Context, found: Parameter, value: Expression | null, env: Env): string {
  const name = sourceOf(context, found.pattern);
  const nameSpan = spanOf(found.pattern);
  const annotation = found.annotation ? typeReference(context, found.annotation, env) : null;
  declare(context, env, {
    name,
    scope: env.scope,
    kind: 'parameter',
    value,
    annotation,
    branch: null,
    nameSpan,
    span: found.span,
  });
  if (found.property && env.self !== null) {
    const given: Expression = { kind: 'name', name, scope: env.scope, span: nameSpan };
    declare(context, env, {
      name,
      scope: env.self,
      kind: 'attribute',
      value: given,
      annotation,
      nameSpan,
      span: found.span,
    });
  }
  return name;
}

/**
 * `{ model = "…", client: c }: Options = {}`. A property that keeps its name is a parameter of its own, which callers
 * give in an options object; renamed and nested ones are read from the parameter as a whole.
 */
function objectParameter(context: Context, found: Parameter, value: Expression | null, env: Env): string {
  const parts_ = properties(context, found.pattern, env);
  const simple = parts_.filter((property) => isSimple(context, property));
  for (const property of simple) simpleProperty(context, property, found, value, env);
  const others = parts_.filter((property) => !simple.includes(property));
  if (others.length === 0) return sourceOf(context, found.pattern);
  const annotation = found.annotation ? typeReference(context, found.annotation, env) : null;
  const whole = bindUnnamed(context, found.pattern, value, 'parameter', annotation, env);
  const target = {
    kind: 'variable',
    scope: env.scope,
    exported: false,
    annotation: found.annotation,
    span: found.span,
  } as const;
  for (const property of others) objectProperty(context, property, whole, target, env);
  return whole.kind === 'name' ? whole.name : '';
}

function isSimple(context: Context, property: PatternProperty): boolean {
  return (
    property.key !== null && property.target.childCount === 0 && sourceOf(context, property.target) === property.key
  );
}

function simpleProperty(
  context: Context,
  property: PatternProperty,
  found: Parameter,
  whole: Expression | null,
  env: Env,
): void {
  const name = property.key ?? '';
  const entry = whole?.kind === 'table' ? whole.entries.find((candidate) => candidate.key === name) : undefined;
  const fallback = property.fallback ? context.visit.expression(context, property.fallback, env) : null;
  const type = found.annotation ? propertyType(context, found.annotation, name) : null;
  declare(context, env, {
    name,
    scope: env.scope,
    kind: 'parameter',
    value: entry?.value ?? fallback,
    annotation: type ? typeReference(context, type, env) : null,
    branch: null,
    nameSpan: spanOf(property.target),
    span: spanOf(property.node),
  });
}
