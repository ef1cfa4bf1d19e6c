import type { Node } from '../tree/node.ts';
import type { ClassExpression, Expression, FunctionExpression, ScopeId } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { conditional } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import { constantNamed, pathOf } from './constants.ts';
import { nothing } from './context.ts';
import type { Context, Env, OpenClass } from './context.ts';
import { functionOf } from './functions.ts';

/** `class A < B`, `class A::B`. */
export function classDefinition(context: Context, node: Node, env: Env): Expression {
  const superclass = node.childForFieldName('superclass');
  const [base] = superclass ? parts(context, superclass) : [];
  const inherits = base ? constantNamed(context, base, env) : null;
  const open = opened(context, node, env);
  if (!open) return nothing(spanOf(node));
  if (inherits) open.bases.unshift(inherits);
  classBody(context, node.childForFieldName('body'), open, env, open.bases[0] ?? null);
  return open.expression;
}

/** `module A`: a class that makes no objects. */
export function moduleDefinition(context: Context, node: Node, env: Env): Expression {
  const open = opened(context, node, env);
  if (!open) return nothing(spanOf(node));
  classBody(context, node.childForFieldName('body'), open, env, null);
  return open.expression;
}

/** `class << self`: methods of the class itself, which have names as its others do. */
export function singletonClass(context: Context, node: Node, env: Env): Expression {
  const body = node.childForFieldName('body');
  if (body) context.visit.body(context, body, env);
  return nothing(spanOf(node));
}

function classBody(
  context: Context,
  body: Node | null,
  { expression }: OpenClass,
  env: Env,
  base: Expression | null,
): void {
  const { scope } = expression;
  const inner: Env = { ...env, scope, self: scope, base, returns: null, declares: true };
  if (body) context.visit.body(context, body, inner);
}

/** The class a definition opens: a new one, or one of the same name opened before. Those in front of it in its path are opened too. */
function opened(context: Context, node: Node, env: Env): OpenClass | null {
  const name = node.childForFieldName('name');
  const path = name ? pathOf(context, name) : null;
  if (!path) return null;
  let scope = name?.type === 'scope_resolution' && !name.childForFieldName('scope') ? 0 : env.scope;
  let open: OpenClass | null = null;
  for (const part of path) {
    open = openClass(context, sourceOf(context, part), scope, part, node, env);
    scope = open.expression.scope;
  }
  return open;
}

/** Opens a class in a scope, and binds its name there where it is new. */
export function openClass(
  context: Context,
  name: string,
  outer: ScopeId,
  nameNode: Node,
  node: Node,
  env: Env,
): OpenClass {
  const key = `${String(outer)}:${name}`;
  const known = context.classes.get(key);
  if (known) return known;
  const span = spanOf(node);
  const bases: Expression[] = [];
  const scope = openScope(context, 'class', outer, name, span);
  const expression: ClassExpression = { kind: 'class', scope, bases, span };
  const open = { expression, bases };
  context.classes.set(key, open);
  declare(context, env, {
    name,
    scope: outer,
    kind: 'class',
    value: expression,
    nameSpan: spanOf(nameNode),
    span,
  });
  return open;
}

/**
 * `def name(…)`, `def self.name(…)`. One without parameters is read like an attribute, as calls may leave the parentheses
 * out. `initialize` is the constructor.
 */
export function method(context: Context, node: Node, env: Env): Expression {
  const nameNode = node.childForFieldName('name');
  const written = nameNode ? sourceOf(context, nameNode) : '';
  const name = written === 'initialize' && env.self !== null ? 'constructor' : written;
  const value = functionOf(context, node, env, name);
  const symbol: Expression = { kind: 'string', value: written, span: spanOf(node), content: spanOf(nameNode ?? node) };
  if (!nameNode) return symbol;
  const scope = env.self ?? env.scope;
  const place = { name, scope, branch: null, nameSpan: spanOf(nameNode), span: spanOf(node) };
  const attribute = name !== 'constructor' && value.parameters.length === 0;
  if (!attribute) declare(context, env, { ...place, kind: 'function', value });
  else {
    const given = valueOf(value, name);
    if (given) declare(context, env, { ...place, kind: 'attribute', value: given });
  }
  return nothing(spanOf(node));
}

/** What reading a method without parameters gives; null for one that only shows or sets the variable of its name. */
function valueOf(value: FunctionExpression, name: string): Expression | null {
  const given = value.returns.flatMap((returned) => withoutItself(returned, name));
  return given.length === 0 && value.returns.length > 0 ? null : conditional(given, value.span);
}

/** `@model || "…"` without the variable that has the method's own name: it is bound under that name as well. */
function withoutItself(value: Expression, name: string): readonly Expression[] {
  if (value.kind === 'member' && value.object.kind === 'self' && value.property === name) return [];
  if (value.kind !== 'fallback') return [value];
  const options = value.options.flatMap((option) => withoutItself(option, name));
  return options.length === 0 ? [] : [{ ...value, options }];
}
