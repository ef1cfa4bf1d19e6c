import type { Node } from '../tree/node.ts';
import type { Expression, TableEntry } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { declare } from '../collector/bindings.ts';
import { deeper } from '../collector/depth.ts';
import { byKey, computedEntry, opaque } from '../collector/expressions.ts';
import { parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { inRegion } from '../collector/regions.ts';
import { openScope } from '../collector/scopes.ts';
import { literalOf } from './annotations.ts';
import { callOf } from './calls.ts';
import { operatorOf } from './context.ts';
import type { Context, Env } from './context.ts';
import { environmentMember } from './environment.ts';
import { lambdaOf } from './functions.ts';
import { concatenated, interpolated, stringOf } from './strings.ts';
import { bindTarget } from './targets.ts';

/** What one node evaluates to; all calls, bindings and comparisons inside are collected on the way, each once. */
export function expression(context: Context, node: Node, env: Env): Expression {
  return deeper(context, () => dispatch(context, node, env)) ?? opaque('unsupported', spanOf(node));
}

function dispatch(context: Context, node: Node, env: Env): Expression {
  const type = node.type;
  switch (type) {
    case 'identifier':
      return nameOf(context, node, env);
    case 'string':
      return stringOf(context, node, env);
    case 'concatenated_string':
      return concatenated(context, node, env);
    case 'integer':
    case 'float':
    case 'true':
    case 'false':
    case 'none':
    case 'ellipsis':
      return { kind: 'constant', text: sourceOf(context, node), span: spanOf(node) };
    case 'attribute':
      return attribute(context, node, env);
    case 'subscript':
      return subscript(context, node, env);
    case 'call':
      return callOf(context, node, env);
    case 'dictionary':
      return table(context, node, env);
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      return {
        kind: 'list',
        items: parts(context, node).map((part) => expression(context, part, env)),
        span: spanOf(node),
      };
    case 'lambda':
      return lambdaOf(context, node, env);
    default:
      return compound(context, node, type, env);
  }
}

function compound(context: Context, node: Node, type: string, env: Env): Expression {
  switch (type) {
    case 'parenthesized_expression':
    case 'await':
    case 'type':
      return first(context, node, env);
    case 'binary_operator':
      return binary(context, node, env);
    case 'boolean_operator':
      return boolean(context, node, env);
    case 'conditional_expression':
      return conditional(context, node, env);
    case 'comparison_operator':
      return comparison(context, node, env);
    case 'named_expression':
      return walrus(context, node, env);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return comprehension(context, node, env);
    case 'unary_operator': {
      first(context, node, env);
      return { kind: 'constant', text: sourceOf(context, node), span: spanOf(node) };
    }
    default:
      for (const part of parts(context, node)) context.visit.statement(context, part, env);
      return opaque(type === 'ERROR' ? 'syntax-error' : 'runtime-value', spanOf(node));
  }
}

function first(context: Context, node: Node, env: Env): Expression {
  const [child] = parts(context, node);
  return child ? expression(context, child, env) : opaque('syntax-error', spanOf(node));
}

/** A name; the receiver of a method stands for its object. */
function nameOf(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const name = context.text.slice(span.start, span.end);
  if (env.self !== null && env.receiver === name) return { kind: 'self', scope: env.self, span };
  return { kind: 'name', name, scope: env.scope, span };
}

function attribute(context: Context, node: Node, env: Env): Expression {
  const [object, property] = parts(context, node);
  const span = spanOf(node);
  if (!object || !property) return opaque('syntax-error', span);
  return {
    kind: 'member',
    object: expression(context, object, env),
    property: context.text.slice(property.startIndex, span.end),
    fallback: null,
    span,
  };
}

/** `d["key"]`, `os.environ["X"]`, `items[0]`; any other key is computed. */
function subscript(context: Context, node: Node, env: Env): Expression {
  const [target, key, more] = parts(context, node);
  const span = spanOf(node);
  if (!target || !key) return opaque('syntax-error', span);
  if (
    /^(?:\w+\.)?Literal$/.test(context.text.slice(target.startIndex, Math.min(target.endIndex, target.startIndex + 40)))
  ) {
    const options = parts(context, node).slice(1);
    const literal = literalOf(context, node, options, env);
    if (literal) return literal;
  }
  const object = expression(context, target, env);
  const index = expression(context, key, env);
  if (more) return opaque('computed-key', span);
  const environment = index.kind === 'string' ? environmentMember(context, object, index.value, span) : null;
  return environment ?? byKey(object, index, span);
}

function table(context: Context, node: Node, env: Env): Expression {
  const entries: TableEntry[] = [];
  const spreads: Expression[] = [];
  for (const part of parts(context, node)) {
    if (part.type !== 'pair') {
      spreads.push(first(context, part, env));
      continue;
    }
    const [key, value] = parts(context, part);
    if (!key || !value) continue;
    const name = expression(context, key, env);
    const written = name.kind === 'string' ? name.value : name.kind === 'constant' ? name.text : null;
    const given = expression(context, value, env);
    entries.push(
      written === null ? computedEntry(name, spanOf(key), given) : { key: written, keySpan: spanOf(key), value: given },
    );
  }
  return { kind: 'table', entries, spreads, span: spanOf(node) };
}

function binary(context: Context, node: Node, env: Env): Expression {
  const [left, right] = parts(context, node);
  const span = spanOf(node);
  if (!left || !right) return opaque('syntax-error', span);
  const operator = operatorOf(context, node);
  const values = [expression(context, left, env), expression(context, right, env)] as const;
  if (operator === '+') {
    const [before, after] = values;
    if (before.kind === 'list' && after.kind === 'list')
      return { kind: 'list', items: [...before.items, ...after.items], span };
    return { kind: 'join', parts: before.kind === 'join' ? [...before.parts, after] : values, span };
  }
  if (operator === '/' && (values[0].kind === 'string' || values[1].kind === 'string' || values[1].kind === 'join'))
    return pathOf(values, span);
  if (operator === '|' && values.some(({ kind }) => kind === 'table'))
    return { kind: 'table', entries: [], spreads: values, span };
  if (operator === '%' && values[0].kind === 'string') {
    const pieces = interpolated(context, values[0], values[1].kind === 'list' ? values[1].items : [values[1]]);
    if (pieces) return { kind: 'join', parts: pieces, span };
  }
  return opaque('runtime-value', span);
}

/** `folder / "name"`: paths put together (https://docs.python.org/3/library/pathlib.html#operators). */
function pathOf([before, after]: readonly [Expression, Expression], span: Span): Expression {
  const at = { start: after.span.start, end: after.span.start };
  const sign: Expression = { kind: 'string', value: '/', span: at, content: at };
  return { kind: 'join', parts: before.kind === 'join' ? [...before.parts, sign, after] : [before, sign, after], span };
}

function boolean(context: Context, node: Node, env: Env): Expression {
  const [left, right] = parts(context, node);
  const span = spanOf(node);
  if (!left || !right) return opaque('syntax-error', span);
  const isOr = operatorOf(context, node) === 'or';
  const before = expression(context, left, env);
  const after = expression(context, right, env);
  return isOr
    ? { kind: 'fallback', how: 'or', options: [before, after], span }
    : { kind: 'fallback', how: 'conditional', options: [after], span };
}

/** `a if condition else b`. */
function conditional(context: Context, node: Node, env: Env): Expression {
  const [then, condition, otherwise] = parts(context, node);
  const span = spanOf(node);
  if (!then || !condition || !otherwise) return opaque('syntax-error', span);
  expression(context, condition, env);
  return {
    kind: 'fallback',
    how: 'conditional',
    options: [expression(context, then, env), expression(context, otherwise, env)],
    span,
  };
}

function comparison(context: Context, node: Node, env: Env): Expression {
  for (const part of parts(context, node)) noteComparison(context, expression(context, part, env));
  return opaque('runtime-value', spanOf(node));
}

/** Literals that are only compared: they hand nothing on. */
function noteComparison(context: Context, value: Expression): void {
  if (value.kind === 'string') context.comparisons.push({ span: value.span });
  if (value.kind === 'list') for (const item of value.items) noteComparison(context, item);
  if (value.kind === 'join') for (const part of value.parts) noteComparison(context, part);
  if (value.kind === 'table')
    for (const { key, keySpan } of value.entries) if (key !== null) context.comparisons.push({ span: keySpan });
}

function walrus(context: Context, node: Node, env: Env): Expression {
  const [name, value] = parts(context, node);
  if (!name || !value) return opaque('syntax-error', spanOf(node));
  const given = expression(context, value, env);
  declare(context, env, {
    name: sourceOf(context, name),
    kind: 'variable',
    value: given,
    nameSpan: spanOf(name),
    span: spanOf(node),
  });
  return given;
}

/** `[f(m) for m in models]`: a scope of its own, whose targets are bound to what is iterated. */
function comprehension(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const inner: Env = { ...inRegion(env, span), scope: openScope(context, 'block', env.scope, null, span) };
  const [element, ...clauses] = parts(context, node);
  for (const [index, clause] of clauses.entries()) {
    if (clause.type !== 'for_in_clause') continue;
    const [target, iterated] = parts(context, clause);
    // The first is evaluated outside: `[model for model in model]`.
    const given = iterated ? expression(context, iterated, index === 0 ? env : inner) : null;
    if (target && given) bindTarget(context, target, given, 'loop', spanOf(clause), inner);
  }
  for (const clause of clauses) if (clause.type !== 'for_in_clause') context.visit.statement(context, clause, inner);
  if (!element) return opaque('syntax-error', span);
  if (element.type !== 'pair') return { kind: 'list', items: [expression(context, element, inner)], span };
  const [key, value] = parts(context, element).map((part) => expression(context, part, inner));
  if (!key || !value) return opaque('syntax-error', span);
  return { kind: 'table', entries: [computedEntry(key, key.span, value)], spreads: [], span };
}
