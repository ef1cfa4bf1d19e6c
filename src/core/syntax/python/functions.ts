import type { Node } from '../tree/node.ts';
import type { Expression, FunctionExpression, ScopeId } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { functionValue } from '../collector/expressions.ts';
import { inRegion } from '../collector/regions.ts';
import { openScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';
import { annotationOf } from './annotations.ts';

/** A function or method: its own scope, its parameters, its body. `owner` is the class scope it is written in. */
export function functionOf(
  context: Context,
  node: Node,
  outer: Env,
  name: string,
  owner: ScopeId | null,
  isStatic: boolean,
): FunctionExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'function', outer.scope, name, span);
  const list = node.childForFieldName('parameters');
  const body = node.childForFieldName('body');
  const returns: Expression[] = [];
  const names = list ? parts(context, list) : [];
  const receiver = owner !== null && !isStatic && names[0] ? receiverOf(context, names[0]) : null;
  const region = inRegion(outer, body ? spanOf(body) : span).region;
  const env: Env = {
    scope,
    self: owner === null ? outer.self : receiver === null ? null : owner,
    receiver: owner === null ? outer.receiver : receiver,
    // A constructor runs whenever there is an object; any other method may not run at all.
    region: name === '__init__' ? outer.region : region,
    returns,
    typeOnly: outer.typeOnly,
  };
  const parameters = names.flatMap((part, index) =>
    index === 0 && receiver !== null ? [receiver] : parameter(context, part, env, outer),
  );
  for (const part of body ? parts(context, body) : []) context.visit.statement(context, part, env);
  return functionValue(scope, parameters, returns, span);
}

/** `self`, `cls`, also with a type. */
function receiverOf(context: Context, node: Node): string | null {
  const name = node.type === 'typed_parameter' ? parts(context, node)[0] : node;
  return name?.type === 'identifier' ? sourceOf(context, name) : null;
}

/** Binds one parameter and gives its name; defaults are evaluated where the function is defined. */
function parameter(context: Context, node: Node, env: Env, outer: Env): string[] {
  const children = parts(context, node);
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
      return bind(context, node, null, null, env, span);
    case 'default_parameter': {
      const [name, value] = children;
      return name ? bind(context, name, null, value ?? null, env, span, outer) : [];
    }
    case 'typed_parameter': {
      const [name, type] = children;
      if (name?.type === 'identifier') return bind(context, name, type ?? null, null, env, span, outer);
      return name && name.type !== 'typed_parameter' ? parameter(context, name, env, outer) : [];
    }
    case 'typed_default_parameter': {
      const [name, type, value] = children;
      return name ? bind(context, name, type ?? null, value ?? null, env, span, outer) : [];
    }
    case 'keyword_separator':
    case 'positional_separator':
      return [];
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern': {
      const [name] = parts(context, node);
      if (name) bind(context, name, null, null, env, span);
      return [sourceOf(context, node)];
    }
    default:
      return [sourceOf(context, node)];
  }
}

function bind(
  context: Context,
  name: Node,
  type: Node | null,
  value: Node | null,
  env: Env,
  span: { start: number; end: number },
  outer: Env = env,
): string[] {
  const text = sourceOf(context, name);
  const given = value ? context.visit.expression(context, value, outer) : null;
  const annotation = type ? annotationOf(context, type, outer) : null;
  // Parameters are bound whenever their function runs, so no region counts.
  declare(
    context,
    { ...env, region: null },
    { name: text, kind: 'parameter', value: given, annotation, nameSpan: spanOf(name), span },
  );
  return [text];
}

/** `lambda x: …`. */
export function lambdaOf(context: Context, node: Node, outer: Env): FunctionExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'function', outer.scope, null, span);
  const env: Env = { ...inRegion(outer, span), scope, returns: null };
  const list = node.childForFieldName('parameters');
  const body = node.childForFieldName('body');
  const parameters = (list ? parts(context, list) : []).flatMap((part) => parameter(context, part, env, outer));
  const returns = body ? [context.visit.expression(context, body, env)] : [];
  return functionValue(scope, parameters, returns, span);
}
