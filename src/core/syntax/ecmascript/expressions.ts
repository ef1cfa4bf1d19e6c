import type { Node } from '../tree/node.ts';
import type { Expression, OpaqueExpression, TableEntry, TableExpression } from '../../model/facts.ts';
import { bindMember } from '../collector/bindings.ts';
import { noteComparison } from '../collector/comparisons.ts';
import { deeper } from '../collector/depth.ts';
import { computedEntry, conditional, either, opaque } from '../collector/expressions.ts';
import { nameOf, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { assignment } from './assignments.ts';
import { callExpression, decoratorCall, newExpression } from './calls.ts';
import type { Context, Env } from './context.ts';
import { memberOf } from './members.ts';
import { decodeTemplate, stringLiteral } from './strings.ts';

const COMPARING: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', 'in', '<', '>', '<=', '>=', 'instanceof']);

/** What one node evaluates to; all calls, bindings and comparisons inside are collected on the way, each once. */
export function expression(context: Context, node: Node, env: Env): Expression {
  return deeper(context, () => dispatch(context, node, env)) ?? opaque('unsupported', spanOf(node));
}

function dispatch(context: Context, node: Node, env: Env): Expression {
  const type = node.type;
  switch (type) {
    case 'identifier':
    case 'shorthand_property_identifier':
      return nameOf(context, node, env);
    case 'string':
      return stringLiteral(context.text, node.startIndex, node.endIndex);
    case 'template_string':
      return template(context, node, env);
    case 'number':
    case 'true':
    case 'false':
    case 'null':
    case 'undefined':
      return { kind: 'constant', text: sourceOf(context, node), span: spanOf(node) };
    case 'member_expression':
    case 'subscript_expression':
      return access(context, node, type, env);
    case 'call_expression':
      return callExpression(context, node, env);
    case 'new_expression':
      return newExpression(context, node, env);
    case 'object':
      return table(context, node, env);
    case 'array':
      return list(context, node, env);
    case 'arrow_function':
    case 'function_expression':
    case 'generator_function':
      return context.visit.functionOf(context, node, env, null);
    case 'class':
      return context.visit.classOf(context, node, env, null);
    case 'this':
    case 'super':
      return env.self === null
        ? opaque('unsupported', spanOf(node))
        : { kind: 'self', scope: env.self, span: spanOf(node) };
    case 'meta_property':
      return nameOf(context, node, env);
    default:
      return compound(context, node, type, env);
  }
}

function compound(context: Context, node: Node, type: string, env: Env): Expression {
  switch (type) {
    case 'parenthesized_expression':
    case 'await_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'instantiation_expression':
      return inner(context, node, parts(context, node)[0], env);
    case 'type_assertion':
      return inner(context, node, parts(context, node).at(-1), env);
    case 'binary_expression':
      return binary(context, node, env);
    case 'ternary_expression':
      return ternary(context, node, env);
    case 'assignment_expression':
    case 'augmented_assignment_expression':
      return assignment(context, node, env);
    case 'sequence_expression':
      return (
        parts(context, node)
          .map((part) => expression(context, part, env))
          .at(-1) ?? opaque('syntax-error', spanOf(node))
      );
    case 'unary_expression':
      return unary(context, node, env);
    case 'decorator':
      return decoratorCall(context, node, env);
    case 'jsx_attribute':
      return attribute(context, node, env);
    case 'jsx_expression':
      return inner(context, node, parts(context, node)[0], env);
    default:
      return anything(context, node, type, env);
  }
}

/** `<Chat model="…" />`: a property of an element, whose name stands as its type. */
function attribute(context: Context, node: Node, env: Env): Expression {
  const [name, given] = parts(context, node);
  const value = inner(context, node, given, env);
  const element = node.parent?.childForFieldName('name') ?? null;
  const type = element
    ? ({ kind: 'name', name: element.text, scope: env.scope, span: spanOf(element) } as const)
    : null;
  if (name && given) bindMember(context, env, sourceOf(context, name), value, spanOf(name), spanOf(node), type);
  return value;
}

/** A node of no interest in itself: what it holds is still collected. */
function anything(context: Context, node: Node, type: string, env: Env): OpaqueExpression {
  for (const part of parts(context, node)) context.visit.statement(context, part, env);
  if (type === 'ERROR') return opaque('syntax-error', spanOf(node));
  return opaque(type.startsWith('jsx') || type === 'regex' ? 'unsupported' : 'runtime-value', spanOf(node));
}

function inner(context: Context, node: Node, child: Node | undefined, env: Env): Expression {
  return child ? expression(context, child, env) : opaque('syntax-error', spanOf(node));
}

/** `` `a ${b}` `` as a join; without substitutions it is a string. */
function template(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const substitutions = parts(context, node).filter((part) => part.type === 'template_substitution');
  if (substitutions.length === 0) return stringLiteral(context.text, span.start, span.end);
  const pieces: Expression[] = [];
  const end = context.text[span.end - 1] === '`' ? span.end - 1 : span.end;
  let from = span.start + 1;
  for (const substitution of substitutions) {
    addFragment(context, pieces, from, substitution.startIndex);
    const value = parts(context, substitution)[0];
    if (value) pieces.push(expression(context, value, env));
    from = substitution.endIndex;
  }
  addFragment(context, pieces, from, end);
  return { kind: 'join', parts: pieces, span };
}

function addFragment(context: Context, pieces: Expression[], start: number, end: number): void {
  if (end <= start) return;
  const span = { start, end };
  pieces.push({ kind: 'string', value: decodeTemplate(context.text.slice(start, end)), span, content: span });
}

/** `a.b`, `a?.b`, `a["b"]`, `a[0]`. */
function access(context: Context, node: Node, type: string, env: Env): Expression {
  const children = parts(context, node);
  const span = spanOf(node);
  const [target] = children;
  const key = children.at(-1);
  if (!target || !key || children.length < 2) return opaque('syntax-error', span);
  const object = expression(context, target, env);
  if (type === 'member_expression') return memberOf(context, object, sourceOf(context, key), span);
  const index = expression(context, key, env);
  if (index.kind === 'string') return memberOf(context, object, index.value, span);
  if (index.kind === 'constant') return memberOf(context, object, index.text, span);
  return { kind: 'element', object, key: index, span };
}

function binary(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const chain = leftChain(context, node);
  if (!chain) return opaque('syntax-error', span);
  const values = chain.operands.map((operand) => expression(context, operand, env));
  if (chain.operator === '+') return { kind: 'join', parts: values, span };
  if (chain.operator === '??' || chain.operator === '||') return either('or', values, span);
  if (chain.operator === '&&') return either('conditional', values.slice(-1), span);
  if (COMPARING.has(chain.operator)) for (const value of values) noteComparison(context, value);
  return opaque('runtime-value', span);
}

/** `a + b + c` nests to the left, thousands deep in generated code: read as one list. */
function leftChain(
  context: Context,
  node: Node,
): { readonly operator: string; readonly operands: readonly Node[] } | null {
  const operands: Node[] = [];
  let operator: string | null = null;
  for (let current = node; ;) {
    const [left, right] = current.type === 'binary_expression' ? parts(context, current) : [];
    const here = left && right ? operatorBetween(context.text.slice(left.endIndex, right.startIndex)) : null;
    if (!left || !right || (operator !== null && here !== operator)) {
      operands.push(current);
      break;
    }
    operator = here;
    operands.push(right);
    if (operator === '==' || operator === '===' || operator === '!=' || operator === '!==') {
      operands.push(left);
      break;
    }
    current = left;
  }
  return operator === null ? null : { operator, operands: operands.reverse() };
}

function operatorBetween(gap: string): string {
  const bare =
    gap.includes('/') && gap.trim().length > 2 ? gap.replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n\r]*/g, '') : gap;
  return bare.trim();
}

