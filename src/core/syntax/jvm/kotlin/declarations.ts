import type { Node } from '../../tree/node.ts';
import type { ClassExpression, Expression, FunctionExpression, ScopeId } from '../../../model/facts.ts';
import { declare } from '../../collector/bindings.ts';
import { addCall } from '../../collector/calls.ts';
import { opaque } from '../../collector/expressions.ts';
import { identifierOf, parts, spanOf } from '../../collector/nodes.ts';
import { openScope } from '../../collector/scopes.ts';
import { classEnv } from '../context.ts';
import type { Context, Env } from '../context.ts';
import { annotations, baseCall, readArguments } from './calls.ts';
import { functionWith, parametersOf } from './functions.ts';
import { announceNames } from './names.ts';
import { typeReference } from './types.ts';

/** Classes, objects, functions and aliases; false for any other node. */
export function declaration(context: Context, node: Node, type: string, env: Env): boolean {
  switch (type) {
    case 'class_declaration':
    case 'object_declaration':
      classDeclaration(context, node, env);
      return true;
    case 'companion_object':
      companion(context, node, env);
      return true;
    case 'function_declaration':
      functionDeclaration(context, node, env);
      return true;
    case 'secondary_constructor':
      secondaryConstructor(context, node, env);
      return true;
    case 'anonymous_initializer':
      for (const part of parts(context, node)) context.visit.statement(context, part, env);
      return true;
    case 'enum_entry':
      enumEntry(context, node, env);
      return true;
    case 'type_alias':
      typeAlias(context, node, env);
      return true;
    default:
      return false;
  }
}

export function functionOf(context: Context, node: Node, env: Env, name: string | null): FunctionExpression {
  return functionWith(context, node, env, name, annotations);
}

