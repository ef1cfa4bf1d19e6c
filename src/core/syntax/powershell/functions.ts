import type { Expression } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { functionValue } from '../collector/expressions.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import type { Node } from '../tree/node.ts';
import { spelling, variableOf } from './context.ts';
import type { Context, Env } from './context.ts';

/** `function Ask([string]$Model = "…") { … }`, `function Ask { param(…) … }`. */
export function functionStatement(context: Context, node: Node, outer: Env): void {
  const nameNode = parts(context, node).find(({ type }) => type === 'function_name');
  if (!nameNode) return;
  const span = spanOf(node);
  const name = spelling(context.spelled, nameNode.text);
  const scope = openScope(context, 'function', outer.scope, name, span);
  const returns: Expression[] = [];
  const env: Env = { ...outer, scope, region: { span, scope: outer.scope }, returns };
  const found: string[] = [];
  for (const part of parts(context, node)) {
    if (part === nameNode) continue;
    for (const list of part.descendantsOfType('parameter_list').slice(0, 1))
      found.push(...parameters(context, list, env));
    if (part.type === 'script_block') context.expression(context, part, env);
  }
  const value = functionValue(scope, found, returns, span);
  declare(context, outer, { name, kind: 'function', value, nameSpan: spanOf(nameNode), span });
}

/** Binds parameters with their defaults; gives their names. */
export function parameters(context: Context, list: Node, env: Env): readonly string[] {
  return parts(context, list).flatMap((part): readonly string[] => {
    const variable =
      part.type === 'script_parameter' ? part.namedChildren.find(({ type }) => type === 'variable') : null;
    if (!variable) return [];
    const { name, span: nameSpan } = variableOf(context, variable);
    const [initial] = part.namedChildren.filter(({ type }) => type === 'script_parameter_default');
    const given = initial ? parts(context, initial)[0] : undefined;
    const value = given ? context.expression(context, given, env) : null;
    declare(context, env, { name, kind: 'parameter', value, branch: null, nameSpan, span: spanOf(part) });
    return [name];
  });
}
