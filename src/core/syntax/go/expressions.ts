import { calledName } from '../../base/called-name.ts';
import type { Node } from '../tree/node.ts';
import type { Argument, Expression, NameExpression, TableEntry } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { assign, declare } from '../collector/bindings.ts';
import { addCall, keyword, positional, spread } from '../collector/calls.ts';
import { noteComparison } from '../collector/comparisons.ts';
import { deeper } from '../collector/depth.ts';
import { byKey, functionValue, opaque } from '../collector/expressions.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { openScope } from '../collector/scopes.ts';
import type { Context, Env } from './context.ts';
import { formatParts, stringOf } from './strings.ts';
import { typeOf } from './types.ts';

/** What a piece of Go evaluates to. */
export function expression(context: Context, node: Node, env: Env): Expression {
  return deeper(context, () => dispatch(context, node, env)) ?? opaque('unsupported', spanOf(node));
}

function dispatch(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'interpreted_string_literal':
    case 'raw_string_literal':
      return stringOf(node);
    case 'identifier':
    case 'type_identifier':
    case 'package_identifier':
      return { kind: 'name', name: node.text, scope: env.scope, span };
    case 'true':
    case 'false':
    case 'nil':
    case 'iota':
    case 'int_literal':
    case 'float_literal':
    case 'rune_literal':
      return { kind: 'constant', text: node.text, span };
    case 'selector_expression': {
      const [operand, field] = [node.childForFieldName('operand'), node.childForFieldName('field')];
      if (!operand || !field) return opaque('syntax-error', span);
      return { kind: 'member', object: expression(context, operand, env), property: field.text, fallback: null, span };
    }
    case 'index_expression':
      return indexed(context, node, env);
    case 'call_expression':
      return call(context, node, env);
    case 'composite_literal':
      return composite(context, node, env);
    case 'literal_value':
      return tableOrList(context, node, env);
    case 'parenthesized_expression':
    case 'unary_expression':
    case 'type_assertion_expression':
    case 'literal_element': {
      const inner = node.childForFieldName('operand') ?? parts(context, node)[0];
      return inner ? expression(context, inner, env) : opaque('syntax-error', span);
    }
    case 'binary_expression':
      return binary(context, node, env);
    case 'func_literal':
      return functionOf(context, node, env, null);
    case 'type_conversion_expression': {
      const operand = node.childForFieldName('operand');
      return operand ? expression(context, operand, env) : opaque('syntax-error', span);
    }
    case 'qualified_type':
    case 'generic_type':
    case 'pointer_type':
      return typeOf(context, node, env) ?? opaque('unsupported', span);
    default:
      for (const part of parts(context, node)) expression(context, part, env);
      return opaque('unsupported', span);
  }
}

