import type { Node } from '../tree/node.ts';
import type { ClassExpression, Expression } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import { attributes } from './calls.ts';
import { oneOf, variableName } from './context.ts';
import type { Context, Env } from './context.ts';
import { className, typeReference } from './names.ts';

/** A class, interface, trait or enum: what it extends and uses, its constants, properties, cases and methods. */
export function classOf(context: Context, node: Node, env: Env, name: string | null): ClassExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'class', env.scope, name, span);
  const annotations = node.childForFieldName('attributes');
  if (annotations) attributes(context, annotations, env);
  const bases: Expression[] = [];
  for (const part of parts(context, node)) {
    if (part.type !== 'base_clause' && part.type !== 'class_interface_clause') continue;
    for (const base of parts(context, part)) bases.push(className(context, base, env));
  }
  const inner: Env = { ...env, scope, self: scope, base: bases[0] ?? null, returns: null };
  const body = node.childForFieldName('body');
  for (const part of body ? parts(context, body) : []) member(context, part, bases, inner);
  return { kind: 'class', scope, bases, span };
}

function member(context: Context, node: Node, bases: Expression[], env: Env): void {
  const annotations = node.childForFieldName('attributes');
  if (annotations) attributes(context, annotations, env);
  switch (node.type) {
    case 'use_declaration':
      // What a trait declares is as if it were inherited.
      for (const part of parts(context, node)) if (part.type !== 'use_list') bases.push(className(context, part, env));
      return;
    case 'const_declaration':
      constants(context, node, env);
      return;
    case 'property_declaration':
      properties(context, node, env);
      return;
    case 'enum_case':
      enumCase(context, node, env);
      return;
    case 'method_declaration':
      method(context, node, env);
      return;
    default:
      context.visit.statement(context, node, env);
  }
}

/** `const A = …, B = …;`, in a class or not. */
export function constants(context: Context, node: Node, env: Env): void {
  for (const element of parts(context, node)) {
    if (element.type !== 'const_element') continue;
    const [name, value] = parts(context, element);
    if (!name) continue;
    declare(context, env, {
      name: sourceOf(context, name),
      scope: env.scope,
      kind: 'variable',
      value: value ? context.visit.expression(context, value, env) : null,
      branch: null,
      nameSpan: spanOf(name),
      span: spanOf(element),
    });
  }
}

/** `public string $a = …, $b;`, and what its `get` hook gives. */
function properties(context: Context, node: Node, env: Env): void {
  const annotation = typeReference(context, node.childForFieldName('type'), env);
  const hooked = parts(context, node).flatMap((part) =>
    part.type === 'property_hook_list' ? hooks(context, part, env) : [],
  );
  for (const element of parts(context, node)) {
    if (element.type !== 'property_element') continue;
    const nameNode = element.childForFieldName('name');
    const name = nameNode ? variableName(context, nameNode) : null;
    if (!nameNode || name === null) continue;
    const initial = element.childForFieldName('default_value');
    const given = initial ? context.visit.expression(context, initial, env) : null;
    declare(context, env, {
      name,
      scope: env.scope,
      kind: 'field',
      value: hooked[0] ?? given,
      annotation,
      branch: null,
      nameSpan: spanOf(nameNode),
      span: spanOf(element),
    });
  }
}

function hooks(context: Context, list: Node, env: Env): Expression[] {
  return parts(context, list).flatMap((hook) => {
    const value = context.visit.functionOf(context, hook, env, null);
    const isRead = /^(?:final\s+)?&?get\b/i.test(sourceOf(context, hook));
    return isRead && value.returns.length > 0 ? [oneOf(value.returns, value.span)] : [];
  });
}

function enumCase(context: Context, node: Node, env: Env): void {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (!name) return;
  declare(context, env, {
    name: sourceOf(context, name),
    scope: env.scope,
    kind: 'enum-member',
    value: value ? context.visit.expression(context, value, env) : null,
    branch: null,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
}

function method(context: Context, node: Node, env: Env): void {
  const nameNode = node.childForFieldName('name');
  if (!nameNode) return;
  const written = sourceOf(context, nameNode);
  const name = written.toLowerCase() === '__construct' ? 'constructor' : written;
  const value = context.visit.functionOf(context, node, env, name);
  declare(context, env, {
    name,
    scope: env.scope,
    kind: 'function',
    value,
    branch: null,
    nameSpan: spanOf(nameNode),
    span: spanOf(node),
  });
}
