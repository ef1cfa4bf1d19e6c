import type { Node } from '../tree/node.ts';
import type { ClassExpression, Expression, ScopeId } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';
import { given, isGetter, keyOf } from './expressions.ts';
import { typeReference } from './types.ts';

/** A class: what it extends, its fields, methods and accessors. */
export function classOf(context: Context, node: Node, env: Env, name: string | null): ClassExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'class', env.scope, name, span);
  const bases: Expression[] = [];
  let body: Node | null = null;
  for (const part of parts(context, node)) {
    const type = part.type;
    if (type === 'class_heritage') bases.push(...heritage(context, part, env));
    else if (type === 'class_body') body = part;
    else if (type === 'decorator') context.visit.expression(context, part, env);
  }
  const inner: Env = { ...env, scope, self: scope, base: bases[0] ?? null, returns: null };
  for (const part of body ? parts(context, body) : []) member(context, part, scope, inner, env);
  return { kind: 'class', scope, bases, span };
}

/** `extends Base<T>`, also `extends mixin(Base)`; interfaces it implements hold no values. */
function heritage(context: Context, node: Node, env: Env): Expression[] {
  const bases: Expression[] = [];
  for (const part of parts(context, node)) {
    const type = part.type;
    if (type === 'implements_clause') continue;
    const value = type === 'extends_clause' ? parts(context, part)[0] : part;
    if (value) bases.push(context.visit.expression(context, value, env));
  }
  return bases;
}

function member(context: Context, node: Node, scope: ScopeId, env: Env, outer: Env): void {
  switch (node.type) {
    case 'public_field_definition':
    case 'field_definition':
      field(context, node, scope, env, outer);
      return;
    case 'method_definition':
      method(context, node, scope, env);
      return;
    case 'class_static_block':
      for (const part of parts(context, node)) context.visit.statement(context, part, env);
      return;
    case 'abstract_method_signature':
    case 'method_signature':
    case 'index_signature':
      return;
    default:
      context.visit.statement(context, node, outer);
  }
}

/** A field. Names in its value are looked up outside of the class: the language has no bare field names. */
function field(context: Context, node: Node, scope: ScopeId, env: Env, outer: Env): void {
  let name: Node | null = null;
  let type: Node | null = null;
  let value: Expression | null = null;
  for (const part of parts(context, node)) {
    const kind = part.type;
    if (kind === 'decorator') context.visit.expression(context, part, env);
    else if (kind === 'type_annotation') type = part;
    else if (kind === 'accessibility_modifier' || kind === 'override_modifier') continue;
    else if (name === null) name = part;
    else value = context.visit.expression(context, part, { ...env, scope: outer.scope });
  }
  const key = name ? keyOf(context, name, env) : null;
  if (!name || key === null) return;
  const annotation = type ? typeReference(context, type, outer) : null;
  declare(context, env, {
    name: key,
    scope,
    kind: 'field',
    value,
    annotation,
    branch: null,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
}

function method(context: Context, node: Node, scope: ScopeId, env: Env): void {
  const name = node.childForFieldName('name');
  const key = name ? keyOf(context, name, env) : null;
  const value = context.visit.functionOf(context, node, env, key);
  if (!name || key === null) return;
  const getter = isGetter(context, node);
  declare(context, env, {
    name: key,
    scope,
    kind: getter ? 'attribute' : 'function',
    value: getter ? given(value) : value,
    branch: null,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
}

/** `enum Model { Fast = "…" }`: a class whose members are constants. */
export function enumOf(context: Context, node: Node, env: Env, name: string | null): ClassExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'class', env.scope, name, span);
  const inner: Env = { ...env, scope };
  const body = parts(context, node).find((part) => part.type === 'enum_body');
  for (const part of body ? parts(context, body) : []) {
    const [key, value] = part.type === 'enum_assignment' ? parts(context, part) : [part];
    const member = key ? keyOf(context, key, inner) : null;
    if (!key || member === null) continue;
    declare(context, inner, {
      name: member,
      scope,
      kind: 'enum-member',
      value: value ? context.visit.expression(context, value, inner) : null,
      branch: null,
      nameSpan: spanOf(key),
      span: spanOf(part),
    });
  }
  return { kind: 'class', scope, bases: [], span };
}

/** An interface or object type: a class whose fields have types and no values, so that `deps: Deps; deps.client` is traced. */
export function shapeOf(context: Context, node: Node, body: Node, env: Env, name: string): ClassExpression {
  const scope = openScope(context, 'class', env.scope, name, spanOf(node));
  for (const part of parts(context, body)) {
    const children = parts(context, part);
    const type = children.at(-1);
    const key = children.find((child) => child.type === 'property_identifier');
    if (!key || type?.type !== 'type_annotation' || part.type !== 'property_signature') continue;
    declare(context, env, {
      name: sourceOf(context, key),
      scope,
      kind: 'field',
      value: null,
      annotation: typeReference(context, type, env),
      branch: null,
      nameSpan: spanOf(key),
      span: spanOf(part),
    });
  }
  return { kind: 'class', scope, bases: [], span: spanOf(node) };
}
