import type { Node } from '../tree/node.ts';
import type { Expression, StringExpression, TableEntry } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { documentIn } from '../embedded/documents.ts';
import { decodeText, unescapeText } from '../embedded/text.ts';

/** The children that are no comments. */
export function namedParts(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => !/^(?:comment|diagnostic_comment|decorators)$/.test(child.type));
}

/** Whether a node declares something that has properties. */
export function isDeclaration({ type }: Node): boolean {
  return type === 'resource_declaration' || type === 'module_declaration';
}

/** What an expression of Bicep evaluates to; `key` is what it is given to. */
export function valueOf(text: string, node: Node, key: string | null, depth = 0): Expression {
  const span = spanOf(node);
  if (depth > 100) return opaque(span);
  const inner = (child: Node): Expression => valueOf(text, child, key, depth + 1);
  const parts = namedParts(node);
  const [first] = parts;
  switch (node.type) {
    case 'string':
      return string(text, node, key, depth);
    case 'number':
    case 'boolean':
    case 'null':
      return { kind: 'constant', text: node.text, span };
    case 'identifier':
    case 'variable_access':
      return { kind: 'name', name: node.text, scope: 0, span };
    case 'array':
      return { kind: 'list', items: parts.map(inner), span };
    case 'object':
      return { kind: 'table', entries: parts.flatMap((part) => propertyOf(text, part, depth)), spreads: [], span };
    case 'for_statement': {
      const body = node.childForFieldName('body') ?? parts.at(-1);
      return { kind: 'list', items: body ? [inner(body)] : [], span };
    }
    case 'parenthesized_expression':
    case 'nullable_expression':
    case 'non_null_expression':
    case 'interpolation':
      return first ? inner(first) : opaque(span);
    case 'ternary_expression': {
      const options = [node.childForFieldName('consequence'), node.childForFieldName('alternative')];
      return {
        kind: 'fallback',
        how: 'conditional',
        options: options.flatMap((option) => (option ? [inner(option)] : [])),
        span,
      };
    }
    case 'binary_expression':
      return node.children.some((child) => child.type === '??')
        ? { kind: 'fallback', how: 'or', options: parts.map(inner), span }
        : opaque(span);
    case 'member_expression':
    case 'subscript_expression':
      return member(text, node, depth);
    case 'call_expression':
      return called(text, node, depth);
    default:
      return opaque(span);
  }
}

function propertyOf(text: string, node: Node, depth: number): readonly TableEntry[] {
  const [key, value] = namedParts(node);
  if (node.type !== 'object_property' || !key || !value) return [];
  const named = key.type === 'string' ? valueOf(text, key, null, depth + 1) : null;
  const name = named === null ? key.text : named.kind === 'string' ? named.value : null;
  const keySpan = named?.kind === 'string' ? named.content : spanOf(key);
  return [{ key: name, keySpan, value: valueOf(text, value, name, depth + 1) }];
}

function member(text: string, node: Node, depth: number): Expression {
  const span = spanOf(node);
  const [object, property] = namedParts(node);
  if (!object || !property) return opaque(span);
  const index = node.type === 'subscript_expression' ? valueOf(text, property, null, depth + 1) : null;
  const name =
    index === null
      ? property.text
      : index.kind === 'string'
        ? index.value
        : index.kind === 'constant'
          ? index.text
          : null;
  if (name === null) return opaque(span);
  return { kind: 'member', object: valueOf(text, object, null, depth + 1), property: name, fallback: null, span };
}

/** Functions of Bicep that matter here (https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions). */
function called(text: string, node: Node, depth: number): Expression {
  const span = spanOf(node);
  const [name, list] = namedParts(node);
  const given = list ? namedParts(list).map((argument) => valueOf(text, argument, null, depth + 1)) : [];
  const [first, second] = given;
  if (name?.text === 'readEnvironmentVariable' && first?.kind === 'string')
    return { kind: 'environment', variable: first.value, fallback: second ?? null, span };
  if (name?.text === 'coalesce') return { kind: 'fallback', how: 'or', options: given, span };
  if (name?.text === 'union') return { kind: 'table', entries: [], spreads: given, span };
  if (name?.text === 'string' && first && given.length === 1) return first;
  return opaque(span);
}

function string(text: string, node: Node, key: string | null, depth: number): Expression {
  const span = spanOf(node);
  const parts = namedParts(node);
  const quotes = text.startsWith("'''", span.start) && span.end - span.start >= 6 ? 3 : 1;
  if (!parts.some(({ type }) => type === 'interpolation')) {
    const content = { start: span.start + quotes, end: Math.max(span.start + quotes, span.end - quotes) };
    const literal = literalAt(text, content, span, quotes === 1);
    return documentIn(key, literal, () => unescapeText(text, content)) ?? literal;
  }
  const values = parts.map((part) =>
    part.type === 'interpolation'
      ? valueOf(text, part, null, depth + 1)
      : literalAt(text, spanOf(part), spanOf(part), true),
  );
  const [only] = values;
  return values.length === 1 && only ? only : { kind: 'join', parts: values, span };
}

function literalAt(text: string, content: Span, span: Span, escapes: boolean): StringExpression {
  const raw = text.slice(content.start, content.end);
  return { kind: 'string', value: escapes ? decodeText(raw) : raw, span, content };
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

function opaque(span: Span): Expression {
  return { kind: 'opaque', reason: 'runtime-value', span };
}
