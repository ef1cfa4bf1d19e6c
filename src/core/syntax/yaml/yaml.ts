import { isAlias, isMap, isPair, isScalar, isSeq, Lexer, CST, parseAllDocuments } from 'yaml';
import type { Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Expression, StringExpression, TableEntry } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { MAX_NESTING } from '../embedded/readers.ts';
import { nestsDeeperThan } from './nesting.ts';
import type { Embed, ReadDocuments } from '../embedded/readers.ts';
import { dedentText, unescapeText, unquoteText } from '../embedded/text.ts';
import type { EmbeddedText } from '../embedded/text.ts';
import { scalarOf } from '../embedded/values.ts';
import { mayHoldSuppressions } from '../suppressions.ts';
import { FILLER, withoutActions } from './templates.ts';

/** Tags whose scalar names something that stands elsewhere. */
const REFERRING =
  /^!(?:Ref|GetAtt|ImportValue|reference|[Ii]nclude\w*|import|secret|Condition|FindInMap|If|vault|file)$/;
/** Tags whose scalar is the name of an environment variable. */
const ENVIRONMENT = /^!(?:env|env_var|ENV|ENV_VAR|EnvVar)$/;
/** What aliases may add in all; more is meant to harm. */
const MAX_ALIASED = 20_000;

interface Reading {
  /** As written; what was read may have template actions replaced. */
  readonly text: string;
  readonly embed: Embed;
  readonly anchors: Map<string, { readonly value: Expression; readonly size: number }>;
  /** Values made so far. */
  made: number;
  aliased: number;
}

/** The documents of a YAML text (https://yaml.org/spec/1.2.2/), templates and unknown tags included. */
export function readYaml(text: string, embed: Embed): ReadDocuments {
  const plain = withoutActions(text);
  let errors = 0;
  const roots: Expression[] = [];
  // Such a text is no configuration.
  if (nestsDeeperThan(plain.text, MAX_NESTING)) return { roots, comments: [], errors: 1 };
  const documents = parseAllDocuments(plain.text, {
    uniqueKeys: false,
    strict: false,
    prettyErrors: false,
    logLevel: 'silent',
    stringKeys: false,
    version: '1.2',
  });
  for (const document of 'empty' in documents ? [] : documents) {
    errors += document.errors.length;
    const reading: Reading = { text, embed, anchors: new Map(), made: 0, aliased: 0 };
    if (document.contents) roots.push(valueOf(reading, document.contents, null, 0));
  }
  const comments = mayHoldSuppressions(text) ? commentsIn(plain.text) : [];
  return { roots, comments: [...comments, ...plain.comments].toSorted((a, b) => a.start - b.start), errors };
}

function valueOf(reading: Reading, node: unknown, key: string | null, depth: number): Expression {
  reading.made++;
  if (isAlias(node)) return aliased(reading, node.source, spanOf(node));
  if (!isScalar(node) && !isMap(node) && !isSeq(node))
    return { kind: 'constant', text: '', span: { start: 0, end: 0 } };
  if (depth > MAX_NESTING) return { kind: 'opaque', reason: 'unsupported', span: spanOf(node) };
  const before = reading.made;
  const value = isScalar(node)
    ? scalar(reading, node, key)
    : isMap(node)
      ? table(reading, node, depth)
      : list(reading, node, key, depth);
  if (node.anchor !== undefined) reading.anchors.set(node.anchor, { value, size: reading.made - before + 1 });
  return value;
}

/** An alias is what its anchor is, so that the literal is found where it is written. */
function aliased(reading: Reading, name: string, span: Span): Expression {
  const anchor = reading.anchors.get(name);
  if (!anchor || reading.aliased + anchor.size > MAX_ALIASED) return { kind: 'opaque', reason: 'unsupported', span };
  reading.aliased += anchor.size;
  reading.made += anchor.size;
  return anchor.value;
}

function table(reading: Reading, node: YAMLMap, depth: number): Expression {
  const entries: TableEntry[] = [];
  const spreads: Expression[] = [];
  for (const pair of node.items) {
    const { key, keySpan } = keyOf(reading, pair);
    const value = pair.value === null ? nothing(keySpan.end) : valueOf(reading, pair.value, key, depth + 1);
    if (key !== '<<') entries.push({ key, keySpan, value });
    else if (value.kind === 'list') spreads.push(...value.items);
    else spreads.push(value);
  }
  return { kind: 'table', entries, spreads, span: spanOf(node) };
}

function keyOf(reading: Reading, { key }: Pair): { readonly key: string | null; readonly keySpan: Span } {
  if (!isScalar(key)) return { key: null, keySpan: spanOf(key) };
  if (key.anchor !== undefined) reading.anchors.set(key.anchor, { value: scalar(reading, key, null), size: 1 });
  const keySpan = contentOf(reading.text, key);
  const text = String(key.value);
  return { key: text.includes(FILLER) ? null : text, keySpan };
}

