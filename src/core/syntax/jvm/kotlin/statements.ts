import type { Node } from '../../tree/node.ts';
import type { BindingFact, Expression } from '../../../model/facts.ts';
import { assign, bindMember, declare } from '../../collector/bindings.ts';
import { deeper } from '../../collector/depth.ts';
import { columnOf, opaque } from '../../collector/expressions.ts';
import { identifierOf, parts, sourceOf, spanOf } from '../../collector/nodes.ts';
import { inRegion } from '../../collector/regions.ts';
import { declaringScope, openScope } from '../../collector/scopes.ts';
import type { Context, Env, Mutability } from '../context.ts';
import { holdsEnvironment, noteEnvironment } from '../environment.ts';
import { annotations } from './calls.ts';
import { declaration } from './declarations.ts';
import { functionWith } from './functions.ts';
import { mutabilityOf, variableNames } from './names.ts';
import { declaredType } from './types.ts';

/** What holds no values: types, labels and directives. */
const EMPTY: ReadonlySet<string> = new Set([
  'file_annotation',
  'modifiers',
  'user_type',
  'nullable_type',
  'function_type',
  'type_arguments',
  'type_parameters',
  'label',
]);

/** Collects what a statement, or an expression in its place, holds. */
export function statement(context: Context, node: Node, env: Env): void {
  deeper(context, () => {
    dispatch(context, node, env);
    return true;
  });
}

function dispatch(context: Context, node: Node, env: Env): void {
  const type = node.type;
  switch (type) {
    case 'property_declaration':
      property(context, node, env);
      return;
    case 'assignment':
      assignment(context, node, env);
      return;
    case 'block':
      for (const part of parts(context, node)) statement(context, part, env);
      return;
    case 'for_statement':
      forEach(context, node, env);
      return;
    case 'while_statement':
    case 'do_while_statement': {
      const condition = node.childForFieldName('condition');
      for (const part of parts(context, node)) {
        if (part.id === condition?.id) context.visit.expression(context, part, env);
        else statement(context, part, inRegion(env, spanOf(part)));
      }
      return;
    }
    default:
      if (!EMPTY.has(type) && !declaration(context, node, type, env)) context.visit.expression(context, node, env);
  }
}

/** `val name: T = value`, `by lazy { … }`, `get() = …`, `val (a, b) = …`. */
function property(context: Context, node: Node, env: Env): void {
  const given = annotations(context, node, env);
  const children = parts(context, node);
  const at = children.findIndex(({ type }) => type === 'variable_declaration' || type === 'multi_variable_declaration');
  const declared = children[at];
  if (!declared) return;
  let value: Expression | null = null;
  for (const part of children.slice(at + 1)) value = initial(context, part, env) ?? value;
  const isMember = context.scopes[env.scope]?.kind === 'class';
  const mutability = mutabilityOf(context, node);
  if (declared.type === 'multi_variable_declaration') {
    destructured(context, node, value, env);
    return;
  }
  const [name] = variableNames(context, node);
  if (!name) return;
  const text = identifierOf(context, name);
  bind(
    context,
    name,
    isMember ? 'field' : 'variable',
    given ?? value,
    node,
    env,
    mutability,
    declaredType(context, declared, env),
  );
  if (value && holdsEnvironment(context, value)) noteEnvironment(context, env, text);
}

/** What a part behind the name of a property gives to it. */
function initial(context: Context, node: Node, env: Env): Expression | null {
  switch (node.type) {
    case 'getter': {
      const { returns, span } = functionWith(context, node, env, null, annotations);
      const [only] = returns;
      return only && returns.length === 1 ? only : { kind: 'fallback', how: 'conditional', options: returns, span };
    }
    case 'setter':
      functionWith(context, node, env, null, annotations);
      return null;
    case 'property_delegate': {
      const [delegate] = parts(context, node);
      return delegate ? context.visit.expression(context, delegate, env) : null;
    }
    case 'type_constraints':
      return null;
    default:
      return context.visit.expression(context, node, env);
  }
}

function destructured(context: Context, node: Node, value: Expression | null, env: Env): void {
  for (const [index, name] of variableNames(context, node).entries()) {
    const span = spanOf(name);
    const item: Expression | null = value && {
      kind: 'member',
      object: value,
      property: String(index),
      fallback: null,
      span,
    };
    bind(context, name, 'variable', item, node, env);
  }
}

function bind(
  context: Context,
  name: Node,
  kind: BindingFact['kind'],
  value: Expression | null,
  node: Node,
  env: Env,
  mutability: Mutability = 'final',
  annotation: Expression | null = null,
): void {
  const binding = {
    name: identifierOf(context, name),
    scope: env.scope,
    kind,
    value,
    annotation,
    nameSpan: spanOf(name),
    span: spanOf(node),
  };
  declare(context, env, kind === 'field' ? { ...binding, branch: null } : binding, mutability);
}

/** `name = value`, `this.name = value`, `object.name = value`, `map["name"] = value`. */
function assignment(context: Context, node: Node, env: Env): void {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const span = spanOf(node);
  if (!left || !right) return;
  const value = context.visit.expression(context, right, env);
  const appended = !/^\s*=/.test(context.text.slice(left.endIndex, right.startIndex));
  const given = appended ? opaque('runtime-value', span) : value;
  if (left.type === 'identifier') {
    plain(context, left, given, span, env);
    return;
  }
  const [target, name] = parts(context, left);
  if (!target || !name) return;
  if (left.type === 'navigation_expression') {
    const property = identifierOf(context, name);
    const own = target.type === 'this_expression' && sourceOf(context, target) === 'this' && env.sink;
    if (own) {
      own.push({ kind: 'keyword', name: property, nameSpan: spanOf(name), value: given, span });
      return;
    }
    const object = context.visit.expression(context, target, env);
    if (object.kind !== 'self') bindMember(context, env, property, given, spanOf(name), span);
    else
      declare(context, env, {
        name: property,
        scope: object.scope,
        kind: 'attribute',
        value: given,
        nameSpan: spanOf(name),
        span,
      });
    return;
  }
  context.visit.expression(context, target, env);
  const key = context.visit.expression(context, name, env);
  if (key.kind === 'string') bindMember(context, env, key.value, given, key.content, span);
}

/** A name that can be assigned here, else a property of the receiver of the lambda. */
function plain(
  context: Context,
  left: Node,
  value: Expression,
  span: { readonly start: number; readonly end: number },
  env: Env,
): void {
  const name = identifierOf(context, left);
  const scope = declaringScope(context, env.scope, name);
  const mutable = scope !== null && context.names[scope]?.get(name) !== 'final';
  if (env.sink && !mutable) env.sink.push({ kind: 'keyword', name, nameSpan: spanOf(left), value, span });
  else assign(context, env, { name, value, nameSpan: spanOf(left), span });
}

function forEach(context: Context, node: Node, env: Env): void {
  const span = spanOf(node);
  const within = { ...env, scope: openScope(context, 'block', env.scope, null, span) };
  const children = parts(context, node).filter(({ type }) => type !== 'label' && type !== 'annotation');
  const [declared, over, body] = children;
  const value = over ? context.visit.expression(context, over, env) : null;
  const [name] = declared?.type === 'variable_declaration' ? variableNames(context, node) : [];
  if (name) bind(context, name, 'loop', value, node, within);
  else
    for (const [index, each] of variableNames(context, node).entries())
      bind(context, each, 'variable', value && columnOf(value, index, spanOf(node)), node, within);
  if (body) statement(context, body, { ...within, region: { span: spanOf(body), scope: env.scope } });
}
