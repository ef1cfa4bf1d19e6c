import type { Node } from '../tree/node.ts';
import type { Expression, OpaqueExpression, TableEntry } from '../../model/facts.ts';
import { addCall } from '../collector/calls.ts';
import { noteComparison } from '../collector/comparisons.ts';
import { deeper } from '../collector/depth.ts';
import { opaque } from '../collector/expressions.ts';
import { emptyAt, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { assignment } from './assignments.ts';
import { argumentsOf, functionCall, memberCall, scopedCall } from './calls.ts';
import { classOf } from './classes.ts';
import { named, oneOf, variableName } from './context.ts';
import type { Context, Env } from './context.ts';
import { className } from './names.ts';
import { heredocOf, stringOf } from './strings.ts';

const COMPARING: ReadonlySet<string> = new Set([
  '==',
  '===',
  '!=',
  '!==',
  '<>',
  '<=>',
  '<',
  '>',
  '<=',
  '>=',
  'instanceof',
]);

/** What one node evaluates to; all calls, bindings and comparisons inside are collected on the way, each once. */
export function expression(context: Context, node: Node, env: Env): Expression {
  return deeper(context, () => dispatch(context, node, env)) ?? opaque('unsupported', spanOf(node));
}

function dispatch(context: Context, node: Node, env: Env): Expression {
  const type = node.type;
  switch (type) {
    case 'variable_name':
      return variable(context, node, env);
    case 'name':
    case 'qualified_name':
    case 'relative_name':
    case 'relative_scope':
      return constant(context, node, env);
    case 'string':
    case 'encapsed_string':
      return stringOf(context, node, env);
    case 'heredoc':
    case 'nowdoc':
      return heredocOf(context, node, env);
    case 'integer':
    case 'float':
    case 'boolean':
    case 'null':
      return { kind: 'constant', text: sourceOf(context, node), span: spanOf(node) };
    case 'member_access_expression':
    case 'nullsafe_member_access_expression':
      return memberAccess(context, node, env);
    case 'class_constant_access_expression':
    case 'scoped_property_access_expression':
      return scopedAccess(context, node, env);
    case 'subscript_expression':
      return subscript(context, node, env);
    case 'function_call_expression':
      return functionCall(context, node, env);
    case 'member_call_expression':
    case 'nullsafe_member_call_expression':
      return memberCall(context, node, env);
    case 'scoped_call_expression':
      return scopedCall(context, node, env);
    case 'object_creation_expression':
      return creation(context, node, env);
    default:
      return compound(context, node, type, env);
  }
}

function compound(context: Context, node: Node, type: string, env: Env): Expression {
  switch (type) {
    case 'array_creation_expression':
      return array(context, node, env);
    case 'assignment_expression':
    case 'augmented_assignment_expression':
    case 'reference_assignment_expression':
      return assignment(context, node, env);
    case 'binary_expression':
      return binary(context, node, env);
    case 'conditional_expression':
      return conditional(context, node, env);
    case 'match_expression':
      return match(context, node, env);
    case 'anonymous_function':
    case 'anonymous_function_creation_expression':
    case 'arrow_function':
      return context.visit.functionOf(context, node, env, null);
    case 'parenthesized_expression':
    case 'error_suppression_expression':
    case 'clone_expression':
    case 'by_ref':
    case 'argument':
    case 'throw_expression':
      return inner(context, node, env, type !== 'throw_expression');
    case 'cast_expression':
      return inner(context, node, env, true, 'value');
    case 'unary_op_expression': {
      const value = inner(context, node, env, true, 'argument');
      const text = sourceOf(context, node);
      return value.kind === 'constant'
        ? { kind: 'constant', text, span: spanOf(node) }
        : opaque('runtime-value', spanOf(node));
    }
    case 'require_expression':
    case 'require_once_expression':
    case 'include_expression':
    case 'include_once_expression':
      return included(context, node, env);
    default:
      return anything(context, node, type, env);
  }
}

/** `require __DIR__ . '/settings.php'`: a call, so that what the file returns can be looked up. */
function included(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [path] = parts(context, node);
  if (!path) return opaque('syntax-error', span);
  const value = expression(context, path, env);
  const callee = named('require', node, env);
  const given = { kind: 'positional', index: 0, value, span: spanOf(path) } as const;
  return addCall(context, env, { form: 'call', callee, arguments: [given], argumentsSpan: spanOf(path), span });
}

/** A node of no interest in itself: what it holds is still collected. */
function anything(context: Context, node: Node, type: string, env: Env): OpaqueExpression {
  for (const part of parts(context, node)) context.visit.statement(context, part, env);
  return opaque(type === 'ERROR' ? 'syntax-error' : 'runtime-value', spanOf(node));
}

function inner(context: Context, node: Node, env: Env, gives: boolean, field?: string): Expression {
  const child = field === undefined ? parts(context, node)[0] : node.childForFieldName(field);
  const value = child ? expression(context, child, env) : opaque('syntax-error', spanOf(node));
  return gives ? value : { kind: 'constant', text: 'null', span: spanOf(node) };
}

function variable(context: Context, node: Node, env: Env): Expression {
  const name = variableName(context, node);
  if (name === 'this' && env.self !== null) return { kind: 'self', scope: env.self, span: spanOf(node) };
  return name === null ? opaque('runtime-value', spanOf(node)) : named(name, node, env);
}

/** A bare constant: `MODEL`, `\MODEL`, `true`. */
function constant(context: Context, node: Node, env: Env): Expression {
  const text = sourceOf(context, node);
  return /^\\?(?:true|false|null)$/i.test(text)
    ? { kind: 'constant', text, span: spanOf(node) }
    : className(context, node, env);
}

/** `$a->b`, `$a?->b`. */
function memberAccess(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const target = node.childForFieldName('object');
  const name = node.childForFieldName('name');
  if (!target || !name) return opaque('syntax-error', span);
  const object = expression(context, target, env);
  if (name.type === 'name') return { kind: 'member', object, property: sourceOf(context, name), fallback: null, span };
  expression(context, name, env);
  return opaque('computed-key', span);
}

/** `A::B`, `self::$b`; `A::class` is a name, not a value of it. */
function scopedAccess(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const children = parts(context, node);
  const target = node.childForFieldName('scope') ?? children[0];
  const name = node.childForFieldName('name') ?? children[1];
  if (!target || !name) return opaque('syntax-error', span);
  const object = NAMES.has(target.type) ? className(context, target, env) : expression(context, target, env);
  const property = name.type === 'variable_name' ? variableName(context, name) : sourceOf(context, name);
  if (property === null || name.type === 'dynamic_variable_name') return opaque('computed-key', span);
  return property === 'class'
    ? opaque('runtime-value', span)
    : { kind: 'member', object, property, fallback: null, span };
}

const NAMES: ReadonlySet<string> = new Set(['name', 'qualified_name', 'relative_name', 'relative_scope']);

/** `$a['b']`, `$_ENV['X']`. */
function subscript(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [target, keyNode] = parts(context, node);
  if (!target || !keyNode) return opaque('runtime-value', span);
  const object = expression(context, target, env);
  // In `"$a[b]"` the key is written without quotes.
  const key: Expression = keyNode.type === 'name' ? opaque('computed-key', span) : expression(context, keyNode, env);
  const bare = keyNode.type === 'name' ? sourceOf(context, keyNode) : null;
  const property = key.kind === 'string' ? key.value : key.kind === 'constant' ? key.text : bare;
  if (property === null) return { kind: 'element', object, key, span };
  if (object.kind === 'name' && (object.name === '_ENV' || object.name === '_SERVER'))
    return { kind: 'environment', variable: property, fallback: null, span };
  return { kind: 'member', object, property, fallback: null, span };
}

/** `new A(…)`, `new A`, `new class extends A { … }`. */
function creation(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const children = parts(context, node);
  const [target] = children;
  const list = children.find(({ type }) => type === 'arguments');
  const given = list ? argumentsOf(context, list, env) : [];
  if (!target || target === list) return opaque('syntax-error', span);
  const callee =
    target.type === 'anonymous_class'
      ? classOf(context, target, env, null)
      : NAMES.has(target.type)
        ? className(context, target, env)
        : expression(context, target, env);
  const argumentsSpan = list ? spanOf(list) : emptyAt(target.endIndex);
  return addCall(context, env, { form: 'new', callee, arguments: given, argumentsSpan, span });
}

/** `['a' => 1]` is a table, `['a', 'b']` a list. */
function array(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const entries: TableEntry[] = [];
  const spreads: Expression[] = [];
  const items: Expression[] = [];
  let keyed = false;
  for (const element of parts(context, node)) {
    const [first, second] = parts(context, element);
    if (!first) continue;
    if (first.type === 'variadic_unpacking') {
      const spread = inner(context, first, env, true);
      spreads.push(spread);
      if (spread.kind === 'list') items.push(...spread.items);
      else items.push(opaque('runtime-value', spanOf(first)));
      continue;
    }
    const key = second ? expression(context, first, env) : null;
    const value = expression(context, second ?? first, env);
    keyed ||= key !== null;
    if (key === null) items.push(value);
    const name =
      key === null
        ? String(items.length - 1)
        : key.kind === 'string'
          ? key.value
          : key.kind === 'constant'
            ? key.text
            : null;
    entries.push({ key: name, keySpan: spanOf(first), value });
  }
  return keyed || (spreads.length > 0 && entries.length === 0)
    ? { kind: 'table', entries, spreads, span }
    : { kind: 'list', items, span };
}

function binary(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const chain = chainOf(context, node);
  if (!chain) return opaque('syntax-error', span);
  const values = chain.operands.map((operand) => expression(context, operand, env));
  switch (chain.operator) {
    case '.':
      return { kind: 'join', parts: values, span };
    case '??':
      return { kind: 'fallback', how: 'or', options: values, span };
    case '+':
      // Of two tables the first one wins.
      return values.some(({ kind }) => kind === 'table')
        ? { kind: 'table', entries: [], spreads: values.toReversed(), span }
        : opaque('runtime-value', span);
    default:
      if (COMPARING.has(chain.operator.toLowerCase())) for (const value of values) noteComparison(context, value);
      return opaque('runtime-value', span);
  }
}

/** `a . b . c` nests to the left, `a ?? b ?? c` to the right, thousands deep in generated code: read as one list. */
function chainOf(
  context: Context,
  node: Node,
): { readonly operator: string; readonly operands: readonly Node[] } | null {
  const operatorOf = (part: Node): string | null => {
    if (part.type !== 'binary_expression') return null;
    const operator = part.childForFieldName('operator');
    return operator ? sourceOf(context, operator) : null;
  };
  const operator = operatorOf(node);
  if (operator === null) return null;
  const side = operator === '??' ? 'right' : 'left';
  const other = side === 'left' ? 'right' : 'left';
  const operands: Node[] = [];
  let current: Node = node;
  while (operatorOf(current) === operator) {
    const operand = current.childForFieldName(other);
    const next = current.childForFieldName(side);
    if (!operand || !next) return null;
    operands.push(operand);
    current = next;
  }
  operands.push(current);
  return { operator, operands: side === 'left' ? operands.reverse() : operands };
}

/** `a ? b : c`, and `a ?: c`, which gives `a` where it is not empty. */
function conditional(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const condition = node.childForFieldName('condition');
  const consequence = node.childForFieldName('body');
  const alternative = node.childForFieldName('alternative');
  const first = condition ? expression(context, condition, env) : opaque('syntax-error', span);
  const then = consequence ? expression(context, consequence, env) : null;
  const otherwise = alternative ? expression(context, alternative, env) : opaque('syntax-error', span);
  if (then === null) return { kind: 'fallback', how: 'or', options: [first, otherwise], span };
  return oneOf([then, otherwise], span);
}

/** `match ($x) { 'a' => 'b', default => 'c' }`: the conditions are compared, what they lead to is a value. */
function match(context: Context, node: Node, env: Env): Expression {
  const condition = node.childForFieldName('condition');
  const body = node.childForFieldName('body');
  if (condition) expression(context, condition, env);
  const values: Expression[] = [];
  for (const arm of body ? parts(context, body) : []) {
    const tests = arm.childForFieldName('conditional_expressions');
    for (const test of tests ? parts(context, tests) : []) noteComparison(context, expression(context, test, env));
    const value = arm.childForFieldName('return_expression');
    if (value) values.push(expression(context, value, env));
  }
  return oneOf(values, spanOf(node));
}