function ternary(context: Context, node: Node, env: Env): Expression {
  const [condition, consequence, alternative] = parts(context, node);
  if (condition) expression(context, condition, env);
  const options = [consequence, alternative].flatMap((part) => (part ? [expression(context, part, env)] : []));
  return either('conditional', options, spanOf(node));
}

function unary(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [argument] = parts(context, node);
  const value = argument ? expression(context, argument, env) : null;
  if (value?.kind === 'constant') return { kind: 'constant', text: sourceOf(context, node), span };
  return opaque('runtime-value', span);
}

function list(context: Context, node: Node, env: Env): Expression {
  const items: Expression[] = [];
  for (const part of parts(context, node)) {
    if (part.type !== 'spread_element') {
      items.push(expression(context, part, env));
      continue;
    }
    const spread = inner(context, part, parts(context, part)[0], env);
    if (spread.kind === 'list') items.push(...spread.items);
    else items.push(opaque('runtime-value', spanOf(part)));
  }
  return { kind: 'list', items, span: spanOf(node) };
}

function table(context: Context, node: Node, env: Env): TableExpression {
  const entries: TableEntry[] = [];
  const spreads: Expression[] = [];
  for (const part of parts(context, node)) {
    switch (part.type) {
      case 'pair':
        entries.push(pair(context, part, env));
        break;
      case 'shorthand_property_identifier': {
        const value = nameOf(context, part, env);
        entries.push({ key: value.name, keySpan: value.span, value });
        break;
      }
      case 'method_definition':
        entries.push(method(context, part, env));
        break;
      case 'spread_element':
        spreads.push(inner(context, part, parts(context, part)[0], env));
        break;
      default:
        context.visit.statement(context, part, env);
    }
  }
  return { kind: 'table', entries, spreads, span: spanOf(node) };
}

