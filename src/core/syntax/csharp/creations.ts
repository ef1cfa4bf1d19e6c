import type { Node } from '../tree/node.ts';
import type { Argument, Expression, TableEntry, TableExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { addCall } from '../collector/calls.ts';
import { computedEntry, opaque } from '../collector/expressions.ts';
import { identifierOf, parts, sourceOf, spanOf } from '../collector/nodes.ts';
import { readArguments } from './arguments.ts';
import type { Context, Env } from './context.ts';
import { shapeOf, typeReference } from './types.ts';

/** `new T(…) { A = b }`: a call whose members are named arguments. Lists and dictionaries are what is in them. */
export function creation(context: Context, node: Node, env: Env): Expression {
  const type = node.childForFieldName('type');
  const list = node.childForFieldName('arguments');
  const initializer = node.childForFieldName('initializer');
  const span = spanOf(node);
  if (!type) return opaque('syntax-error', span);
  const callee = typeReference(context, type, env) ?? opaque('unsupported', spanOf(type));
  const shape = shapeOf(sourceOf(context, type));
  const given = list ? readArguments(context, list, env) : [];
  const address = addressOf(callee, given);
  if (address) return address;
  if (shape === 'table' && initializer) return tableOf(context, initializer, env, spreadOf(given));
  if (shape === 'list' && initializer) return listOf(context, initializer, env);
  const members = initializer ? initialised(context, initializer, env, given.length) : [];
  const argumentsSpan = list ? spanOf(list) : emptyAt(type.endIndex);
  return addCall(context, env, { form: 'new', callee, arguments: [...given, ...members], argumentsSpan, span });
}

/** `new Uri("…")` is the address. */
function addressOf(callee: Expression, given: readonly Argument[]): Expression | null {
  const name = callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.property : null;
  const [first] = given;
  return name === 'Uri' && given.length === 1 && first?.kind !== 'spread' ? (first?.value ?? null) : null;
}

/** `new Dictionary<K, V>(other) { … }`. */
function spreadOf(given: readonly Argument[]): readonly Expression[] {
  return given.flatMap((argument) => (argument.kind === 'positional' && argument.index === 0 ? [argument.value] : []));
}

/** `new(…) { A = b }` of the type its place expects; where nothing says which, its members are a table. */
export function implicitCreation(context: Context, node: Node, env: Env, expected: Expression | null): Expression {
  const span = spanOf(node);
  const [list, initializer] = parts(context, node);
  const given = list?.type === 'argument_list' ? readArguments(context, list, env) : [];
  if (expected) {
    const address = addressOf(expected, given);
    if (address) return address;
    const shape = initializer ? shapeOf(typeText(expected)) : 'object';
    if (initializer && shape === 'table') return tableOf(context, initializer, env, spreadOf(given));
    if (initializer && shape === 'list') return listOf(context, initializer, env);
    const members = initializer ? initialised(context, initializer, env, given.length) : [];
    const argumentsSpan = list ? spanOf(list) : emptyAt(span.start + 3);
    return addCall(context, env, {
      form: 'new',
      callee: expected,
      arguments: [...given, ...members],
      argumentsSpan,
      span,
    });
  }
  if (initializer) return tableOf(context, initializer, env, []);
  const [only] = given;
  // `Endpoint = new("…")`: made of nothing else.
  if (only?.kind === 'positional' && given.length === 1) return only.value;
  const named = given.flatMap((argument): TableEntry[] =>
    argument.kind === 'keyword' ? [{ key: argument.name, keySpan: argument.nameSpan, value: argument.value }] : [],
  );
  return named.length > 0 ? { kind: 'table', entries: named, spreads: [], span } : opaque('runtime-value', span);
}

/** The name of a type, as far as it tells lists and tables. */
function typeText(type: Expression): string {
  if (type.kind === 'member') return type.property;
  return type.kind === 'name' ? type.name : '';
}

/** Members of an object initialiser as named arguments; items of a collection are only collected. */
function initialised(context: Context, initializer: Node, env: Env, position: number): Argument[] {
  const { entries, spreads } = tableOf(context, initializer, env, []);
  const keywords = entries.flatMap(({ key, keySpan, value }): Argument[] =>
    key === null
      ? []
      : [
          {
            kind: 'keyword',
            name: key,
            nameSpan: keySpan,
            value,
            span: { start: keySpan.start, end: Math.max(keySpan.end, value.span.end) },
          },
        ],
  );
  const items = spreads.map((value, index): Argument => ({
    kind: 'positional',
    index: position + index,
    value,
    span: value.span,
  }));
  return [...keywords, ...items];
}

/** `{ A = b, ["c"] = d, { "e", f } }` by key; what has no key is kept beside it. */
export function tableOf(context: Context, node: Node, env: Env, before: readonly Expression[]): TableExpression {
  const entries: TableEntry[] = [];
  const spreads: Expression[] = [...before];
  const children = parts(context, node);
  for (let index = 0; index < children.length; index++) {
    const part = children[index];
    if (!part) continue;
    const next = children[index + 1];
    if (node.type === 'anonymous_object_creation_expression') {
      // `new { Model = "m", x }`: name and value stand side by side.
      if (next && part.type === 'identifier' && isAssigned(context, part, next)) {
        entries.push(entryOf(context, part, next, env));
        index++;
      } else entries.push(projected(context, part, env));
    } else if (part.type === 'assignment_expression') entries.push(...assigned(context, part, env));
    else if (part.type === 'initializer_expression') entries.push(...pair(context, part, env));
    else spreads.push(context.visit.expression(context, part, env));
  }
  return { kind: 'table', entries, spreads, span: spanOf(node) };
}

function isAssigned(context: Context, name: Node, value: Node): boolean {
  return context.text.slice(name.endIndex, value.startIndex).trim() === '=';
}

function entryOf(context: Context, key: Node, value: Node, env: Env): TableEntry {
  return { key: identifierOf(context, key), keySpan: spanOf(key), value: memberValue(context, value, env) };
}

/** `{ A = { B = c } }` sets members of what is there. */
function memberValue(context: Context, node: Node, env: Env): Expression {
  if (node.type !== 'initializer_expression') return context.visit.expression(context, node, env);
  const [first] = parts(context, node);
  return first?.type === 'assignment_expression' ? tableOf(context, node, env, []) : listOf(context, node, env);
}

/** `new { x, y.Z }`: named after what it is. */
function projected(context: Context, node: Node, env: Env): TableEntry {
  const value = context.visit.expression(context, node, env);
  const key = value.kind === 'name' ? value.name : value.kind === 'member' ? value.property : null;
  return { key, keySpan: value.span, value };
}

function assigned(context: Context, node: Node, env: Env): TableEntry[] {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return [];
  if (left.type === 'identifier') return [entryOf(context, left, right, env)];
  const [key] = parts(context, left);
  const name = key ? context.visit.expression(context, key, env) : null;
  const value = memberValue(context, right, env);
  if (name?.kind === 'string') return [{ key: name.value, keySpan: name.content, value }];
  return [name ? computedEntry(name, spanOf(left), value) : { key: null, keySpan: spanOf(left), value }];
}

/** `{ "key", value }` of a dictionary. */
function pair(context: Context, node: Node, env: Env): TableEntry[] {
  const [key, value] = parts(context, node).map((part) => context.visit.expression(context, part, env));
  if (!key || !value) return [];
  if (key.kind !== 'string') return [computedEntry(key, key.span, value)];
  return [{ key: key.value, keySpan: key.content, value }];
}

/** `{ a, b }`, `[a, ..b]`, `new[] { a }`, `new T[] { a }`, `(a, b)`. */
export function listOf(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const type = node.type;
  if (type === 'array_creation_expression' || type === 'implicit_array_creation_expression') {
    const initializer = parts(context, node).findLast((part) => part.type === 'initializer_expression');
    return initializer ? listOf(context, initializer, env) : { kind: 'list', items: [], span };
  }
  const items = parts(context, node).flatMap((part): readonly Expression[] => {
    const value = type === 'tuple_expression' ? parts(context, part).at(-1) : part;
    if (!value) return [];
    const item = context.visit.expression(context, value, env);
    return item.kind === 'list' && context.text.startsWith('..', value.startIndex) ? item.items : [item];
  });
  return { kind: 'list', items, span };
}

function emptyAt(offset: number): Span {
  return { start: offset, end: offset };
}
