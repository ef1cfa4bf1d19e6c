import type { Argument, ClassExpression, Expression, FunctionExpression } from '../../model/facts.ts';
import type { Node } from '../tree/node.ts';
import { declare } from '../collector/bindings.ts';
import { functionValue } from '../collector/expressions.ts';
import { identifierOf, parts, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import { stringOf } from './strings.ts';
import { isValue } from './context.ts';
import type { Context, Env } from './context.ts';

/** `function(x, model = "…") { … }`, `\(x) …`: its value is that of its last expression. */
export function functionOf(context: Context, node: Node, outer: Env): FunctionExpression {
  const span = spanOf(node);
  const name = outer.member === 'initialize' ? 'constructor' : outer.member;
  const scope = openScope(context, 'function', outer.scope, name, span);
  const body = node.childForFieldName('body');
  const returns: Expression[] = [];
  const region = { span: body ? spanOf(body) : span, scope: outer.scope };
  // A constructor runs whenever there is an object; any other function may not run at all.
  const env: Env = { ...outer, scope, region: name === 'constructor' ? outer.region : region, returns, member: null };
  const list = node.childForFieldName('parameters');
  const parameters = (list ? parts(context, list) : []).flatMap((part) => parameter(context, part, env));
  const last = body ? context.expression(context, body, env) : null;
  if (last && name !== 'constructor' && isValue(last)) returns.push(last);
  return functionValue(scope, parameters, returns, span);
}

/** Binds a parameter and gives its name; a default is evaluated in the function itself. */
function parameter(context: Context, node: Node, env: Env): string[] {
  const nameNode = node.childForFieldName('name');
  if (nameNode?.type !== 'identifier') return nameNode ? [nameNode.text] : [];
  const initial = node.childForFieldName('default');
  const given = initial ? context.expression(context, initial, env) : null;
  const value = given && isValue(given) ? given : null;
  const name = identifierOf(context, nameNode);
  declare(context, env, {
    name,
    kind: 'parameter',
    value,
    branch: null,
    nameSpan: spanOf(nameNode),
    span: spanOf(node),
  });
  return [name];
}

const MEMBERS: ReadonlySet<string> = new Set(['public', 'private', 'active']);

/** `R6Class("Bot", public = list(model = "…", initialize = function(model) { … }))` (https://r6.r-lib.org/): a class. */
export function classOf(context: Context, node: Node, list: Node, env: Env): ClassExpression {
  const span = spanOf(node);
  const [first] = parts(context, list);
  const title = first?.childForFieldName('value');
  const name = title?.type === 'string' ? stringOf(title).value : null;
  const scope = openScope(context, 'class', env.scope, name, span);
  const inner: Env = { ...env, scope, self: scope, returns: null };
  const bases: Expression[] = [];
  for (const argument of parts(context, list)) {
    const group = argument.childForFieldName('name')?.text ?? '';
    const value = argument.childForFieldName('value');
    if (!value) continue;
    const members = MEMBERS.has(group) ? value.childForFieldName('arguments') : null;
    if (group === 'inherit') bases.push(context.expression(context, value, env));
    else if (!members) context.expression(context, value, env);
    else for (const member of parts(context, members)) memberOf(context, member, group === 'active', inner);
  }
  return { kind: 'class', scope, bases, span };
}

function memberOf(context: Context, node: Node, active: boolean, env: Env): void {
  const nameNode = node.childForFieldName('name');
  const given = node.childForFieldName('value');
  if (!nameNode || !given) return;
  const written = identifierOf(context, nameNode);
  const value = context.expression(context, given, { ...env, member: written });
  const isFunction = value.kind === 'function';
  const [read] = isFunction && active ? value.returns : [];
  declare(context, env, {
    name: isFunction && written === 'initialize' ? 'constructor' : written,
    kind: isFunction && !active ? 'function' : active ? 'attribute' : 'field',
    value: active ? (read ?? null) : isValue(value) ? value : null,
    branch: null,
    nameSpan: spanOf(nameNode),
    span: spanOf(node),
  });
}

/** The value of an argument by name, or by position among those without a name. */
export function givenAs(given: readonly Argument[], name: string, position: number): Expression | null {
  const named = given.find((argument) => argument.kind === 'keyword' && argument.name === name);
  if (named) return named.value;
  return given.find((argument) => argument.kind === 'positional' && argument.index === position)?.value ?? null;
}