function classDeclaration(context: Context, node: Node, env: Env): void {
  const name = node.childForFieldName('name');
  const text = name ? identifierOf(context, name) : '';
  annotations(context, node, env);
  const value = classOf(context, node, env, text);
  if (!name) return;
  declare(context, env, {
    name: text,
    scope: env.scope,
    kind: 'class',
    value,
    branch: null,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
}

function classOf(context: Context, node: Node, env: Env, name: string | null): ClassExpression {
  const span = spanOf(node);
  const scope = openScope(context, 'class', env.scope, name, span);
  const children = parts(context, node);
  const heritage = children.find(({ type }) => type === 'delegation_specifiers');
  const bases = heritage ? basesOf(context, heritage, { ...env, scope }) : [];
  const inner = classEnv(scope, bases[0] ?? null);
  const body = children.find(({ type }) => type === 'class_body' || type === 'enum_class_body');
  const members = body ? parts(context, body) : [];
  announceNames(context, members, inner);
  const primary = children.find(({ type }) => type === 'primary_constructor');
  const constructed = primary ? primaryConstructor(context, primary, scope, inner) : inner;
  if (heritage) baseCalls(context, heritage, constructed);
  for (const part of members) context.visit.statement(context, part, memberEnv(part, inner, constructed));
  return { kind: 'class', scope, bases, span };
}

/** Initialisers see the parameters of the primary constructor; methods do not. */
function memberEnv(node: Node, inner: Env, constructed: Env): Env {
  return node.type === 'anonymous_initializer' ? constructed : inner;
}

/** `object : Base(…) { … }`. */
export function anonymousClass(context: Context, node: Node, env: Env): Expression {
  const value = classOf(context, node, env, null);
  const [base] = value.bases;
  return base ? { ...base, span: spanOf(node) } : opaque('runtime-value', spanOf(node));
}

function specifiers(context: Context, heritage: Node): Node[] {
  return parts(context, heritage).flatMap((part) => parts(context, part));
}

function basesOf(context: Context, heritage: Node, env: Env): Expression[] {
  return specifiers(context, heritage).flatMap((part) => {
    const type = part.type === 'user_type' ? part : parts(context, part)[0];
    return (type && typeReference(context, type, env)) ?? [];
  });
}

function baseCalls(context: Context, heritage: Node, env: Env): void {
  for (const part of specifiers(context, heritage)) {
    if (part.type === 'constructor_invocation') baseCall(context, part, env);
    if (part.type !== 'explicit_delegation') continue;
    const delegate = parts(context, part)[1];
    if (delegate) context.visit.expression(context, delegate, env);
  }
}

/** `class Bot(private val model: String = "…")`: parameters of the constructor; those with `val` or `var` are properties too. */
function primaryConstructor(context: Context, node: Node, scope: ScopeId, env: Env): Env {
  const span = spanOf(node);
  const list = parts(context, node).find(({ type }) => type === 'class_parameters');
  const inner: Env = { ...env, scope: openScope(context, 'function', scope, 'constructor', span) };
  const parameters = list ? parametersOf(context, list, inner, annotations) : [];
  for (const binding of context.bindings.filter((candidate) => candidate.scope === inner.scope)) {
    const { name, nameSpan, annotation } = binding;
    const kind = /\b(val|var)\s*$/.exec(context.text.slice(binding.span.start, nameSpan.start))?.[1];
    if (kind === undefined) continue;
    const value: Expression = { kind: 'name', name, scope: inner.scope, span: nameSpan };
    const attribute = { name, scope, kind: 'attribute', value, annotation, branch: null, nameSpan, span: binding.span };
    declare(context, env, { ...attribute, kind: 'attribute' }, kind === 'var' ? 'mutable' : 'final');
  }
  const value: FunctionExpression = { kind: 'function', scope: inner.scope, parameters, returns: [], span };
  constructorBinding(context, value, span, env);
  return inner;
}

function constructorBinding(
  context: Context,
  value: FunctionExpression,
  span: { readonly start: number; readonly end: number },
  env: Env,
): void {
  declare(context, env, {
    name: 'constructor',
    scope: env.scope,
    kind: 'function',
    value,
    branch: null,
    nameSpan: { start: span.start, end: span.start },
    span,
  });
}

/** `constructor(…) : this(…) { … }`. */
function secondaryConstructor(context: Context, node: Node, env: Env): void {
  const value = functionOf(context, node, env, 'constructor');
  constructorBinding(context, value, spanOf(node), env);
  const call = parts(context, node).find(({ type }) => type === 'constructor_delegation_call');
  const list = call ? parts(context, call).find(({ type }) => type === 'value_arguments') : null;
  if (!call || !list) return;
  const within = { ...env, scope: value.scope };
  const span = spanOf(call);
  const own = context.scopes[env.scope]?.name ?? null;
  const isOwn = context.text.startsWith('this', span.start);
  const callee: Expression | null = isOwn
    ? own === null
      ? null
      : { kind: 'name', name: own, scope: env.scope, span: { start: span.start, end: span.start + 4 } }
    : env.base;
  const given = readArguments(context, list, within);
  if (callee) addCall(context, within, { form: 'new', callee, arguments: given, argumentsSpan: spanOf(list), span });
}

/** Members of a companion are those of its class; it may have a name of its own as well. */
function companion(context: Context, node: Node, env: Env): void {
  const children = parts(context, node);
  const body = children.find(({ type }) => type === 'class_body');
  const heritage = children.find(({ type }) => type === 'delegation_specifiers');
  if (heritage) baseCalls(context, heritage, env);
  const members = body ? parts(context, body) : [];
  announceNames(context, members, env);
  for (const part of members) context.visit.statement(context, part, env);
}

function functionDeclaration(context: Context, node: Node, env: Env): void {
  annotations(context, node, env);
  const name = node.childForFieldName('name');
  const text = name ? identifierOf(context, name) : null;
  const value = functionOf(context, node, env, text);
  if (!name || text === null) return;
  declare(
    context,
    env,
    {
      name: text,
      scope: env.scope,
      kind: 'function',
      value,
      branch: null,
      nameSpan: spanOf(name),
      span: spanOf(node),
    },
    'final',
  );
}

/** `GPT4("gpt-4o")`: an object that the enum's constructor makes. */
function enumEntry(context: Context, node: Node, env: Env): void {
  const children = parts(context, node);
  const name = children.find(({ type }) => type === 'identifier');
  if (!name) return;
  const list = children.find(({ type }) => type === 'value_arguments');
  const body = children.find(({ type }) => type === 'class_body');
  const span = spanOf(node);
  const owner: Expression = {
    kind: 'name',
    name: context.scopes[env.scope]?.name ?? '',
    scope: env.scope,
    span: spanOf(name),
  };
  const given = list ? readArguments(context, list, env) : [];
  const value = list
    ? addCall(context, env, { form: 'new', callee: owner, arguments: given, argumentsSpan: spanOf(list), span })
    : null;
  if (body) classOf(context, node, env, null);
  declare(
    context,
    env,
    {
      name: identifierOf(context, name),
      scope: env.scope,
      kind: 'enum-member',
      value,
      branch: null,
      nameSpan: spanOf(name),
      span,
    },
    'final',
  );
}

/** `typealias Name = Other`. */
function typeAlias(context: Context, node: Node, env: Env): void {
  const [name, type] = parts(context, node).filter(
    (part) => part.type !== 'modifiers' && part.type !== 'type_parameters',
  );
  const value = type ? typeReference(context, type, env) : null;
  if (!name || !value) return;
  declare(
    context,
    env,
    {
      name: identifierOf(context, name),
      scope: env.scope,
      kind: 'variable',
      value,
      branch: null,
      nameSpan: spanOf(name),
      span: spanOf(node),
    },
    'final',
  );
}
