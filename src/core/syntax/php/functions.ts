import type { Node } from '../tree/node.ts';
import type { Expression, FunctionExpression } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { functionValue } from '../collector/expressions.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import { variableName } from './context.ts';
import type { Context, Env } from './context.ts';
import { attributes } from './calls.ts';
import { typeReference } from './names.ts';

/** A function, method, closure or arrow function: its own scope, its parameters, its body. */
export function functionOf(context: Context, node: Node, outer: Env, name: string | null): FunctionExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'function', outer.scope, name, span);
  const body = node.childForFieldName('body');
  const returns: Expression[] = [];
  const env: Env = {
    ...outer,
    scope,
    // A constructor runs whenever there is an object; any other function may not run at all.
    region: name === 'constructor' ? outer.region : { span: body ? spanOf(body) : span, scope: outer.scope },
    returns,
  };
  const list = node.childForFieldName('parameters');
  const parameters = (list ? parts(context, list) : []).flatMap((part) => parameter(context, part, env));
  if (body?.type === 'compound_statement')
    for (const part of parts(context, body)) context.visit.statement(context, part, env);
  else if (body) returns.push(context.visit.expression(context, body, env));
  return functionValue(scope, parameters, returns, span);
}

/** Binds one parameter and gives its name; one with a visibility is a property of the object as well. */
function parameter(context: Context, node: Node, env: Env): string[] {
  const nameNode = node.childForFieldName('name');
  const name = nameNode ? variableName(context, nameNode) : null;
  if (!nameNode || name === null) return [];
  const annotations = node.childForFieldName('attributes');
  if (annotations) attributes(context, annotations, env);
  const initial = node.childForFieldName('default_value');
  const value = initial ? context.visit.expression(context, initial, env) : null;
  const annotation = typeReference(context, node.childForFieldName('type'), env);
  const nameSpan = spanOf(nameNode);
  const place = { name, annotation, nameSpan, span: spanOf(node) };
  declare(context, env, {
    ...place,
    scope: env.scope,
    kind: 'parameter',
    value: value?.kind === 'constant' && /^null$/i.test(value.text) ? null : value,
    branch: null,
  });
  if (node.type === 'property_promotion_parameter' && env.self !== null) {
    const given: Expression = { kind: 'name', name, scope: env.scope, span: nameSpan };
    declare(context, env, { ...place, scope: env.self, kind: 'attribute', value: given });
  }
  return [name];
}
