import type { Node } from '../tree/node.ts';
import type { Argument, Expression } from '../../model/facts.ts';
import { declare } from '../collector/bindings.ts';
import { addCall, keyword, positional, spread } from '../collector/calls.ts';
import { noteComparison } from '../collector/comparisons.ts';
import { deeper } from '../collector/depth.ts';
import { byKey, opaque } from '../collector/expressions.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import { macro } from './macros.ts';
import { pathExpression } from './paths.ts';
import { stringOf } from './strings.ts';
import type { Context, Env } from './context.ts';

/** What a piece of Rust evaluates to. */
export function expression(context: Context, node: Node, env: Env): Expression {
  return deeper(context, () => dispatch(context, node, env)) ?? opaque('unsupported', spanOf(node));
}

function dispatch(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'string_literal':
    case 'raw_string_literal':
      return stringOf(node);
    case 'identifier':
    case 'scoped_identifier':
    case 'self':
    case 'type_identifier':
    case 'scoped_type_identifier':
    case 'generic_type':
      return pathExpression(context, node, env, env.self);
    case 'generic_function': {
      const inner = node.childForFieldName('function');
      return inner ? expression(context, inner, env) : opaque('syntax-error', span);
    }
    case 'integer_literal':
    case 'float_literal':
    case 'boolean_literal':
    case 'char_literal':
    case 'unit_expression':
      return { kind: 'constant', text: node.text, span };
    case 'field_expression': {
      const [value, field] = [node.childForFieldName('value'), node.childForFieldName('field')];
      if (!value || !field) return opaque('syntax-error', span);
      return { kind: 'member', object: expression(context, value, env), property: field.text, fallback: null, span };
    }
    case 'call_expression':
      return call(context, node, env);
    case 'struct_expression':
      return struct(context, node, env);
    case 'macro_invocation':
      return macro(context, node, env, expression);
    case 'array_expression':
    case 'tuple_expression':
      return { kind: 'list', items: parts(context, node).map((part) => expression(context, part, env)), span };
    case 'reference_expression':
    case 'try_expression':
    case 'await_expression':
    case 'parenthesized_expression':
    case 'unary_expression':
    case 'type_cast_expression': {
      const inner =
        node.childForFieldName('value') ?? parts(context, node).find(({ type }) => type !== 'mutable_specifier');
      return inner ? expression(context, inner, env) : opaque('syntax-error', span);
    }
    case 'index_expression':
      return indexed(context, node, env);
    case 'binary_expression':
      return binary(context, node, env);
    case 'closure_expression':
      return closure(context, node, env);
    case 'if_expression':
    case 'match_expression':
      return branching(context, node, env);
    case 'block':
    case 'async_block':
    case 'unsafe_block': {
      const body = node.type === 'block' ? node : parts(context, node).find(({ type }) => type === 'block');
      const scope = openScope(context, 'block', env.scope, null, span);
      return (body ? context.body(context, body, { ...env, scope }) : null) ?? opaque('runtime-value', span);
    }
    case 'return_expression': {
      const [inner] = parts(context, node);
      if (inner) env.returns?.push(expression(context, inner, env));
      return opaque('runtime-value', span);
    }
    default:
      for (const part of parts(context, node)) expression(context, part, env);
      return opaque('unsupported', span);
  }
}

function indexed(context: Context, node: Node, env: Env): Expression {
  const [object, key] = parts(context, node).map((part) => expression(context, part, env));
  return object && key ? byKey(object, key, spanOf(node)) : opaque('computed-key', spanOf(node));
}

function binary(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  const operator = node.childForFieldName('operator')?.type;
  if (!left || !right) return opaque('syntax-error', span);
  const values = [expression(context, left, env), expression(context, right, env)];
  if (operator === '+') return { kind: 'join', parts: values, span };
  if (operator === '==' || operator === '!=')
    for (const value of values) if (value.kind === 'string') noteComparison(context, value);
  return opaque('runtime-value', span);
}

/** Methods that give back what they are called on, as another type (`.into()`, `.to_string()`). */
const KEEPS: ReadonlySet<string> = new Set([
  'into',
  'to_string',
  'to_owned',
  'as_str',
  'as_ref',
  'as_deref',
  'clone',
  'unwrap',
  'expect',
  'trim',
  'try_into',
  'ok',
  'into_owned',
  'to_lowercase',
]);
/** Those that are told what to take off, too. */
const TRIMS = /^trim_(?:end|start)?_?matches$|^strip_(?:pre|suf)fix$/;
/** Functions that wrap the one value they are given. */
const WRAPS: ReadonlySet<string> = new Set(['Some', 'Ok', 'String::from', 'Cow::Borrowed', 'Cow::from', 'Box::from']);
const READS = /^(?:std::)?env::var(?:_os)?$|^(?:dotenvy|dotenv)::var$/;

