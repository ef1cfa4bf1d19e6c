import type { Node } from '../../tree/node.ts';
import type { Expression, FunctionExpression } from '../../../model/facts.ts';
import { declare } from '../../collector/bindings.ts';
import { functionValue } from '../../collector/expressions.ts';
import { identifierOf, parts, spanOf } from '../../collector/nodes.ts';
import { openScope } from '../../collector/scopes.ts';
import type { Context, Env } from '../context.ts';
import { blockValue } from './blocks.ts';
import { declaredType, isType } from './types.ts';

/** Reads the annotations of a parameter; handed in, since annotations are calls, which hold lambdas. */
type Annotated = (context: Context, node: Node, env: Env) => Expression | null;

/** A function, a constructor or an accessor: its own scope, its parameters, its body. */
export function functionWith(
  context: Context,
  node: Node,
  outer: Env,
  name: string | null,
  annotated: Annotated,
): FunctionExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'function', outer.scope, name, span);
  const returns: Expression[] = [];
  const children = parts(context, node);
  const body = children.find(({ type }) => type === 'function_body' || type === 'block') ?? null;
  // Written constructors stand beside the primary one: each may not run at all, as any function.
  const region = { span: body ? spanOf(body) : span, scope: outer.scope };
  const env: Env = { ...outer, scope, region, returns, labelled: null, sink: null, receiver: null };
  const list = children.find(({ type }) => type === 'function_value_parameters');
  const parameters = list ? parametersOf(context, list, env, annotated) : [];
  if (body) bodyOf(context, body, env, returns);
  return functionValue(scope, parameters, returns, span);
}

function bodyOf(context: Context, node: Node, env: Env, returns: Expression[]): void {
  const inner = node.type === 'function_body' ? parts(context, node)[0] : node;
  if (!inner) return;
  if (inner.type === 'block') for (const part of parts(context, inner)) context.visit.statement(context, part, env);
  else returns.push(context.visit.expression(context, inner, env));
}

/** Binds parameters with their defaults; gives their names. */
export function parametersOf(context: Context, list: Node, env: Env, annotated: Annotated): string[] {
  const names: string[] = [];
  const children = parts(context, list);
  for (const [index, part] of children.entries()) {
    if (part.type !== 'parameter' && part.type !== 'class_parameter') continue;
    const name = parts(context, part).find(({ type }) => type === 'identifier');
    if (!name) continue;
    const before = children[index - 1];
    const next = children[index + 1];
    const given =
      annotated(context, part, env) ?? (before?.type === 'parameter_modifiers' ? annotated(context, list, env) : null);
    const initial =
      part.type === 'class_parameter' ? defaultIn(context, part, name) : defaultBehind(context, part, next);
    const value = initial ? context.visit.expression(context, initial, env) : null;
    const text = identifierOf(context, name);
    names.push(text);
    declare(
      context,
      env,
      {
        name: text,
        scope: env.scope,
        kind: 'parameter',
        value: given ?? value,
        annotation: declaredType(context, part, env),
        branch: null,
        nameSpan: spanOf(name),
        span: { start: part.startIndex, end: Math.max(part.endIndex, initial?.endIndex ?? 0) },
      },
      'final',
    );
  }
  return names;
}

/** `val model: String = "…"`: the default is the last part of a class parameter. */
function defaultIn(context: Context, node: Node, name: Node): Node | null {
  const last = parts(context, node).at(-1);
  return !last || last.id === name.id || isType(last.type) || last.type === 'modifiers' ? null : last;
}

/** The default of a parameter stands behind it. */
function defaultBehind(context: Context, node: Node, next: Node | undefined): Node | null {
  return next && /^\s*=/.test(context.text.slice(node.endIndex, next.startIndex)) ? next : null;
}

/** A lambda: what its last expression gives is what it returns. `item` is what its parameter is given, where that is known. */
export function lambda(context: Context, node: Node, outer: Env, item: Expression | null): FunctionExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'function', outer.scope, null, span);
  const labelled: Expression[] = [];
  const env: Env = { ...outer, scope, region: { span, scope: outer.scope }, labelled };
  const children = parts(context, node);
  const list = children[0]?.type === 'lambda_parameters' ? children[0] : null;
  const names = list ? parts(context, list) : [];
  const parameters = list
    ? names.flatMap((part, index) => lambdaParameter(context, part, index === 0 ? item : null, env))
    : [implicit(context, item, span, env)];
  const last = blockValue(context, list ? children.slice(1) : children, env);
  const returns = [...labelled, ...(last ? [last] : [])];
  return functionValue(scope, parameters, returns, span);
}

/** `it`. */
function implicit(context: Context, value: Expression | null, span: { start: number }, env: Env): string {
  const nameSpan = { start: span.start, end: span.start };
  declare(
    context,
    env,
    { name: 'it', scope: env.scope, kind: 'parameter', value, branch: null, nameSpan, span: nameSpan },
    'final',
  );
  return 'it';
}

function lambdaParameter(context: Context, node: Node, value: Expression | null, env: Env): string[] {
  const inner = node.type === 'multi_variable_declaration' ? parts(context, node) : [node];
  const names = inner.flatMap((part) => {
    const name = parts(context, part).find(({ type }) => type === 'identifier');
    if (!name) return [];
    const text = identifierOf(context, name);
    declare(
      context,
      env,
      {
        name: text,
        scope: env.scope,
        kind: 'parameter',
        value: inner.length === 1 ? value : null,
        annotation: declaredType(context, part, env),
        branch: null,
        nameSpan: spanOf(name),
        span: spanOf(part),
      },
      'final',
    );
    return [text];
  });
  return node.type === 'multi_variable_declaration' ? [names.join(', ')] : names;
}
