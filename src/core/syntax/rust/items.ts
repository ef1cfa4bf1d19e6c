import type { Node } from '../tree/node.ts';
import type { Expression, ScopeId } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { addCall } from '../collector/calls.ts';
import { functionValue } from '../collector/expressions.ts';
import { emptyAt, parts, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import { expression } from './expressions.ts';
import { importOf, pathExpression, pathOf } from './paths.ts';
import { stringOf } from './strings.ts';
import { isTestAttribute } from './test-code.ts';
import { useTree } from './uses.ts';
import type { Context, Env } from './context.ts';

/** Items of a module or block; `attributes` stand before them. False for anything else. */
export function item(context: Context, node: Node, env: Env, attributes: readonly Node[]): boolean {
  switch (node.type) {
    case 'use_declaration': {
      const tree = node.childForFieldName('argument');
      if (tree) useTree(context, tree, []);
      return true;
    }
    case 'mod_item':
      module(context, node, env, attributes);
      return true;
    case 'const_item':
    case 'static_item': {
      const [name, value] = [node.childForFieldName('name'), node.childForFieldName('value')];
      if (name) bind(context, 'variable', name, value ? expression(context, value, env) : null, node, env);
      return true;
    }
    case 'function_item': {
      const name = node.childForFieldName('name');
      if (name && !isTest(attributes)) bind(context, 'function', name, functionOf(context, node, env), node, env);
      return true;
    }
    case 'struct_item':
    case 'enum_item':
      type(context, node, env);
      return true;
    case 'impl_item':
      implementation(context, node, env);
      return true;
    case 'trait_item':
    case 'type_item':
    case 'attribute_item':
    case 'inner_attribute_item':
    case 'macro_definition':
    case 'function_signature_item':
    case 'extern_crate_declaration':
      return true;
    default:
      return false;
  }
}

/** Code of `#[cfg(test)]` and `#[test]` is not part of the program. */
function isTest(attributes: readonly Node[]): boolean {
  return attributes.some(({ text }) => isTestAttribute(text));
}

function bind(
  context: Context,
  kind: 'variable' | 'function' | 'class' | 'field' | 'enum-member',
  name: Node,
  value: Expression | null,
  node: Node,
  env: Env,
  scope: ScopeId = env.scope,
): void {
  declare(context, env, { name: name.text, nameSpan: spanOf(name), value, span: spanOf(node), kind: kind, scope });
}

/** A module in a file of its own is imported; one written here has its names in the module around. */
function module(context: Context, node: Node, env: Env, attributes: readonly Node[]): void {
  const [name, body] = [node.childForFieldName('name'), node.childForFieldName('body')];
  if (!name || isTest(attributes)) return;
  if (body) items(context, body, env);
  else importOf(context, `self::${name.text}`, '*', name.text, node);
}

/** All items of a body, each with the attributes before it. */
export function items(context: Context, body: Node, env: Env): void {
  let attributes: Node[] = [];
  for (const part of parts(context, body)) {
    if (part.type === 'attribute_item') {
      attributes.push(part);
      continue;
    }
    if (!item(context, part, env, attributes)) expression(context, part, env);
    attributes = [];
  }
}

function type(context: Context, node: Node, env: Env): void {
  const [name, body] = [node.childForFieldName('name'), node.childForFieldName('body')];
  if (!name) return;
  const span = spanOf(node);
  const scope = classScope(context, name.text, env, span);
  let attributes: Node[] = [];
  for (const part of body ? parts(context, body) : []) {
    if (part.type === 'attribute_item') {
      attributes.push(part);
      continue;
    }
    const field = part.childForFieldName('name');
    const kind = part.type === 'enum_variant' ? 'enum-member' : 'field';
    if (field) bind(context, kind, field, attributed(context, attributes, env), part, env, scope);
    attributes = [];
  }
  bind(context, 'class', name, { kind: 'class', scope, bases: [], span }, node, env);
}

function classScope(context: Context, name: string, env: Env, span: Expression['span']): ScopeId {
  const known = context.types.get(name);
  if (known !== undefined) return known;
  const scope = openScope(context, 'class', env.scope, name, span);
  context.types.set(name, scope);
  return scope;
}

/**
 * What attributes say of a field: clap's `default_value` and `env` (https://docs.rs/clap/latest/clap/_derive/), serde's
 * `default = "function"` (https://serde.rs/field-attrs.html#default--path).
 */
function attributed(context: Context, attributes: readonly Node[], env: Env): Expression | null {
  let variable: Expression | null = null;
  let value: Expression | null = null;
  for (const tokens of attributes.flatMap((node) => node.descendantsOfType('token_tree'))) {
    for (const [index, token] of tokens.children.entries()) {
      if (tokens.children[index + 1]?.type !== '=') continue;
      const literal = literalIn(tokens.children.slice(index + 2));
      if (!literal) continue;
      const text = stringOf(literal);
      if (token.text === 'default_value' || token.text === 'default_value_t') value = text;
      if (token.text === 'env')
        variable = { kind: 'environment', variable: text.value, fallback: null, span: text.span };
      if (token.text === 'default') value = called(context, text.value, env, text.span);
    }
  }
  return variable?.kind === 'environment' ? { ...variable, fallback: value } : value;
}

/** The text behind an equals sign: `"x"`, `String::from("x")`, `"x".to_string()`. */
function literalIn(tokens: readonly Node[]): Node | null {
  for (const token of tokens) {
    if (token.type === ',' || token.type === '=') return null;
    const [literal] = token.type === 'string_literal' ? [token] : token.descendantsOfType('string_literal');
    if (literal) return literal;
  }
  return null;
}

function called(context: Context, path: string, env: Env, span: Expression['span']): Expression {
  const name = path.split('::').at(-1) ?? path;
  const callee: Expression = { kind: 'name', name, scope: env.scope, span };
  return addCall(context, env, { form: 'call', callee, arguments: [], argumentsSpan: emptyAt(span.end), span });
}

/** Methods and constants belong to the type, wherever the block stands; `Default` gives the fields their values. */
function implementation(context: Context, node: Node, env: Env): void {
  const [of, body, trait] = ['type', 'body', 'trait'].map((field) => node.childForFieldName(field));
  const name = of ? pathOf(of)?.at(-1) : undefined;
  if (name === undefined || !body) return;
  const scope = classScope(context, name, env, spanOf(node));
  const inner: Env = { ...env, scope, self: scope };
  items(context, body, inner);
  if (trait?.text !== 'Default') return;
  const method = context.bindings.findLast((binding) => binding.scope === scope && binding.name === 'default');
  const returned = method?.value?.kind === 'function' ? method.value.returns : [];
  for (const value of returned) {
    const made = value.kind === 'call' ? context.calls[value.call] : undefined;
    for (const given of made?.form === 'new' ? made.arguments : []) {
      if (given.kind !== 'keyword') continue;
      const bound = { name: given.name, nameSpan: given.nameSpan, value: given.value, span: given.span };
      declare(context, env, { ...bound, kind: 'field', scope: scope });
    }
  }
}

/** A function or method with its parameters; what its last expression and its `return`s give. */
function functionOf(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const scope = openScope(context, 'function', env.scope, node.childForFieldName('name')?.text ?? null, span);
  const returns: Expression[] = [];
  const inner: Env = { ...env, scope, region: null, returns };
  const parameters: string[] = [];
  const list = node.childForFieldName('parameters');
  for (const part of list ? parts(context, list) : []) {
    const pattern = part.childForFieldName('pattern');
    const name = pattern?.type === 'mut_pattern' ? parts(context, pattern).at(-1) : pattern;
    if (name?.type !== 'identifier') continue;
    parameters.push(name.text);
    const given = part.childForFieldName('type');
    const annotation = given && pathOf(given) ? pathExpression(context, given, env, env.self) : null;
    declare(context, inner, {
      name: name.text,
      nameSpan: spanOf(name),
      value: null,
      annotation,
      span: spanOf(part),
      kind: 'parameter',
    });
  }
  const body = node.childForFieldName('body');
  const last = body ? context.body(context, body, inner) : null;
  if (last && last.kind !== 'constant' && last.kind !== 'opaque') returns.push(last);
  return functionValue(scope, parameters, returns, span, 'first');
}
