import type { Node } from '../tree/node.ts';
import type { Expression, StringExpression, TableEntry } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { documentIn } from '../embedded/documents.ts';
import { decodeText, dedentText, unescapeText } from '../embedded/text.ts';

/** What the parts of the front end share. */
export interface Reading {
  readonly text: string;
}

/** Functions that give what they are given (https://developer.hashicorp.com/terraform/language/functions). */
const SAME: ReadonlySet<string> = new Set([
  'jsonencode', 'yamlencode', 'tostring', 'tomap', 'tolist', 'toset', 'trimspace', 'sensitive', 'nonsensitive', 'chomp', 'base64encode', 'one', 'compact',
  'flatten', 'distinct',
]); // prettier-ignore
/** Functions that give the first of their arguments that is something. */
const FIRST: ReadonlySet<string> = new Set(['coalesce', 'try', 'coalescelist']);

/** The children that are no comments and no punctuation. */
export function namedParts(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => !/^comment$|_(?:start|end)$/.test(child.type));
}

/** A key as it is written: an identifier or a string; null where it is computed. */
export function keyOfNode(reading: Reading, node: Node): Pick<TableEntry, 'key' | 'keySpan'> {
  const span = spanOf(node);
  if (node.type === 'identifier') return { key: node.text, keySpan: span };
  const value = node.type === 'string_lit' ? literalOf(reading, node, null) : valueOf(reading, node, null);
  if (value.kind === 'string') return { key: value.value, keySpan: value.content };
  return value.kind === 'name' && !value.name.includes('.')
    ? { key: value.name, keySpan: span }
    : { key: null, keySpan: span };
}

/** What an expression of the language evaluates to; `key` is what it is given to. */
export function valueOf(reading: Reading, node: Node, key: string | null, depth = 0): Expression {
  const span = spanOf(node);
  if (depth > 100) return opaque(span);
  const inner = (child: Node): Expression => valueOf(reading, child, key, depth + 1);
  const parts = namedParts(node);
  const [first] = parts;
  switch (node.type) {
    case 'expression':
    case 'collection_value':
    case 'literal_value':
    case 'template_expr':
      if (!first) return opaque(span);
      return parts.length === 1 ? inner(first) : accessed(reading, parts, span, depth);
    case 'string_lit':
      return literalOf(reading, node, key);
    case 'numeric_lit':
    case 'bool_lit':
    case 'null_lit':
      return { kind: 'constant', text: node.text, span };
    case 'variable_expr':
      return { kind: 'name', name: node.text, scope: 0, span };
    case 'tuple':
      return { kind: 'list', items: parts.map(inner), span };
    case 'object':
      return { kind: 'table', entries: parts.flatMap((part) => elementOf(reading, part, depth)), spreads: [], span };
    case 'conditional':
      return { kind: 'fallback', how: 'conditional', options: parts.slice(1).map(inner), span };
    case 'function_call':
      return called(reading, node, key, depth);
    case 'quoted_template':
    case 'heredoc_template':
      return template(reading, node, key, depth);
    case 'template_interpolation':
      return first ? inner(first) : opaque(span);
    default:
      return opaque(span);
  }
}

function elementOf(reading: Reading, node: Node, depth: number): readonly TableEntry[] {
  const key = node.childForFieldName('key');
  const value = node.childForFieldName('val');
  if (node.type !== 'object_elem' || !key || !value) return [];
  const named = keyOfNode(reading, key);
  return [{ ...named, value: valueOf(reading, value, named.key, depth + 1) }];
}

/** `var.model`, `local.settings.model`, `local.models["chat"]`; what stands elsewhere is known when it runs. */
function accessed(reading: Reading, parts: readonly Node[], span: Span, depth: number): Expression {
  const [root, first, ...rest] = parts;
  if (!root || !first) return opaque(span);
  let value: Expression;
  let steps = rest;
  if (root.type === 'variable_expr' && (root.text === 'var' || root.text === 'local')) {
    if (first.type !== 'get_attr') return opaque(span);
    value = {
      kind: 'name',
      name: `${root.text}${first.text}`,
      scope: 0,
      span: { start: root.startIndex, end: first.endIndex },
    };
  } else if (root.type === 'variable_expr') return opaque(span);
  else {
    value = valueOf(reading, root, null, depth + 1);
    steps = [first, ...rest];
  }
  for (const step of steps) {
    const property = propertyOf(reading, step, depth);
    if (property === null) return opaque(span);
    value = {
      kind: 'member',
      object: value,
      property,
      fallback: null,
      span: { start: span.start, end: step.endIndex },
    };
  }
  return value;
}

function propertyOf(reading: Reading, step: Node, depth: number): string | null {
  if (step.type === 'get_attr') return step.text.slice(1);
  if (step.type !== 'index') return null;
  const given = step.descendantsOfType('expression')[0];
  const value = given ? valueOf(reading, given, null, depth + 1) : null;
  return value?.kind === 'string' ? value.value : value?.kind === 'constant' ? value.text : null;
}

function called(reading: Reading, node: Node, key: string | null, depth: number): Expression {
  const span = spanOf(node);
  const [name, list] = namedParts(node);
  const given = list ? namedParts(list).map((argument) => valueOf(reading, argument, key, depth + 1)) : [];
  const [first, second, third] = given;
  const callee = name?.text ?? '';
  if (SAME.has(callee) && first && given.length === 1) return first;
  if (FIRST.has(callee)) return { kind: 'fallback', how: 'or', options: given, span };
  if (callee === 'merge') return { kind: 'table', entries: [], spreads: given, span };
  if (callee === 'concat')
    return { kind: 'list', items: given.flatMap((value) => (value.kind === 'list' ? value.items : [value])), span };
  if (callee === 'lookup' && first && second?.kind === 'string')
    return { kind: 'member', object: first, property: second.value, fallback: third ?? null, span };
  return opaque(span);
}

/** A string without interpolation. */
function literalOf(reading: Reading, node: Node, key: string | null): Expression {
  const span = spanOf(node);
  const content = { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
  const literal = literalAt(reading, content, span);
  return documentIn(key, literal, () => unescapeText(reading.text, content)) ?? literal;
}

function template(reading: Reading, node: Node, key: string | null, depth: number): Expression {
  const span = spanOf(node);
  const parts = namedParts(node).filter(({ type }) => type !== 'heredoc_identifier');
  const isText = parts.every(({ type }) => type === 'template_literal');
  if (isText && node.type === 'heredoc_template') {
    const content = { start: parts[0]?.startIndex ?? span.end, end: parts.at(-1)?.endIndex ?? span.end };
    const literal: StringExpression = { ...literalAt(reading, content, span), span: content };
    return documentIn(key, literal, () => dedentText(reading.text, content)) ?? literal;
  }
  if (isText) return literalOf(reading, node, key);
  const values = parts.map((part) =>
    part.type === 'template_literal'
      ? literalAt(reading, spanOf(part), spanOf(part))
      : valueOf(reading, part, null, depth + 1),
  );
  const [only] = values;
  return values.length === 1 && only ? only : { kind: 'join', parts: values, span };
}

/** `$${` and `%%{` mean what they show without their first sign. */
function literalAt({ text }: Reading, content: Span, span: Span): StringExpression {
  const value = decodeText(text.slice(content.start, content.end)).replace(/([$%])\1\{/g, '$1{');
  return { kind: 'string', value, span, content };
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

function opaque(span: Span): Expression {
  return { kind: 'opaque', reason: 'runtime-value', span };
}
