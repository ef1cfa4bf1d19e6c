import type { Node } from '../tree/node.ts';
import type { Expression, TableEntry } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { noteComparison } from '../collector/comparisons.ts';
import { deeper } from '../collector/depth.ts';
import { byKey as byKeyOf, either, opaque } from '../collector/expressions.ts';
import { identifierOf, nameOf, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { assignment, declareName } from './assignments.ts';
import { invocation } from './calls.ts';
import { typeOf } from './names.ts';
import type { Context, Env } from './context.ts';
import { creation, implicitCreation, listOf, tableOf } from './creations.ts';
import { readByKey, readOfSection } from './environment.ts';
import { interpolated, stringLiteral } from './strings.ts';
import { aliased, declaredType, wrapsOptions } from './types.ts';

/** A pattern may end before `&&` (`x is "a" && y`), which the grammar does not always see. */
const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=', '&&', '||']);

/** What one node evaluates to; all calls, bindings and comparisons inside are collected on the way, each once. */
export function expression(context: Context, node: Node, env: Env, expected: Expression | null = null): Expression {
  return deeper(context, () => dispatch(context, node, env, expected)) ?? opaque('unsupported', spanOf(node));
}

function dispatch(context: Context, node: Node, env: Env, expected: Expression | null): Expression {
  const type = node.type;
  switch (type) {
    case 'identifier':
    case 'generic_name':
    // `string.Format`
    case 'predefined_type':
      return nameOf(context, node, env);
    case 'string_literal':
    case 'verbatim_string_literal':
    case 'raw_string_literal':
      return stringLiteral(context, node);
    case 'interpolated_string_expression':
      return interpolated(context, node, env);
    case 'integer_literal':
    case 'real_literal':
    case 'boolean_literal':
    case 'null_literal':
    case 'character_literal':
    case 'default_expression':
      return { kind: 'constant', text: sourceOf(context, node), span: spanOf(node) };
    case 'member_access_expression':
    case 'qualified_name':
      return member(context, node, type, env);
    case 'alias_qualified_name':
      return aliased(context, node, env) ?? opaque('syntax-error', spanOf(node));
    case 'conditional_access_expression':
      return conditionalAccess(context, node, env);
    case 'element_access_expression':
      return element(context, node, env);
    case 'invocation_expression':
      return invocation(context, node, env);
    case 'object_creation_expression':
      return creation(context, node, env);
    case 'implicit_object_creation_expression':
      return implicitCreation(context, node, env, expected);
    case 'lambda_expression':
    case 'anonymous_method_expression':
      return context.visit.functionOf(context, node, env, null);
    case 'this':
    case 'base':
      return env.self === null
        ? opaque('unsupported', spanOf(node))
        : { kind: 'self', scope: env.self, span: spanOf(node) };
    default:
      return compound(context, node, type, env, expected);
  }
}

function compound(context: Context, node: Node, type: string, env: Env, expected: Expression | null): Expression {
  switch (type) {
    case 'parenthesized_expression':
    case 'await_expression':
    case 'checked_expression':
    case 'ref_expression':
    case 'argument':
      return inner(context, node, parts(context, node).at(-1), env, expected);
    case 'cast_expression':
      return inner(context, node, node.childForFieldName('value'), env, expected);
    case 'as_expression':
      return inner(context, node, node.childForFieldName('left'), env);
    case 'postfix_unary_expression':
      return postfix(context, node, env, expected);
    case 'prefix_unary_expression':
    case 'unary_expression':
      return prefix(context, node, env);
    case 'binary_expression':
      return binary(context, node, env, expected);
    case 'conditional_expression':
      return conditional(context, node, env, expected);
    case 'switch_expression':
      return switched(context, node, env, expected);
    case 'assignment_expression':
      return assignment(context, node, env);
    default:
      return composed(context, node, type, env);
  }
}

function composed(context: Context, node: Node, type: string, env: Env): Expression {
  switch (type) {
    case 'initializer_expression':
    case 'implicit_array_creation_expression':
    case 'array_creation_expression':
    case 'element_binding_expression':
    case 'tuple_expression':
      return listOf(context, node, env);
    case 'anonymous_object_creation_expression':
      return tableOf(context, node, env, []);
    case 'with_expression':
      return changed(context, node, env);
    case 'is_pattern_expression':
      for (const part of parts(context, node)) context.visit.pattern(context, part, env);
      return opaque('runtime-value', spanOf(node));
    case 'declaration_expression':
      return declared(context, node, env);
    case 'typeof_expression':
    case 'sizeof_expression':
      return opaque('unsupported', spanOf(node));
    default:
      for (const part of parts(context, node)) context.visit.statement(context, part, env);
      return opaque(type === 'ERROR' ? 'syntax-error' : 'runtime-value', spanOf(node));
  }
}

function inner(
  context: Context,
  node: Node,
  child: Node | null | undefined,
  env: Env,
  expected: Expression | null = null,
): Expression {
  return child ? expression(context, child, env, expected) : opaque('syntax-error', spanOf(node));
}

/** `a.B`, `A.B<T>`, `global::A`. The value of options is what wraps them. */
function member(context: Context, node: Node, type: string, env: Env): Expression {
  const target = node.childForFieldName(type === 'member_access_expression' ? 'expression' : 'qualifier');
  const name = node.childForFieldName('name');
  if (!name) return opaque('syntax-error', spanOf(node));
  if (!target) return nameOf(context, name, env);
  return memberOf(context, expression(context, target, env), identifierOf(context, name), spanOf(node), env);
}

function memberOf(context: Context, object: Expression, property: string, span: Span, env: Env): Expression {
  if ((property === 'Value' || property === 'CurrentValue') && isOptions(context, object, env)) return object;
  return (
    readOfSection(context, object, property, span, env) ?? { kind: 'member', object, property, fallback: null, span }
  );
}

function isOptions(context: Context, object: Expression, env: Env): boolean {
  if (object.kind === 'name') return wrapsOptions(typeOf(context, env, object.name));
  return (
    object.kind === 'member' && object.object.kind === 'self' && wrapsOptions(typeOf(context, env, object.property))
  );
}

/** `a?.B`, `a?["k"]`. */
function conditionalAccess(context: Context, node: Node, env: Env): Expression {
  const [target, binding] = parts(context, node);
  const span = spanOf(node);
  if (!target || !binding) return opaque('syntax-error', span);
  const object = expression(context, target, env);
  if (binding.type === 'element_binding_expression') return byKey(context, object, parts(context, binding), span, env);
  const name = binding.childForFieldName('name');
  if (binding.type === 'member_binding_expression' && name)
    return memberOf(context, object, identifierOf(context, name), span, env);
  expression(context, binding, env);
  return opaque('runtime-value', span);
}

/** `a["k"]`, `a[0]`, `configuration["A:B"]`. */
function element(context: Context, node: Node, env: Env): Expression {
  const target = node.childForFieldName('expression');
  const list = node.childForFieldName('subscript');
  const object = inner(context, node, target, env);
  return byKey(context, object, list ? parts(context, list) : [], spanOf(node), env);
}

function byKey(context: Context, object: Expression, keys: readonly Node[], span: Span, env: Env): Expression {
  const values = keys.map((key) => expression(context, key, env));
  const [key] = values;
  if (!key || values.length !== 1) return opaque('computed-key', span);
  const read = key.kind === 'string' ? readByKey(context, object, key.value, span, env) : null;
  return read ?? byKeyOf(object, key, span);
}

/** `a!` is `a`; `a++` is not followed. */
function postfix(context: Context, node: Node, env: Env, expected: Expression | null): Expression {
  const [operand] = parts(context, node);
  const value = inner(context, node, operand, env, expected);
  const operator = operand ? context.text.slice(operand.endIndex, node.endIndex).trim() : '';
  return operator === '!' || operator === '' ? value : opaque('runtime-value', spanOf(node));
}

function prefix(context: Context, node: Node, env: Env): Expression {
  const value = inner(context, node, parts(context, node)[0], env);
  return value.kind === 'constant'
    ? { kind: 'constant', text: sourceOf(context, node), span: spanOf(node) }
    : opaque('runtime-value', spanOf(node));
}

function binary(context: Context, node: Node, env: Env, expected: Expression | null): Expression {
  const span = spanOf(node);
  const chain = leftChain(context, node);
  if (!chain) return opaque('syntax-error', span);
  const values = chain.operands.map((operand) => expression(context, operand, env, expected));
  if (chain.operator === '+') return { kind: 'join', parts: values, span };
  if (chain.operator === '??') return or(context, chain.operands, values, span);
  if (COMPARING.has(chain.operator)) for (const value of values) noteComparison(context, value);
  return opaque('runtime-value', span);
}

/** `a ?? b`; what throws gives no value. */
function or(context: Context, operands: readonly Node[], values: readonly Expression[], span: Span): Expression {
  const options = values.filter(
    (_, index) =>
      !/^throw\b/.test(context.text.slice(operands[index]?.startIndex, operands[index]?.endIndex).slice(0, 8)),
  );
  const [only] = options;
  return only && options.length === 1 ? only : either('or', options, span);
}

/** `a + b + c` nests to the left and `a ?? b ?? c` to the right, thousands deep in generated code: read as one list. */
function leftChain(
  context: Context,
  node: Node,
): { readonly operator: string; readonly operands: readonly Node[] } | null {
  const operator = operatorOf(context, node);
  if (operator === null) return null;
  const operands: Node[] = [];
  const open: Node[] = [node];
  for (let current = open.pop(); current; current = open.pop()) {
    const left = current.childForFieldName('left');
    const right = current.childForFieldName('right');
    const same =
      current.id === node.id || (current.type === 'binary_expression' && operatorOf(context, current) === operator);
    if (left && right && same) open.push(right, left);
    else operands.push(current);
  }
  return { operator, operands };
}

function operatorOf(context: Context, node: Node): string | null {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return null;
  const gap = context.text.slice(left.endIndex, right.startIndex);
  return (gap.includes('/') ? gap.replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n\r]*/g, '') : gap).trim();
}