function call(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [target, list] = [node.childForFieldName('function'), node.childForFieldName('arguments')];
  if (!target || !list) return opaque('syntax-error', span);
  const callee = expression(context, target, env);
  const given = parts(context, list).map((part, index): Argument => {
    return positional(expression(context, part, env), index, spanOf(part));
  });
  const [first] = given.map(({ value }) => value);
  const path = target.text.includes('.') ? null : target.text.slice(0, 400).replace(/::<.*>/, '');
  if (path !== null && READS.test(path) && first?.kind === 'string')
    return { kind: 'environment', variable: first.value, fallback: null, span };
  if (path !== null && WRAPS.has(path) && first) return first;
  if (callee.kind === 'member' && path === null) {
    const { object, property } = callee;
    if (KEEPS.has(property) && (given.length === 0 || property === 'expect')) return object;
    if (TRIMS.test(property) && given.length === 1) return object;
    if (/^(?:unwrap_or|or|unwrap_or_else|or_else|map_or)$/.test(property) && first)
      return otherwise(object, first, span);
  }
  return addCall(context, env, {
    form: 'call',
    callee,
    arguments: given,
    argumentsSpan: spanOf(list),
    span,
  });
}

/** `x.unwrap_or_else(|_| "…".into())`: what a closure gives stands for the closure. */
function otherwise(object: Expression, given: Expression, span: Expression['span']): Expression {
  const fallback = given.kind === 'function' ? (given.returns[0] ?? null) : given;
  if (object.kind === 'environment' && object.fallback === null) return { ...object, fallback, span };
  return fallback ? { kind: 'fallback', how: 'or', options: [object, fallback], span } : object;
}

/** `Type { field: x, ..base }`: a constructor call with named arguments. */
function struct(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [name, body] = [node.childForFieldName('name'), node.childForFieldName('body')];
  if (!name || !body) return opaque('syntax-error', span);
  const callee = pathExpression(context, name, env, env.self);
  const given = parts(context, body).flatMap((part): readonly Argument[] => {
    const where = spanOf(part);
    if (part.type === 'base_field_initializer') {
      const [base] = parts(context, part);
      return base ? [spread(expression(context, base, env), where)] : [];
    }
    const field = part.childForFieldName('field') ?? part.childForFieldName('name') ?? parts(context, part)[0];
    const value = part.childForFieldName('value') ?? field;
    if (!field || !value) return [];
    const inner = expression(context, value, env);
    return [keyword(field.text, spanOf(field), inner, where)];
  });
  return addCall(context, env, {
    form: 'new',
    callee,
    arguments: given,
    argumentsSpan: spanOf(body),
    span,
  });
}

function closure(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const scope = openScope(context, 'function', env.scope, null, span);
  const returns: Expression[] = [];
  const inner: Env = { ...env, scope, region: null, returns };
  const parameters: string[] = [];
  const list = node.childForFieldName('parameters');
  for (const part of list ? parts(context, list) : []) {
    const pattern = part.childForFieldName('pattern') ?? part;
    if (pattern.type !== 'identifier') continue;
    parameters.push(pattern.text);
    declare(context, inner, {
      name: pattern.text,
      nameSpan: spanOf(pattern),
      value: null,
      span: spanOf(part),
      kind: 'parameter',
    });
  }
  const body = node.childForFieldName('body');
  const value = body ? expression(context, body, inner) : null;
  return { kind: 'function', scope, parameters, returns: value ? [...returns, value] : returns, span };
}

/** One of several values; patterns are no values. */
function branching(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const options: Expression[] = [];
  const branch = (part: Node): void => {
    const region = { span: spanOf(part), scope: env.scope };
    options.push(expression(context, part, { ...env, region }));
  };
  if (node.type === 'if_expression') {
    const condition = node.childForFieldName('condition');
    if (condition) expression(context, condition, env);
    const [then, other] = [node.childForFieldName('consequence'), node.childForFieldName('alternative')];
    if (then) branch(then);
    for (const part of other ? parts(context, other) : []) branch(part);
  } else {
    const [value, body] = [node.childForFieldName('value'), node.childForFieldName('body')];
    if (value) expression(context, value, env);
    for (const arm of body ? parts(context, body) : []) {
      const pattern = arm.childForFieldName('pattern');
      for (const text of pattern?.descendantsOfType('string_literal') ?? [])
        context.comparisons.push({ span: spanOf(text) });
      const result = arm.childForFieldName('value');
      if (result) branch(result);
    }
  }
  const valued = options.filter(({ kind }) => kind !== 'opaque' && kind !== 'constant');
  return valued.length > 0
    ? { kind: 'fallback', how: 'conditional', options: valued, span }
    : opaque('runtime-value', span);
}
