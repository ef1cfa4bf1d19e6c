import type { Node } from 'web-tree-sitter';
import type { Expression } from '../model/facts.ts';
import { annotationOf } from './python-annotations.ts';
import { declare, openScope, parts, sourceOf, spanOf } from './python-context.ts';
import type { Context, Env } from './python-context.ts';
import { functionOf } from './python-functions.ts';
import { bindTarget } from './python-targets.ts';

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
  const isEnum = bases.some((base) =>
    /(?:Enum|Flag)$/.test(base.kind === 'name' ? base.name : base.kind === 'member' ? base.property : ''),
  );
  const inner: Env = { ...env, scope, self: null, region: null, returns: null };
  for (const part of body ? parts(context, body) : []) member(context, part, inner, isEnum);
  declare(context, env, {
    name: sourceOf(context, name),
    kind: 'class',
    value: { kind: 'class', scope, bases, span },
    nameSpan: spanOf(name),
    span,
  });
}

function member(context: Context, node: Node, env: Env, isEnum: boolean): void {
  const [statement] = node.type === 'expression_statement' ? parts(context, node) : [];
  if (statement?.type === 'assignment') field(context, statement, env, isEnum);
  else if (node.type === 'function_definition') methodOf(context, node, env, []);
  else context.visit.statement(context, node, env);
}

/** `name: Type = value` and `name = value` in a class body. */
function field(context: Context, node: Node, env: Env, isEnum: boolean): void {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const type = node.childForFieldName('type');
  if (!left) return;
  const value = right ? context.visit.expression(context, right, env) : null;
  const annotation = type ? annotationOf(context, type, env) : null;
  bindTarget(context, left, value, isEnum ? 'enum-member' : 'field', spanOf(node), env, annotation);
}

/** A method; a property stands for what it returns. */
export function methodOf(context: Context, node: Node, env: Env, decorators: readonly string[]): void {
  const name = node.childForFieldName('name');
  if (!name) return;
  const text = sourceOf(context, name);
  const owner = context.scopes[env.scope]?.kind === 'class' ? env.scope : null;
  const value = functionOf(context, node, env, text, owner, decorators.includes('staticmethod'));
  const isProperty = owner !== null && decorators.some((decorator) => /(?:^|\.|_)property$/.test(decorator));
  const given: Expression = isProperty ? returned(value.returns, value) : value;
  declare(context, env, {
    name: text,
    kind: isProperty ? 'attribute' : 'function',
    value: given,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
}

function returned(returns: readonly Expression[], value: Expression): Expression {
  const [only] = returns;
  if (only && returns.length === 1) return only;
  if (returns.length === 0) return { kind: 'opaque', reason: 'runtime-value', span: value.span };
  return { kind: 'fallback', how: 'conditional', options: returns, span: value.span };
}
