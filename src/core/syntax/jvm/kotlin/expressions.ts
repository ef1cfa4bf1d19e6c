import type { Node } from '../../tree/node.ts';
import type { Expression } from '../../../model/facts.ts';
import { addCall, positional } from '../../collector/calls.ts';
import { noteComparison } from '../../collector/comparisons.ts';
import { deeper } from '../../collector/depth.ts';
import { byKey, opaque } from '../../collector/expressions.ts';
import { identifierOf, nameOf, parts, sourceOf, spanOf } from '../../collector/nodes.ts';
import type { Context, Env } from '../context.ts';
import { holdsEnvironment } from '../environment.ts';
import { pathOf, qualifiedName } from '../names.ts';
import { ifExpression, tryExpression, whenExpression } from './branches.ts';
import { annotation, callExpression } from './calls.ts';
import { lambda } from './functions.ts';
import { text } from './strings.ts';

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '>', '<=', '>=']);
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** What one node evaluates to; all calls, bindings and comparisons inside are collected on the way, each once. */
export function expression(context: Context, node: Node, env: Env): Expression {
  return deeper(context, () => dispatch(context, node, env)) ?? opaque('unsupported', spanOf(node));
}

function dispatch(context: Context, node: Node, env: Env): Expression {
  const type = node.type;
  switch (type) {
    case 'identifier':
      return WORDS.has(sourceOf(context, node)) ? constant(context, node) : nameOf(context, node, env);
    case 'string_literal':
    case 'multiline_string_literal':
      return text(context, node, env);
    case 'number_literal':
    case 'float_literal':
    case 'character_literal':
      return constant(context, node);
    case 'call_expression':
      return callExpression(context, node, env);
    case 'navigation_expression':
      return navigation(context, node, env);
    case 'index_expression':
      return indexed(context, node, env);
    case 'this_expression':
    case 'super_expression':
      return self(context, node, env);
    case 'lambda_literal':
      return lambda(context, node, env, null);
    case 'annotated_lambda':
    case 'parenthesized_expression':
    case 'labeled_expression':
    case 'spread_expression':
      return inner(context, node, parts(context, node).at(-1), env);
    case 'anonymous_function':
      return context.visit.functionOf(context, node, env, null);
    case 'object_literal':
      return context.visit.anonymousClass(context, node, env, []);
    default:
      return compound(context, node, type, env);
  }
}

function compound(context: Context, node: Node, type: string, env: Env): Expression {
  switch (type) {
    case 'binary_expression':
      return binary(context, node, env);
    case 'infix_expression':
      return infix(context, node, env);
    case 'if_expression':
      return ifExpression(context, node, env);
    case 'when_expression':
      return whenExpression(context, node, env);
    case 'try_expression':
      return tryExpression(context, node, env);
    case 'as_expression':
      return inner(context, node, node.childForFieldName('left'), env);
    case 'is_expression':
      inner(context, node, node.childForFieldName('left'), env);
      return opaque('runtime-value', spanOf(node));
    case 'in_expression':
      for (const part of parts(context, node)) noteComparison(context, expression(context, part, env));
      return opaque('runtime-value', spanOf(node));
    case 'unary_expression':
      return unary(context, node, env);
    case 'collection_literal':
      return {
        kind: 'list',
        items: parts(context, node).map((part) => expression(context, part, env)),
        span: spanOf(node),
      };
    case 'return_expression':
      return returned(context, node, env);
    case 'annotation':
      annotation(context, node, env);
      return opaque('runtime-value', spanOf(node));
    case 'callable_reference':
    case 'user_type':
    case 'nullable_type':
    case 'type_arguments':
    case 'label':
      return opaque('runtime-value', spanOf(node));
    default:
      for (const part of parts(context, node)) context.visit.statement(context, part, env);
      return opaque(type === 'ERROR' ? 'syntax-error' : 'runtime-value', spanOf(node));
  }
}

function constant(context: Context, node: Node): Expression {
  return { kind: 'constant', text: sourceOf(context, node), span: spanOf(node) };
}

function inner(context: Context, node: Node, child: Node | null | undefined, env: Env): Expression {
  return child ? expression(context, child, env) : opaque('runtime-value', spanOf(node));
}

/** `a.b`, `a?.b`, and the full name of a type. */
function navigation(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [target, name] = parts(context, node);
  if (!target || !name) return inner(context, node, target, env);
  const object = expression(context, target, env);
  if (context.text.slice(target.endIndex, name.startIndex).includes('::')) return opaque('runtime-value', span);
  const property = identifierOf(context, name);
  if (isExtension(context, object, property)) return { kind: 'name', name: property, scope: env.scope, span };
  const path = pathOf(object);
  const qualified = path ? qualifiedName(context, [...path, property], span, env) : null;
  return qualified ?? { kind: 'member', object, property, fallback: null, span };
}

/** `Firebase.ai(…)` of an object that gets its members from imports: it is what was imported. */
function isExtension(context: Context, object: Expression, property: string): boolean {
  if (object.kind !== 'name' || !/^[A-Z]/.test(object.name) || !/^[a-z]/.test(property)) return false;
  return context.imports.some(({ local }) => local === property);
}