function list(reading: Reading, node: YAMLSeq, key: string | null, depth: number): Expression {
  const items = node.items.map((item) => (isPair(item) ? nothing(0) : valueOf(reading, item, key, depth + 1)));
  return { kind: 'list', items, span: spanOf(node) };
}

function scalar(reading: Reading, node: Scalar, key: string | null): Expression {
  const span = spanOf(node);
  const { value, tag } = node;
  if (typeof value !== 'string') return { kind: 'constant', text: node.source ?? String(value), span };
  if (tag !== undefined && REFERRING.test(tag)) return { kind: 'opaque', reason: 'runtime-value', span };
  if (tag !== undefined && ENVIRONMENT.test(tag) && /^[A-Za-z_]\w*$/.test(value))
    return { kind: 'environment', variable: value, fallback: null, span };
  const literal = literalOf(reading.text, node, value);
  const embedded = reading.embed(key, literal, () => decodedText(reading.text, node, literal.content));
  if (embedded) return embedded;
  const lines = node.type === 'BLOCK_FOLDED' ? foldedCommand(reading.text, literal) : null;
  if (lines) return lines;
  return isBlock(node) && literal.value.includes('\n') ? literal : scalarOf(reading.text, literal);
}

/** A command line that is folded over several lines (`command: >`), with where each of them stands; null for other texts. */
function foldedCommand(text: string, literal: StringExpression): Expression | null {
  const { value, content } = literal;
  const raw = text.slice(content.start, content.end);
  if (!/^-|\s--?[a-z]/.test(raw) || !raw.includes('\n') || value.includes(FILLER) || raw.includes('${')) return null;
  const folds: [number, number][] = [];
  let at = 0;
  for (const { 0: line, index } of raw.matchAll(/[^\s](?:[^\r\n]*[^\s])?/g)) {
    if (!value.startsWith(line, at)) return null;
    folds.push([at, index - at]);
    // A blank, or the break and the indentation of a line that is indented further.
    at += line.length + (/^\s*/.exec(value.slice(at + line.length))?.[0].length ?? 0);
  }
  return at === value.length ? { ...literal, folds } : null;
}

/** A string as it is written: template actions in it are shown as such. */
function literalOf(text: string, node: Scalar, value: string): StringExpression {
  const content = contentOf(text, node);
  const raw = text.slice(content.start, content.end);
  const span = spanOf(node);
  const single = isBlock(node) && !raw.includes('\n');
  // A quote that is never closed costs the parser the last character.
  const open = isQuoted(node) && content.end === span.end;
  return { kind: 'string', value: single || open || value.includes(FILLER) ? raw : value, span, content };
}

function contentOf(text: string, node: Scalar): Span {
  const span = spanOf(node);
  if (isQuoted(node)) {
    const closed = span.end - span.start > 1 && text[span.end - 1] === text[span.start];
    return { start: Math.min(span.start + 1, span.end), end: closed ? span.end - 1 : span.end };
  }
  if (!isBlock(node)) return span;
  const header = text.indexOf('\n', span.start);
  if (header < 0 || header >= span.end) return { start: span.end, end: span.end };
  const body = text.slice(header + 1, span.end);
  const blank = body.trim() === '' ? body.length : body.length - body.trimStart().length;
  const start = header + 1 + blank;
  return { start, end: start + body.trim().length };
}

function decodedText(text: string, node: Scalar, content: Span): EmbeddedText {
  if (isBlock(node)) return dedentText(text, content);
  return node.type === 'QUOTE_DOUBLE' ? unescapeText(text, content) : unquoteText(text, content);
}

function isQuoted({ type }: Scalar): boolean {
  return type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
}

function isBlock({ type }: Scalar): boolean {
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
}

function nothing(at: number): Expression {
  return { kind: 'constant', text: 'null', span: { start: at, end: at } };
}

function spanOf(node: unknown): Span {
  const range = (node as Node | null)?.range;
  return range ? { start: range[0], end: Math.max(range[0], range[1]) } : { start: 0, end: 0 };
}

/** Tokens of no length that the lexer puts between others: a scalar follows, a document begins, a flow ends in error. */
const SCALAR_FOLLOWS = '\x1f';
const MARKS: ReadonlySet<string> = new Set([SCALAR_FOLLOWS, '\x02', '\x18']);

/** Where comments stand. A scalar may begin with `#` only in a block, where the lexer says that a scalar follows. */
function commentsIn(text: string): readonly Span[] {
  const comments: Span[] = [];
  let at = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    const end = MARKS.has(token) ? at : at + token.length;
    if (before !== SCALAR_FOLLOWS && CST.tokenType(token) === 'comment') comments.push({ start: at, end });
    at = end;
    before = token;
  }
  return comments;
}