function pair(context: Context, node: Node, env: Env): TableEntry {
  const [key, value] = parts(context, node);
  const keySpan = key ? spanOf(key) : spanOf(node);
  if (key?.type === 'computed_property_name') {
    const [computed] = parts(context, key);
    const name: Expression = computed ? expression(context, computed, env) : opaque('syntax-error', keySpan);
    const given = inner(context, node, value, env);
    return name.kind === 'string' ? { key: name.value, keySpan, value: given } : computedEntry(name, keySpan, given);
  }
  const name = key ? keyOf(context, key, env) : null;
  return { key: name, keySpan, value: inner(context, node, value, env) };
}

/** The name of a property where it is written out: a name, a literal, or a computed literal. */
export function keyOf(context: Context, node: Node, env: Env): string | null {
  switch (node.type) {
    case 'property_identifier':
    case 'private_property_identifier':
    case 'identifier':
    case 'number':
      return sourceOf(context, node);
    case 'string':
      return stringLiteral(context.text, node.startIndex, node.endIndex).value;
    default: {
      const [computed] = parts(context, node);
      const value = computed ? expression(context, computed, env) : null;
      return value?.kind === 'string' ? value.value : null;
    }
  }
}

/** A method of an object literal: `this` is the object, which no class scope stands for. A getter stands for its value. */
function method(context: Context, node: Node, env: Env): TableEntry {
  const name = node.childForFieldName('name');
  const key = name ? keyOf(context, name, env) : null;
  const value = context.visit.functionOf(context, node, { ...env, self: null, base: null }, key);
  return { key, keySpan: name ? spanOf(name) : spanOf(node), value: isGetter(context, node) ? given(value) : value };
}

/** What reading a getter gives. */
export function given(getter: Expression): Expression {
  return getter.kind !== 'function' ? getter : conditional(getter.returns, getter.span);
}

/** True for `get name() {…}`, false for a method that is called `get`. */
export function isGetter(context: Context, node: Node): boolean {
  return /^(?:(?:public|private|protected|static|override|readonly|async)\s+)*get\s+(?=[\w$#"'[])/.test(
    sourceOf(context, node).slice(0, 80),
  );
}
