import { ParseError, parseTOML } from 'toml-eslint-parser';
import type { AST } from 'toml-eslint-parser';
import type { Expression, StringExpression, TableExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { Embed, ReadDocuments } from '../embedded/readers.ts';
import { unescapeText, verbatimText } from '../embedded/text.ts';
import { scalarOf } from '../embedded/values.ts';
import { nestingOf } from '../json/json.ts';
import { MAX_NESTING } from '../embedded/readers.ts';

/** Lines that are blanked one after the other, so that the rest can be read. */
const MAX_BLANKED = 20;

/** A table that grows: `[a.b]`, `[a.c]` and `a.d = 1` all add to `a`. */
interface Growing {
  readonly entries: { readonly key: string; readonly keySpan: Span; value: Growing | Growing[] | Expression }[];
  span: Span;
}

/** The value of a TOML text (https://toml.io/en/v1.0.0). A line that is no TOML is left out. */
export function readToml(text: string, embed: Embed): ReadDocuments {
  if (nestingOf(text) > MAX_NESTING) return { roots: [], comments: [], errors: 1 };
  const { program, errors } = parse(text.replace(/^\uFEFF/, ' '));
  if (!program) return { roots: [], comments: [], errors };
  const root: Growing = { entries: [], span: { start: 0, end: text.length } };
  for (const item of program.body[0].body) {
    if (item.type === 'TOMLKeyValue') addPair(root, item, text, embed);
    else addTable(root, item, text, embed);
  }
  const comments = program.comments.map(({ range }) => spanOf(range));
  return { roots: [grown(root)], comments, errors };
}

function parse(text: string): { readonly program: AST.TOMLProgram | null; readonly errors: number } {
  let readable = text;
  for (let errors = 0; errors <= MAX_BLANKED; errors++) {
    try {
      return { program: parseTOML(readable, { tomlVersion: 'latest' }), errors };
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      const blanked = withoutLine(readable, Math.min(error.index, readable.length));
      if (blanked === readable) return { program: null, errors: errors + 1 };
      readable = blanked;
    }
  }
  return { program: null, errors: MAX_BLANKED };
}

/** Blanks the line that an error was found in; where nothing stands before it there, the value of a line before was expected. */
function withoutLine(text: string, index: number): string {
  let at = index;
  const before = text.slice(0, index).trimEnd();
  const first = text.slice(text.lastIndexOf('\n', index - 1) + 1, index).trim() === '';
  if ((first && /[=,[]$/.test(before)) || index >= text.length) at = Math.max(0, before.length - 1);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const next = text.indexOf('\n', at);
  const end = next < 0 ? text.length : next;
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

function addTable(root: Growing, table: AST.TOMLTable, text: string, embed: Embed): void {
  const { keys } = table.key;
  let target = root;
  const span = spanOf(table.range);
  for (const [index, key] of keys.entries()) {
    const isLast = index === keys.length - 1;
    target = isLast && table.kind === 'array' ? appended(target, key, span) : within(target, key, span);
  }
  for (const pair of table.body) addPair(target, pair, text, embed);
}

function addPair(table: Growing, pair: AST.TOMLKeyValue, text: string, embed: Embed): void {
  const { keys } = pair.key;
  const last = keys.at(-1);
  if (!last) return;
  let target = table;
  for (const key of keys.slice(0, -1)) target = within(target, key, spanOf(pair.range));
  const value = valueOf(pair.value, nameOf(last), text, embed);
  target.entries.push({ key: nameOf(last), keySpan: keySpanOf(last), value });
}

/** The table under a key; of an array of tables its last one. What is no table is left as it is, and a new entry made. */
function within(table: Growing, key: AST.TOMLBare | AST.TOMLQuoted, span: Span): Growing {
  const found = table.entries.findLast((entry) => entry.key === nameOf(key))?.value;
  const inner = Array.isArray(found) ? found.at(-1) : found && 'entries' in found && !('kind' in found) ? found : null;
  if (inner) {
    inner.span = { start: Math.min(inner.span.start, span.start), end: Math.max(inner.span.end, span.end) };
    return inner;
  }
  const made: Growing = { entries: [], span };
  table.entries.push({ key: nameOf(key), keySpan: keySpanOf(key), value: made });
  return made;
}

function appended(table: Growing, key: AST.TOMLBare | AST.TOMLQuoted, span: Span): Growing {
  const made: Growing = { entries: [], span };
  const found = table.entries.findLast((entry) => entry.key === nameOf(key))?.value;
  if (Array.isArray(found)) found.push(made);
  else table.entries.push({ key: nameOf(key), keySpan: keySpanOf(key), value: [made] });
  return made;
}

function grown(table: Growing): TableExpression {
  const entries = table.entries.map(({ key, keySpan, value }) => ({ key, keySpan, value: finished(value) }));
  return { kind: 'table', entries, spreads: [], span: table.span };
}

function finished(value: Growing | readonly Growing[] | Expression): Expression {
  if (!Array.isArray(value)) return 'kind' in value ? value : grown(value as Growing);
  const items = (value as readonly Growing[]).map(grown);
  const span = { start: items[0]?.span.start ?? 0, end: items.at(-1)?.span.end ?? 0 };
  return { kind: 'list', items, span };
}

function valueOf(node: AST.TOMLContentNode, key: string, text: string, embed: Embed): Expression {
  const span = spanOf(node.range);
  switch (node.type) {
    case 'TOMLArray':
      return { kind: 'list', items: node.elements.map((item) => valueOf(item, key, text, embed)), span };
    case 'TOMLInlineTable': {
      const table: Growing = { entries: [], span };
      for (const pair of node.body) addPair(table, pair, text, embed);
      return grown(table);
    }
    case 'TOMLValue':
      if (node.kind === 'string') return string(node, key, text, embed);
      return { kind: 'constant', text: text.slice(span.start, span.end), span };
  }
}

function string(node: AST.TOMLStringValue, key: string, text: string, embed: Embed): Expression {
  const span = spanOf(node.range);
  const quotes = node.multiline ? 3 : 1;
  let start = span.start + quotes;
  // A line break right behind the opening quotes is not part of the text.
  if (node.multiline) start += /^\r?\n/.exec(text.slice(start, start + 2))?.[0].length ?? 0;
  const content = { start, end: Math.max(start, span.end - quotes) };
  const literal: StringExpression = { kind: 'string', value: node.value, span, content };
  const decode = node.style === 'basic' ? unescapeText : verbatimText;
  return embed(key, literal, () => decode(text, content)) ?? scalarOf(text, literal);
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}

function keySpanOf(key: AST.TOMLBare | AST.TOMLQuoted): Span {
  const { start, end } = spanOf(key.range);
  return key.type === 'TOMLBare' ? { start, end } : { start: start + 1, end: end - 1 };
}

function spanOf([start, end]: readonly [number, number]): Span {
  return { start, end };
}
