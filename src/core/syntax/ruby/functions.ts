import type { Node } from '../tree/node.ts';
import type { Expression, FunctionExpression } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { functionValue } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';

/** A method: its own scope, its parameters, its body, whose last value it gives. */
export function functionOf(context: Context, node: Node, outer: Env, name: string | null): FunctionExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'function', outer.scope, name, span);
  return callable(context, node, outer, scope, name === 'constructor');
}

/** `->(x) { … }`. */
export function lambda(context: Context, node: Node, outer: Env): FunctionExpression {
  const scope = openScope(context, 'function', outer.scope, null, spanOf(node));
  return callable(context, node, outer, scope, false);
}

/** `{ |x| … }`, `do |x| … end`: sees and sets the names around it. */
export function block(context: Context, node: Node, outer: Env): FunctionExpression {
  const scope = openScope(context, 'block', outer.scope, null, spanOf(node));
  return callable(context, node, outer, scope, false);
}

/** A constructor always runs, and nobody looks at what it gives. */
function callable(context: Context, node: Node, outer: Env, scope: number, always: boolean): FunctionExpression {
  const span = spanOf(node);
  const body = node.childForFieldName('body');
  const returns: Expression[] = [];
  const isBlock = node.type === 'block' || node.type === 'do_block';
  const env: Env = {
    ...outer,
    scope,
    // A constructor runs whenever there is an object; any other function may not run at all.
    region: always ? outer.region : { span: body ? spanOf(body) : span, scope: outer.scope },
    // `return` in a block leaves the method around it.
    returns: isBlock ? outer.returns : returns,
    declares: outer.declares && isBlock,
  };
  const list = node.childForFieldName('parameters');
  const parameters = (list ? parts(context, list) : []).flatMap((part) => parameter(context, part, env));
  if (body) {
    const last = context.visit.body(context, body, env);
    if (!always && (last.kind !== 'constant' || last.text !== 'nil')) returns.push(last);
  }
  return functionValue(scope, parameters, returns, span);
}

/** Binds one parameter and gives its name. */
function parameter(context: Context, node: Node, env: Env): string[] {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
      declare(context, env, {
        name: sourceOf(context, node),
        scope: env.scope,
        kind: 'parameter',
        value: null,
        branch: null,
        nameSpan: span,
        span,
      });
      return [sourceOf(context, node)];
    case 'optional_parameter':
    case 'keyword_parameter':
    case 'splat_parameter':
    case 'hash_splat_parameter':
    case 'block_parameter': {
      const name = node.childForFieldName('name');
      const value = node.childForFieldName('value');
      if (!name) return [];
      const given = value ? context.visit.expression(context, value, env) : null;
      const text = sourceOf(context, name);
      declare(context, env, {
        name: text,
        scope: env.scope,
        kind: 'parameter',
        value: given,
        branch: null,
        nameSpan: spanOf(name),
        span,
      });
      return node.type === 'block_parameter' ? [] : [text];
    }
    case 'destructured_parameter':
      return parts(context, node).flatMap((part) => parameter(context, part, env));
    default:
      return [];
  }
}
