import type { Node } from '../../tree/node.ts';
import type { Expression } from '../../../model/facts.ts';
import { assign, bindMember, declare } from '../../collector/bindings.ts';
import { noteComparison } from '../../collector/comparisons.ts';
import { deeper } from '../../collector/depth.ts';
import { byKey, conditional, opaque } from '../../collector/expressions.ts';
import { identifierOf, nameOf, parts, sourceOf, spanOf } from '../../collector/nodes.ts';
import { inRegion } from '../../collector/regions.ts';
import { annotation, creation, methodInvocation } from './calls.ts';
import type { Context, Env } from '../context.ts';
import { pathOf, qualifiedName } from '../names.ts';
import { contentOf, decodeEscapes, javaString } from '../strings.ts';

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** What one node evaluates to; all calls, bindings and comparisons inside are collected on the way, each once. */
export function expression(context: Context, node: Node, env: Env): Expression {
  return deeper(context, () => dispatch(context, node, env)) ?? opaque('unsupported', spanOf(node));
}

function dispatch(context: Context, node: Node, env: Env): Expression {
  const type = node.type;
  switch (type) {
    case 'identifier':
      return nameOf(context, node, env);
    case 'string_literal':
      return text(context, node, env);
    case 'method_invocation':
      return methodInvocation(context, node, env);
    case 'object_creation_expression':
      return creation(context, node, env);
    case 'field_access':
      return fieldAccess(context, node, env);
    case 'this':
    case 'super':
      return env.self === null
        ? opaque('unsupported', spanOf(node))
        : { kind: 'self', scope: env.self, span: spanOf(node) };
    case 'lambda_expression':
      return context.visit.functionOf(context, node, env, null);
    case 'array_initializer':
    case 'element_value_array_initializer':
      return {
        kind: 'list',
        items: parts(context, node).map((part) => expression(context, part, env)),
        span: spanOf(node),
      };
    case 'decimal_integer_literal':
    case 'decimal_floating_point_literal':
    case 'hex_integer_literal':
    case 'true':
    case 'false':
    case 'null_literal':
    case 'character_literal':
      return { kind: 'constant', text: sourceOf(context, node), span: spanOf(node) };
    default:
      return compound(context, node, type, env);
  }
}

function compound(context: Context, node: Node, type: string, env: Env): Expression {
  switch (type) {
    case 'parenthesized_expression':
      return inner(context, node, parts(context, node)[0], env);
    case 'cast_expression':
      return inner(context, node, node.childForFieldName('value'), env);
    case 'binary_expression':
      return binary(context, node, env);
    case 'ternary_expression':
      return ternary(context, node, env);
    case 'assignment_expression':
      return assignment(context, node, env);
    case 'switch_expression':
      return switchExpression(context, node, env);
    case 'array_creation_expression':
      return inner(context, node, node.childForFieldName('value'), env);
    case 'array_access':
      return arrayAccess(context, node, env);
    case 'unary_expression':
      return unary(context, node, env);
    case 'annotation':
      annotation(context, node, env);
      return opaque('runtime-value', spanOf(node));
    case 'instanceof_expression':
    case 'method_reference':
    case 'class_literal':
    case 'type_identifier':
      return opaque('runtime-value', spanOf(node));
    default:
      for (const part of parts(context, node)) context.visit.statement(context, part, env);
      return opaque(type === 'ERROR' ? 'syntax-error' : 'runtime-value', spanOf(node));
  }
}

function inner(context: Context, node: Node, child: Node | null | undefined, env: Env): Expression {
  return child ? expression(context, child, env) : opaque('runtime-value', spanOf(node));
}

/** A literal; with values put in (`STR."a \{x}"`) it is a join. */
function text(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const values = context.text.slice(span.start, span.end).includes('\\{')
    ? parts(context, node).filter((part) => part.type === 'string_interpolation')
    : [];
  if (values.length === 0) return javaString(context.text, span);
  const { start, end } = contentOf(context.text, span);
  const pieces: Expression[] = [];
  let from = start;
  for (const value of values) {
    addFragment(context, pieces, from, value.startIndex);
    pieces.push(inner(context, value, parts(context, value)[0], env));
    from = value.endIndex;
  }
  addFragment(context, pieces, from, end);
  return { kind: 'join', parts: pieces, span };
}

function addFragment(context: Context, pieces: Expression[], start: number, end: number): void {
  if (end <= start) return;
  const span = { start, end };
  pieces.push({ kind: 'string', value: decodeEscapes(context.text.slice(start, end)), span, content: span });
}