function indexed(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [operand, index] = [node.childForFieldName('operand'), node.childForFieldName('index')];
  if (!operand || !index) return opaque('syntax-error', span);
  const [object, key] = [expression(context, operand, env), expression(context, index, env)];
  return byKey(object, key, span);
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

/** Helpers that give back a pointer or an option for the one value they are given. */
const HANDS_BACK = /^(?:String|StringPtr|StringValue|F|Ptr|ToPtr|NewOpt|Opt|Of|To|Pointer)$/;
/** Types whose conversion of a text is that text: `openai.ChatModel("…")`. */
const MODEL_TYPE = /^(?!New|Get|Load|Set|With|Use|Create|Add)(?:[A-Z][A-Za-z0-9]*)?Model(?:ID|Name)?$/;

function call(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [target, list] = [node.childForFieldName('function'), node.childForFieldName('arguments')];
  if (!target || !list) return opaque('syntax-error', span);
  const callee = expression(context, target, env);
  const name = calledName(callee);
  const written = argumentsOf(context, list, env);
  const flag = flagVariable(name, written);
  const given = flag ? written.with(0, positional(opaque('runtime-value', flag.span), 0, flag.span)) : written;
  const made = addCall(context, env, { form: 'call', callee, arguments: given, argumentsSpan: spanOf(list), span });
  if (flag) assign(context, env, { name: flag.name, nameSpan: flag.span, value: made, span: flag.span });
  const values = given.map(({ value }) => value);
  const [first, second] = values;
  const owner = callee.kind === 'member' && callee.object.kind === 'name' ? callee.object.name : null;
  if (owner === 'os' && (name === 'Getenv' || name === 'LookupEnv') && first?.kind === 'string')
    return { kind: 'environment', variable: first.value, fallback: null, span };
  if (owner === 'cmp' && name === 'Or' && values.length > 0)
    return { kind: 'fallback', how: 'or', options: values, span };
  if (owner === 'fmt' && name === 'Sprintf' && first?.kind === 'string')
    return { kind: 'join', parts: formatParts(first, values.slice(1)), span };
  if (!first || second) return made;
  const isPackage = context.imports.some(({ local }) => local === owner && owner !== null);
  const converts =
    (owner === null && (name === 'string' || context.strings.has(name))) ||
    (first.kind === 'string' && isPackage && MODEL_TYPE.test(name));
  return converts || (isPackage && HANDS_BACK.test(name)) ? first : made;
}

/** `flags.StringVarP(&model, "model", "m", "default", "help")` gives the variable its value; it is not handed on. */
function flagVariable(name: string, [target]: readonly Argument[]): NameExpression | null {
  return (name === 'StringVar' || name === 'StringVarP') && target?.value.kind === 'name' ? target.value : null;
}

function argumentsOf(context: Context, list: Node, env: Env): readonly Argument[] {
  return parts(context, list).map((part, index): Argument => {
    const span = spanOf(part);
    if (part.type === 'variadic_argument') {
      const inner = parts(context, part)[0];
      return spread(inner ? expression(context, inner, env) : opaque('syntax-error', span), span);
    }
    return positional(expression(context, part, env), index, span);
  });
}

/** `Type{Field: x}` is a constructor call with named arguments; maps and slices are tables and lists. */
function composite(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [type, body] = [node.childForFieldName('type'), node.childForFieldName('body')];
  if (!type || !body) return opaque('syntax-error', span);
  if (type.type === 'map_type' || type.type === 'slice_type' || type.type.endsWith('array_type'))
    return tableOrList(context, body, env, span);
  const callee = typeOf(context, type, env) ?? opaque('unsupported', spanOf(type));
  const given = elements(context, body, env).map(({ key, value, span: where }, index): Argument =>
    key === null ? positional(value, index, where) : keyword(key.text, key.span, value, where),
  );
  return addCall(context, env, {
    form: 'new',
    callee,
    arguments: given,
    argumentsSpan: spanOf(body),
    span,
  });
}

interface Element {
  readonly key: { readonly text: string; readonly span: Span } | null;
  readonly value: Expression;
  readonly span: Span;
}

function elements(context: Context, body: Node, env: Env): readonly Element[] {
  return parts(context, body).flatMap((part): readonly Element[] => {
    const span = spanOf(part);
    if (part.type !== 'keyed_element') return [{ key: null, value: expression(context, part, env), span }];
    const [name, given] = parts(context, part);
    if (!name || !given) return [];
    const plain = name.type === 'literal_element' ? parts(context, name)[0] : name;
    const isName = plain?.type === 'identifier' || plain?.type === 'field_identifier';
    const key = plain && !isName ? expression(context, plain, env) : null;
    const text = plain && isName ? plain.text : key?.kind === 'string' ? key.value : '';
    const keySpan = key?.kind === 'string' ? key.content : spanOf(name);
    return [{ key: { text, span: keySpan }, value: expression(context, given, env), span }];
  });
}

function tableOrList(context: Context, body: Node, env: Env, span = spanOf(body)): Expression {
  const found = elements(context, body, env);
  if (found.length === 0 || found.every(({ key }) => key === null))
    return { kind: 'list', items: found.map(({ value }) => value), span };
  const entries = found.flatMap(({ key, value }): readonly TableEntry[] =>
    key ? [{ key: key.text === '' ? null : key.text, keySpan: key.span, value }] : [],
  );
  return { kind: 'table', entries, spreads: [], span };
}

/** A function, method or literal: its parameters and body in a scope of its own. */
export function functionOf(
  context: Context,
  node: Node,
  env: Env,
  name: string | null,
  before: (inner: Env) => void = () => undefined,
): Extract<Expression, { kind: 'function' }> {
  const span = spanOf(node);
  const scope = openScope(context, 'function', env.scope, name, span);
  const returns: Expression[] = [];
  const inner: Env = { ...env, scope, self: null, region: null, returns };
  before(inner);
  const parameters: string[] = [];
  const list = node.childForFieldName('parameters');
  for (const part of list ? parts(context, list) : []) {
    const type = part.childForFieldName('type');
    for (const id of part.childrenForFieldName('name')) {
      parameters.push(id.text);
      const annotation = type ? typeOf(context, type, env) : null;
      const bound = { name: id.text, nameSpan: spanOf(id), value: null, annotation, span: spanOf(part) };
      declare(context, inner, { ...bound, kind: 'parameter' });
    }
  }
  const body = node.childForFieldName('body');
  if (body) context.body(context, body, inner);
  return functionValue(scope, parameters, returns, span, 'first');
}
