import { createScanner, parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { Expression, StringExpression, TableEntry } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { MAX_NESTING } from '../embedded/readers.ts';
import type { Embed, ReadDocuments } from '../embedded/readers.ts';
import { unescapeText } from '../embedded/text.ts';
import { scalarOf } from '../embedded/values.ts';
import { mayHoldSuppressions } from '../suppressions.ts';

/** Keys under which people write comments where the format has none. */
const COMMENT_KEYS: ReadonlySet<string> = new Set(['//', '#', '_comment', '$comment', 'comment', '__comment__']);

/** The value of a JSON text; comments and trailing commas are read (https://www.rfc-editor.org/rfc/rfc8259, https://jsonc.org). */
export function readJson(text: string, embed: Embed): ReadDocuments {
  const errors: ParseError[] = [];
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  // Offsets must stay: the mark is blanked, not taken off.
  const plain = start === 0 ? text : ` ${text.slice(1)}`;
  if (nestingOf(plain) > MAX_NESTING) return { roots: [], comments: [], errors: 1 };
  const root = parseTree(plain, errors, { allowTrailingComma: true });
  const held: Span[] = [];
  const roots = root ? [valueOf({ text, embed, held }, root, null)] : [];
  const comments = mayHoldSuppressions(text) ? [...commentsIn(plain), ...held] : [];
  return { roots, comments: comments.toSorted((a, b) => a.start - b.start), errors: errors.length };
}

interface Reading {
  readonly text: string;
  readonly embed: Embed;
  /** Comments that are properties. */
  readonly held: Span[];
}

function valueOf(reading: Reading, node: Node, key: string | null): Expression {
  // What is not closed is said to be longer than the text.
  const span = { start: node.offset, end: Math.min(node.offset + node.length, reading.text.length) };
  switch (node.type) {
    case 'string':
      return string(reading, node, key, span);
    case 'object':
      return table(reading, node, span);
    case 'array':
      return { kind: 'list', items: (node.children ?? []).map((item) => valueOf(reading, item, key)), span };
    default:
      return { kind: 'constant', text: reading.text.slice(span.start, span.end), span };
  }
}

function table(reading: Reading, node: Node, span: Span): Expression {
  const entries: TableEntry[] = [];
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    const name = String(key.value);
    if (COMMENT_KEYS.has(name)) {
      reading.held.push(withComma(reading.text, property));
      continue;
    }
    const keySpan = {
      start: key.offset + 1,
      end: Math.max(key.offset + 1, Math.min(key.offset + key.length - 1, reading.text.length)),
    };
    entries.push({ key: name, keySpan, value: valueOf(reading, value, name) });
  }
  return { kind: 'table', entries, spreads: [], span };
}

function withComma(text: string, { offset, length }: Node): Span {
  const comma = /^\s*,/.exec(text.slice(offset + length, offset + length + 80));
  return { start: offset, end: Math.min(offset + length + (comma?.[0].length ?? 0), text.length) };
}

function string(reading: Reading, node: Node, key: string | null, span: Span): Expression {
  const closed = span.end - span.start > 1 && reading.text[span.end - 1] === '"';
  const content = { start: span.start + 1, end: closed ? span.end - 1 : span.end };
  const literal: StringExpression = { kind: 'string', value: String(node.value), span, content };
  return reading.embed(key, literal, () => unescapeText(reading.text, content)) ?? scalarOf(reading.text, literal);
}

/** The deepest nesting, brackets in strings left out. */
export function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const match of text.matchAll(/"(?:[^"\\\r\n]|\\.)*"?|[[{\]}]/g)) {
    const [token] = match;
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === ']') depth--;
  }
  return deepest;
}

const LINE_COMMENT = 12;
const BLOCK_COMMENT = 13;
const END = 17;

function commentsIn(text: string): readonly Span[] {
  const comments: Span[] = [];
  const scanner = createScanner(text, false);
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    const start = scanner.getTokenOffset();
    if (token === LINE_COMMENT || token === BLOCK_COMMENT)
      comments.push({ start, end: start + scanner.getTokenLength() });
  }
  return comments;
}