/** `a["key"]`, `a[0]`; of the environment, a variable. */
function indexed(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [target, ...keys] = parts(context, node);
  const object = inner(context, node, target, env);
  const [key] = keys.map((part) => expression(context, part, env));
  if (key?.kind === 'string' && holdsEnvironment(context, object))
    return { kind: 'environment', variable: key.value, fallback: null, span };
  return key ? byKey(object, key, span) : opaque('computed-key', span);
}

/** `this`, `this@Bot`: the receiver of a lambda that has one, else the object of the class. */
function self(context: Context, node: Node, env: Env): Expression {
  const [label] = parts(context, node);
  if (!label && env.receiver) return env.receiver;
  const name = label ? identifierOf(context, label) : null;
  let scope: number | null = env.self;
  for (let current = env.scope; name !== null && current >= 0; current = context.scopes[current]?.parent ?? -1) {
    if (context.scopes[current]?.kind === 'class' && context.scopes[current]?.name === name) {
      scope = current;
      break;
    }
  }
  return scope === null ? opaque('unsupported', spanOf(node)) : { kind: 'self', scope, span: spanOf(node) };
}

function binary(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const operands: Node[] = [];
  let operator: string | null = null;
  for (let current: Node = node; ;) {
    const isBinary: boolean = current.type === 'binary_expression';
    const left: Node | null = isBinary ? current.childForFieldName('left') : null;
    const right: Node | null = isBinary ? current.childForFieldName('right') : null;
    const here = left && right ? between(context, left, right) : null;
    if (!left || !right || (operator !== null && here !== operator)) {
      operands.push(current);
      break;
    }
    const generic = operator === null ? genericCall(context, node, here, left, right, env) : null;
    if (generic) return generic;
    operator = here;
    operands.push(right);
    current = left;
  }
  const values = operands.reverse().map((operand) => expression(context, operand, env));
  if (operator === '+') return { kind: 'join', parts: values, span };
  if (operator === '?:') {
    // What returns or throws gives no value.
    const options = values.filter((_, index) => !/^(?:return|throw)_expression$/.test(operands[index]?.type ?? ''));
    return { kind: 'fallback', how: 'or', options, span };
  }
  if (operator !== null && COMPARING.has(operator)) for (const value of values) noteComparison(context, value);
  return opaque('runtime-value', span);
}

/** `f<T>(a)` and `lazy<T> { … }`, which the grammar may take for two comparisons. */
function genericCall(
  context: Context,
  node: Node,
  operator: string | null,
  left: Node,
  right: Node,
  env: Env,
): Expression | null {
  const isCall = right.type === 'parenthesized_expression' || right.type === 'lambda_literal';
  if (operator !== '>' || left.type !== 'binary_expression' || !isCall) return null;
  const target = left.childForFieldName('left');
  const type = left.childForFieldName('right');
  if (!target || !type || between(context, target, type) !== '<' || !/^[A-Z]/.test(sourceOf(context, type)))
    return null;
  const callee = expression(context, target, env);
  const value = inner(context, right, right.type === 'lambda_literal' ? right : parts(context, right)[0], env);
  if (value.kind === 'function' && callee.kind === 'name' && callee.name === 'lazy') return value.returns[0] ?? value;
  const span = spanOf(node);
  return addCall(context, env, {
    form: 'call',
    callee,
    arguments: [positional(value, 0, value.span)],
    argumentsSpan: spanOf(right),
    span,
  });
}

function between(context: Context, left: Node, right: Node): string {
  const gap = context.text.slice(left.endIndex, right.startIndex).trim();
  return gap.length <= 3 ? gap : gap.replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n\r]*/g, '').trim();
}

/** `key to value` is a list of two, until a map takes it. */
function infix(context: Context, node: Node, env: Env): Expression {
  const [left, operator, right] = parts(context, node);
  const values = [left, right].flatMap((part) => (part ? [expression(context, part, env)] : []));
  const span = spanOf(node);
  const isPair = operator && sourceOf(context, operator) === 'to' && values.length === 2;
  return isPair ? { kind: 'list', items: values, span } : opaque('runtime-value', span);
}

/** `a!!` is `a`. */
function unary(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const value = inner(context, node, node.childForFieldName('argument') ?? parts(context, node)[0], env);
  if (context.text.startsWith('!!', span.end - 2)) return value;
  if (value.kind === 'constant') return { kind: 'constant', text: sourceOf(context, node), span };
  return opaque('runtime-value', span);
}

function returned(context: Context, node: Node, env: Env): Expression {
  const children = parts(context, node);
  const isLabelled = context.text.startsWith('return@', node.startIndex);
  const value = (isLabelled ? children.slice(1) : children).at(-1);
  const span = spanOf(node);
  if (!value) return opaque('runtime-value', span);
  const given = expression(context, value, env);
  (isLabelled ? (env.labelled ?? env.returns) : env.returns)?.push(given);
  return opaque('runtime-value', span);
}
