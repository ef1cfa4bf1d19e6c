import type { Node } from '../tree/node.ts';
import type { Expression, FunctionExpression, ScopeId } from '../../model/facts.ts';
import { addCall } from '../collector/calls.ts';
import { functionValue, opaque } from '../collector/expressions.ts';
import { emptyAt, identifierOf, parts, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import { placed } from './placed.ts';
import { declareTyped } from './names.ts';
import type { Context, Env } from './context.ts';
import { declaredType, typeReference } from './types.ts';

/** A method, constructor, local function, lambda or accessor: its own scope, its parameters, its body. */
export function functionOf(context: Context, node: Node, outer: Env, name: string | null): FunctionExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'function', outer.scope, name, span);
  const children = parts(context, node);
  const body =
    node.childForFieldName('body') ??
    node.childForFieldName('value') ??
    children.findLast((part) => part.type === 'block' || part.type === 'arrow_expression_clause') ??
    null;
  const type =
    node.childForFieldName('returns') ?? (node.type === 'lambda_expression' ? null : node.childForFieldName('type'));
  const returns: Expression[] = [];
  // A constructor runs whenever there is an object; any other function may not run at all.
  const region =
    node.type === 'constructor_declaration' ? outer.region : { span: body ? spanOf(body) : span, scope: outer.scope };
  const result = type ? typeReference(context, type, outer) : null;
  const env: Env = { ...outer, scope, region, returns, result };
  const parameters = parameterList(context, node, env);
  for (const part of children) {
    if (part.type === 'constructor_initializer') initializer(context, part, env);
    else if (part.type === 'attribute_list') context.visit.statement(context, part, outer);
  }
  if (body) functionBody(context, body, env);
  return functionValue(scope, parameters, returns, span);
}

/** A block, `=> value`, or the bare expression of a lambda. */
export function functionBody(context: Context, body: Node, env: Env): void {
  if (body.type === 'block') {
    for (const part of placed(context, parts(context, body), env))
      context.visit.statement(context, part.node, part.env);
    return;
  }
  const value = body.type === 'arrow_expression_clause' ? parts(context, body)[0] : body;
  if (value) env.returns?.push(context.visit.expression(context, value, env, env.result));
}

/** `: base(…)` and `: this(…)` make the object they are part of. */
function initializer(context: Context, node: Node, env: Env): void {
  const list = parts(context, node).at(-1);
  if (list?.type !== 'argument_list') return;
  const ofBase = context.text.slice(node.startIndex, list.startIndex).includes('base');
  const own = env.self === null ? null : (context.scopes[env.self]?.name ?? null);
  const span = spanOf(node);
  const callee: Expression | null = ofBase
    ? env.base
    : own === null
      ? null
      : { kind: 'name', name: own, scope: env.scope, span: emptyAt(span.start) };
  constructs(context, callee, list, node, env);
}

/** Notes that a base or another constructor is called with these arguments. */
export function constructs(context: Context, callee: Expression | null, list: Node, node: Node, env: Env): void {
  const span = spanOf(node);
  const made = callee ?? opaque('unsupported', span);
  const value = addCall(context, env, { form: 'new', callee: made, arguments: [], argumentsSpan: spanOf(list), span });
  const given = context.visit.arguments(context, list, env);
  const call = context.calls[value.call];
  if (call) context.calls[value.call] = { ...call, arguments: given };
}

/** Binds the parameters of a node; their names in order, without the one an extension method is called on. */
function parameterList(context: Context, node: Node, env: Env): string[] {
  const list =
    node.childForFieldName('parameters') ?? parts(context, node).find((part) => part.type === 'parameter_list') ?? null;
  if (!list) return [];
  if (list.type === 'implicit_parameter' || list.type === 'identifier')
    return bind(context, list, list, null, null, env);
  const names = parts(context, list).flatMap((part, index) => {
    if (part.type !== 'parameter') return [];
    const name = part.childForFieldName('name');
    if (!name) return [];
    const type = part.childForFieldName('type');
    const last = parts(context, part).at(-1);
    const value = last && last.id !== name.id && last.startIndex > name.endIndex ? last : null;
    for (const child of parts(context, part))
      if (child.type === 'attribute_list') context.visit.statement(context, child, env);
    const bound = bind(context, part, name, type, value, env);
    const extends_ =
      index === 0 &&
      /^(?:\[[^\]]*\]\s*)?(?:(?:ref|in|scoped)\s+)*this\s/.test(context.text.slice(part.startIndex, name.startIndex));
    return extends_ ? [] : bound;
  });
  // `params string[] ids`: the grammar puts type and name right into the list.
  const rest = list.childForFieldName('name');
  return rest ? [...names, ...bind(context, rest, rest, list.childForFieldName('type'), null, env)] : names;
}

function bind(context: Context, node: Node, name: Node, type: Node | null, value: Node | null, env: Env): string[] {
  const text = identifierOf(context, name);
  const written = declaredType(context, type, env);
  const given = value ? context.visit.expression(context, value, env, written?.reference ?? null) : null;
  declareTyped(
    context,
    env,
    {
      name: text,
      scope: env.scope,
      kind: 'parameter',
      value: given,
      branch: null,
      nameSpan: spanOf(name),
      span: spanOf(node),
    },
    written,
  );
  return [text];
}

/** `class Chat(string model)`: a constructor whose parameters all members see. */
export function primaryConstructor(context: Context, node: Node, scope: ScopeId, env: Env): void {
  const list = parts(context, node).find((part) => part.type === 'parameter_list');
  if (!list) return;
  const span = spanOf(list);
  const inner = openScope(context, 'function', scope, 'constructor', span);
  const within: Env = { ...env, scope: inner, region: null, returns: null, result: null };
  const first = context.bindings.length;
  const parameters = parameterList(context, node, within);
  for (const parameter of context.bindings.slice(first)) {
    if (parameter.scope !== inner) continue;
    const { name, nameSpan, annotation } = parameter;
    const value: Expression = { kind: 'name', name, scope: inner, span: nameSpan };
    const type = context.names[inner]?.get(name) ?? null;
    declareTyped(
      context,
      env,
      { name, scope, kind: 'attribute', value, annotation, branch: null, nameSpan, span: parameter.span },
      type,
    );
  }
  const value: FunctionExpression = { kind: 'function', scope: inner, parameters, returns: [], span };
  declareTyped(context, env, {
    name: 'constructor',
    scope,
    kind: 'function',
    value,
    branch: null,
    nameSpan: emptyAt(span.start),
    span,
  });
}
