import type { Node } from '../tree/node.ts';
import type { Expression, OpaqueExpression, TableEntry, TableExpression } from '../../model/facts.ts';
import { noteComparison } from '../collector/comparisons.ts';
import { deeper } from '../collector/depth.ts';
import { opaque } from '../collector/expressions.ts';
import { nameOf, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { assignment, multipleAssignment, operatorAssignment } from './assignments.ts';
import { callExpression, elementReference, superCall } from './calls.ts';
import { constantPath } from './constants.ts';
import { nothing, oneOf } from './context.ts';
import type { Context, Env } from './context.ts';
import { control } from './control.ts';
import { classDefinition, method, moduleDefinition, singletonClass } from './definitions.ts';
import { lambda } from './functions.ts';
import { chained, formatted, heredocOf, stringOf, symbolOf, wordsOf } from './strings.ts';

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '===', '=~', '!~', '<=>', '<', '>', '<=', '>=']);

/** What one node evaluates to; all calls, bindings and comparisons inside are collected on the way, each once. */
export function expression(context: Context, node: Node, env: Env): Expression {
  return deeper(context, () => dispatch(context, node, env)) ?? opaque('unsupported', spanOf(node));
}

function dispatch(context: Context, node: Node, env: Env): Expression {
  const type = node.type;
  switch (type) {
    case 'identifier':
    case 'constant':
    case 'global_variable':
      return nameOf(context, node, env);
    case 'instance_variable':
    case 'class_variable':
      return instanceVariable(context, node, env);
    case 'self':
      return env.self === null
        ? opaque('unsupported', spanOf(node))
        : { kind: 'self', scope: env.self, span: spanOf(node) };
    case 'string':
    case 'delimited_symbol':
    case 'subshell':
      return type === 'subshell' ? anything(context, node, type, env) : stringOf(context, node, env);
    case 'simple_symbol':
    case 'character':
      return symbolOf(context, node);
    case 'string_array':
    case 'symbol_array':
      return wordsOf(context, node, env);
    case 'chained_string':
      return chained(context, node, env);
    case 'heredoc_beginning':
      return heredocOf(context, node, env) ?? opaque('syntax-error', spanOf(node));
    case 'integer':
    case 'float':
    case 'true':
    case 'false':
      return { kind: 'constant', text: sourceOf(context, node), span: spanOf(node) };
    case 'nil':
      return nothing(spanOf(node));
    case 'scope_resolution':
      return constantPath(context, node, env);
    case 'call':
      return callExpression(context, node, env);
    case 'element_reference':
      return elementReference(context, node, env);
    case 'super':
      return superCall(context, node, env);
    default:
      return compound(context, node, type, env);
  }
}

function compound(context: Context, node: Node, type: string, env: Env): Expression {
  switch (type) {
    case 'hash':
      return table(context, node, env);
    case 'array':
      return list(context, node, env);
    case 'assignment':
      return assignment(context, node, env);
    case 'operator_assignment':
      return operatorAssignment(context, node, env);
    case 'left_assignment_list':
      return multipleAssignment(context, node, null, env);
    case 'binary':
      return binary(context, node, env);
    case 'unary':
      return unary(context, node, env);
    case 'conditional': {
      const [condition, ...branches] = parts(context, node);
      if (condition) expression(context, condition, env);
      return oneOf(
        branches.map((branch) => expression(context, branch, env)),
        spanOf(node),
      );
    }
    case 'method':
    case 'singleton_method':
      return method(context, node, env);
    case 'class':
      return classDefinition(context, node, env);
    case 'module':
      return moduleDefinition(context, node, env);
    case 'singleton_class':
      return singletonClass(context, node, env);
    case 'lambda':
      return lambda(context, node, env);
    case 'alias':
    case 'undef':
    case 'uninterpreted':
    case 'empty_statement':
      return nothing(spanOf(node));
    default:
      return control(context, node, type, env) ?? anything(context, node, type, env);
  }
}

/** A node of no interest in itself: what it holds is still collected. */
function anything(context: Context, node: Node, type: string, env: Env): OpaqueExpression {
  for (const part of parts(context, node)) expression(context, part, env);
  return opaque(type === 'ERROR' ? 'syntax-error' : 'runtime-value', spanOf(node));
}

