import type { Node } from '../../tree/node.ts';
import type { Expression, FunctionExpression } from '../../../model/facts.ts';
import { declare } from '../../collector/bindings.ts';
import { functionValue } from '../../collector/expressions.ts';
import { identifierOf, parts, spanOf } from '../../collector/nodes.ts';
import { openScope } from '../../collector/scopes.ts';
import { annotations } from './calls.ts';
import { typeReference } from './types.ts';
import type { Context, Env } from '../context.ts';

const BLOCKS: ReadonlySet<string> = new Set(['block', 'constructor_body']);

/** A method, constructor or lambda: its own scope, its parameters, its body. */
export function functionOf(context: Context, node: Node, outer: Env, name: string | null): FunctionExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'function', outer.scope, name, span);
  const body = node.childForFieldName('body');
  const returns: Expression[] = [];
  const region = { span: body ? spanOf(body) : span, scope: outer.scope };
  // A constructor runs whenever there is an object; any other function, and each further constructor, may not run at all.
  const always = name === 'constructor' && context.names[outer.scope]?.has('constructor') !== true;
  const env: Env = { ...outer, scope, region: always ? outer.region : region, returns };
  const list = node.childForFieldName('parameters');
  const parameters = list ? parametersOf(context, list, env) : [];
  if (body && BLOCKS.has(body.type))
    for (const part of parts(context, body)) context.visit.statement(context, part, env);
  else if (body) returns.push(context.visit.expression(context, body, env));
  return functionValue(scope, parameters, returns, span);
}

/** Binds the parameters of a list, or the one name of a lambda; gives their names. */
export function parametersOf(context: Context, list: Node, env: Env): string[] {
  if (list.type === 'identifier') return [parameter(context, list, list, null, null, env)];
  return parts(context, list).flatMap((part) => {
    switch (part.type) {
      case 'identifier':
        return [parameter(context, part, part, null, null, env)];
      case 'formal_parameter':
      case 'spread_parameter': {
        const declarator = parts(context, part).at(-1);
        const name =
          part.childForFieldName('name') ??
          (declarator?.type === 'variable_declarator' ? declarator.childForFieldName('name') : null);
        if (!name) return [];
        const type = part.type === 'formal_parameter' ? part.childForFieldName('type') : null;
        const given = annotations(context, part, env);
        return [parameter(context, name, part, type ? typeReference(context, type, env) : null, given, env)];
      }
      default:
        return [];
    }
  });
}

function parameter(
  context: Context,
  name: Node,
  node: Node,
  annotation: Expression | null,
  value: Expression | null,
  env: Env,
): string {
  const text = identifierOf(context, name);
  declare(context, env, {
    name: text,
    scope: env.scope,
    kind: 'parameter',
    value,
    annotation,
    branch: null,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
  return text;
}
