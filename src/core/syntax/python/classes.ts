import type { Node } from '../tree/node.ts';
import type { Expression } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { conditional } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';
import { functionOf } from './functions.ts';

/** A class: what it derives from, its fields, its methods. */
export function classOf(context: Context, node: Node, env: Env): void {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  const superclasses = node.childForFieldName('superclasses');
  if (!name) return;
  const span = spanOf(node);
  const bases: Expression[] = [];
  for (const part of superclasses ? parts(context, superclasses) : []) {
    if (part.type === 'keyword_argument') context.visit.statement(context, part, env);
    else bases.push(context.visit.expression(context, part, env));
  }
  const scope = openScope(context, 'class', env.scope, sourceOf(context, name), span);
  if (bases.some(isEnum)) context.enums.add(scope);
  const inner: Env = { ...env, scope, self: null, region: null, returns: null };
  for (const part of body ? parts(context, body) : []) context.visit.statement(context, part, inner);
  declare(context, env, {
    name: sourceOf(context, name),
    kind: 'class',
    value: { kind: 'class', scope, bases, span },
    nameSpan: spanOf(name),
    span,
  });
}

function isEnum(base: Expression): boolean {
  return /Enum|Flag$/.test(base.kind === 'name' ? base.name : base.kind === 'member' ? base.property : '');
}

/** A method; a property stands for what it returns. */
export function methodOf(context: Context, node: Node, env: Env, decorators: readonly string[]): void {
  const name = node.childForFieldName('name');
  if (!name) return;
  const text = sourceOf(context, name);
  const owner = context.scopes[env.scope]?.kind === 'class' ? env.scope : null;
  const value = functionOf(context, node, env, text, owner, decorators.includes('staticmethod'));
  // `@model.setter` is called by assignments; the name stays what the getter gives.
  if (decorators.some((decorator) => /\.(?:setter|deleter)$/.test(decorator))) return;
  const isProperty = owner !== null && decorators.some((decorator) => /(?:^|\.|_)property$/.test(decorator));
  const given: Expression = isProperty ? conditional(value.returns, value.span) : value;
  declare(context, env, {
    name: text,
    kind: isProperty ? 'attribute' : 'function',
    value: given,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
}