/** `@model` and `@@model` are the attribute that `attr_reader :model` shows; outside of a class, names of the file. */
function instanceVariable(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  if (env.self === null) return nameOf(context, node, env);
  const property = sourceOf(context, node).replace(/^@+/, '');
  return { kind: 'member', object: { kind: 'self', scope: env.self, span }, property, fallback: null, span };
}

function binary(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const chain = leftChain(node);
  if (!chain) return opaque('syntax-error', span);
  const values = chain.operands.map((operand) => expression(context, operand, env));
  const [first, ...others] = values;
  switch (chain.operator) {
    case '||':
    case 'or':
      return { kind: 'fallback', how: 'or', options: values, span };
    case '&&':
    case 'and':
      return oneOf(values.slice(-1), span);
    case '+':
      return { kind: 'join', parts: values, span };
    case '%': {
      const given = others.flatMap((value) => (value.kind === 'list' ? value.items : [value]));
      const pieces = first && others.length === 1 ? formatted(context, first, given) : null;
      return pieces ? { kind: 'join', parts: pieces, span } : opaque('runtime-value', span);
    }
    default:
      if (COMPARING.has(chain.operator)) for (const value of values) noteComparison(context, value);
      return opaque('runtime-value', span);
  }
}

/** `a + b + c` nests to the left, thousands deep in generated code: read as one list. */
function leftChain(node: Node): { readonly operator: string; readonly operands: readonly Node[] } | null {
  const operator = node.childForFieldName('operator')?.text;
  if (operator === undefined) return null;
  const operands: Node[] = [];
  let current: Node = node;
  for (;;) {
    const same = current.type === 'binary' && current.childForFieldName('operator')?.text === operator;
    const left = same ? current.childForFieldName('left') : null;
    const right = same ? current.childForFieldName('right') : null;
    if (!left || !right) break;
    operands.push(right);
    current = left;
  }
  operands.push(current);
  return operands.length < 2 ? null : { operator, operands: operands.reverse() };
}

/** `-"text"` is the text, frozen; `-1` a number. */
function unary(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const operand = node.childForFieldName('operand');
  const value = operand ? expression(context, operand, env) : opaque('syntax-error', span);
  const sign = context.text[span.start];
  if (value.kind === 'constant' && sign === '-') return { kind: 'constant', text: sourceOf(context, node), span };
  return value.kind === 'string' && (sign === '-' || sign === '+') ? value : opaque('runtime-value', span);
}

function list(context: Context, node: Node, env: Env): Expression {
  const items: Expression[] = [];
  const entries: TableEntry[] = [];
  for (const part of parts(context, node)) {
    if (part.type === 'pair') entries.push(pairOf(context, part, env));
    else if (part.type !== 'splat_argument') items.push(expression(context, part, env));
    else {
      const [inner] = parts(context, part);
      const spread = inner ? expression(context, inner, env) : null;
      if (spread?.kind === 'list') items.push(...spread.items);
      else items.push(opaque('runtime-value', spanOf(part)));
    }
  }
  if (entries.length > 0) items.push({ kind: 'table', entries, spreads: [], span: spanOf(node) });
  return { kind: 'list', items, span: spanOf(node) };
}

function table(context: Context, node: Node, env: Env): TableExpression {
  const entries: TableEntry[] = [];
  const spreads: Expression[] = [];
  for (const part of parts(context, node)) {
    if (part.type === 'pair') entries.push(pairOf(context, part, env));
    else if (part.type === 'hash_splat_argument') {
      const [inner] = parts(context, part);
      if (inner) spreads.push(expression(context, inner, env));
    } else expression(context, part, env);
  }
  return { kind: 'table', entries, spreads, span: spanOf(node) };
}

/** `key: value`, `"key" => value`, and `key:`, which stands for `key: key`. */
function pairOf(context: Context, node: Node, env: Env): TableEntry {
  const keyNode = node.childForFieldName('key');
  const valueNode = node.childForFieldName('value');
  const keySpan = spanOf(keyNode ?? node);
  const key = keyNode ? keyOf(context, keyNode, env) : null;
  if (valueNode) return { key, keySpan, value: expression(context, valueNode, env) };
  const value: Expression =
    key === null ? opaque('syntax-error', keySpan) : { kind: 'name', name: key, scope: env.scope, span: keySpan };
  return { key, keySpan, value };
}

function keyOf(context: Context, node: Node, env: Env): string | null {
  if (node.type === 'hash_key_symbol') return sourceOf(context, node);
  const value = expression(context, node, env);
  return value.kind === 'string' ? value.value : null;
}