function conditional(context: Context, node: Node, env: Env, expected: Expression | null): Expression {
  const condition = node.childForFieldName('condition');
  if (condition) expression(context, condition, env);
  const options = ['consequence', 'alternative'].flatMap((field) => {
    const part = node.childForFieldName(field);
    return part ? [expression(context, part, env, expected)] : [];
  });
  return either('conditional', options, spanOf(node));
}

/** `x switch { "a" => b, _ => c }`: the arms give values, their patterns are compared with. */
function switched(context: Context, node: Node, env: Env, expected: Expression | null): Expression {
  const [value, ...arms] = parts(context, node);
  if (value) expression(context, value, env);
  const options = arms.flatMap((arm) => {
    const children = [...parts(context, arm)];
    const given = children.pop();
    if (arm.type !== 'switch_expression_arm' || !given) return [];
    for (const test of children) context.visit.pattern(context, test, env);
    const result = expression(context, given, env, expected);
    return given.type === 'throw_expression' ? [] : [result];
  });
  return either('conditional', options, spanOf(node));
}

/** `settings with { Model = "…" }`: the object with other members. */
function changed(context: Context, node: Node, env: Env): Expression {
  const [object, ...initializers] = parts(context, node);
  const spread = inner(context, node, object, env);
  const entries = initializers.flatMap((initializer): TableEntry[] => {
    const [key, value] = parts(context, initializer);
    if (!key || !value) return [];
    return [{ key: identifierOf(context, key), keySpan: spanOf(key), value: expression(context, value, env) }];
  });
  return { kind: 'table', entries, spreads: [spread], span: spanOf(node) };
}

/** `out var x`, `(string a, var b)`: a name of its own. */
function declared(context: Context, node: Node, env: Env): Expression {
  const name = node.childForFieldName('name');
  if (!name || name.type !== 'identifier') return opaque('runtime-value', spanOf(node));
  const type = declaredType(context, node.childForFieldName('type'), env);
  declareName(context, name, null, type, spanOf(node), env);
  return nameOf(context, name, env);
}