/** `a.b`, `this.b`, and the full name of a type. */
function fieldAccess(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const target = node.childForFieldName('object');
  const field = node.childForFieldName('field');
  if (!target || !field) return opaque('syntax-error', span);
  const object = expression(context, target, env);
  const property = identifierOf(context, field);
  // `Bot.this` is the object of an enclosing class.
  if (field.type === 'this') return env.self === null ? object : { kind: 'self', scope: env.self, span };
  const path = pathOf(object);
  const qualified = path ? qualifiedName(context, [...path, property], span, env) : null;
  return qualified ?? { kind: 'member', object, property, fallback: null, span };
}

function arrayAccess(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const object = inner(context, node, node.childForFieldName('array'), env);
  const index = inner(context, node, node.childForFieldName('index'), env);
  return byKey(object, index, span);
}

function unary(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const value = inner(context, node, node.childForFieldName('operand'), env);
  return value.kind === 'constant'
    ? { kind: 'constant', text: sourceOf(context, node), span }
    : opaque('runtime-value', span);
}

function ternary(context: Context, node: Node, env: Env): Expression {
  inner(context, node, node.childForFieldName('condition'), env);
  const options = ['consequence', 'alternative'].flatMap((field) => {
    const part = node.childForFieldName(field);
    return part ? [expression(context, part, env)] : [];
  });
  return { kind: 'fallback', how: 'conditional', options, span: spanOf(node) };
}

/** `a + b + c` nests to the left, thousands deep in generated code: read as one list. */
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
    operator = here;
    operands.push(right);
    current = left;
  }
  const values = operands.reverse().map((operand) => expression(context, operand, env));
  if (operator === '+') return { kind: 'join', parts: values, span };
  if (operator !== null && COMPARING.has(operator)) for (const value of values) noteComparison(context, value);
  return opaque('runtime-value', span);
}

function between(context: Context, left: Node, right: Node): string {
  const gap = context.text.slice(left.endIndex, right.startIndex).trim();
  return gap.length <= 3 ? gap : gap.replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n\r]*/g, '').trim();
}

/** `name = value`, `this.name = value`, `object.name = value`. */
function assignment(context: Context, node: Node, env: Env): Expression {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const span = spanOf(node);
  const value = inner(context, node, right, env);
  if (!left || !right) return value;
  const appended = between(context, left, right) !== '=';
  const given: Expression = appended ? opaque('runtime-value', span) : value;
  if (left.type === 'identifier') {
    assign(context, env, { name: identifierOf(context, left), value: given, nameSpan: spanOf(left), span });
    return given;
  }
  const field = left.type === 'field_access' ? left.childForFieldName('field') : null;
  const target = field ? left.childForFieldName('object') : null;
  if (!field || !target) {
    expression(context, left, env);
    return given;
  }
  const name = identifierOf(context, field);
  const object = expression(context, target, env);
  if (object.kind !== 'self') bindMember(context, env, name, given, spanOf(field), span);
  else {
    const binding = {
      name,
      scope: object.scope,
      kind: 'attribute',
      value: given,
      nameSpan: spanOf(field),
      span,
    } as const;
    declare(context, env, binding);
  }
  return given;
}

/** A `switch`, as a statement or as a value: its labels are comparisons, its results are what it may give. */
function switchExpression(context: Context, node: Node, env: Env): Expression {
  inner(context, node, node.childForFieldName('condition'), env);
  const body = node.childForFieldName('body');
  const results: Expression[] = [];
  for (const group of body ? parts(context, body) : []) {
    const within = inRegion(env, spanOf(group));
    for (const part of parts(context, group)) {
      if (part.type === 'switch_label') labels(context, part, env);
      else if (group.type === 'switch_rule' && part.type === 'expression_statement')
        results.push(...parts(context, part).map((value) => expression(context, value, within)));
      else {
        for (const value of yielded(context, part, within)) results.push(value);
      }
    }
  }
  return conditional(results, spanOf(node));
}

function labels(context: Context, node: Node, env: Env): void {
  for (const part of parts(context, node)) noteComparison(context, expression(context, part, env));
}

/** Runs a statement of a `switch`; gives what `yield` gives in it. */
function yielded(context: Context, node: Node, env: Env): readonly Expression[] {
  const outer = env.returns;
  const results: Expression[] = [];
  const last = node.type === 'block' ? parts(context, node).at(-1) : node;
  if (last?.type === 'yield_statement') {
    for (const part of node.type === 'block' ? parts(context, node) : [node]) {
      if (part.type === 'yield_statement')
        results.push(...parts(context, part).map((value) => expression(context, value, env)));
      else context.visit.statement(context, part, env);
    }
    return results;
  }
  context.visit.statement(context, node, { ...env, returns: outer });
  return results;
}
