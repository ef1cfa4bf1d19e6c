import { createScanner, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError as JsonError } from 'jsonc-parser';
import { ParseError, parseTOML } from 'toml-eslint-parser';
import type { AST } from 'toml-eslint-parser';
import type { PolicyProblem } from '../model/policy.ts';
import type { Span } from '../model/text.ts';
import { spoken } from '../model/spoken.ts';
import { told } from '../model/told.ts';

/** A value of a JSON or TOML text with its place. */
export type DataNode =
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly DataNode[]; readonly span: Span }
  | { readonly kind: 'object'; readonly entries: readonly DataEntry[]; readonly span: Span }
  /** `null`, a date, and what else no policy has. */
  | { readonly kind: 'other'; readonly span: Span };

export interface DataEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: DataNode;
}

/** What a text holds, as far as it can be read. */
export interface ReadData {
  readonly root: DataNode | null;
  readonly problems: readonly PolicyProblem[];
}

/** Deeper than any policy or lock file; parsers call themselves for each level. */
const MAX_DEPTH = 50;

/** Reads JSON with comments and commas at ends. */
export function readJsonData(text: string): ReadData {
  const plain = text.replace(/^\uFEFF/, ' ');
  if (jsonDepth(plain) > MAX_DEPTH) return tooDeep();
  const errors: JsonError[] = [];
  const root = parseTree(plain, errors, { allowTrailingComma: true });
  const problems = errors.map(({ error, offset, length }) => ({
    span: { start: offset, end: Math.min(offset + Math.max(length, 1), text.length) },
    ...spoken(
      told`The JSON cannot be read here: ${printParseErrorCode(error)
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()}. What can be read applies.`,
    ),
  }));
  return { root: root ? ofJson(root, text.length) : null, problems };
}

function tooDeep(): ReadData {
  return {
    root: null,
    problems: [{ span: { start: 0, end: 1 }, ...spoken(told`It is nested too deeply and is not read.`) }],
  };
}

/** By its tokens, since brackets may stand in strings. */
function jsonDepth(text: string): number {
  const scanner = createScanner(text, true);
  let [depth, deepest] = [0, 0];
  for (let token: number = scanner.scan(); token !== END_OF_JSON; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) deepest = Math.max(deepest, ++depth);
    else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) depth--;
  }
  return deepest;
}

/** Kinds of tokens of `jsonc-parser`, whose own names are an enumeration that the build cannot take apart. */
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, END_OF_JSON] = [1, 2, 3, 4, 17];

function ofJson(node: Node, end: number): DataNode {
  const span = { start: node.offset, end: Math.min(node.offset + node.length, end) };
  switch (node.type) {
    case 'string':
      return { kind: 'text', value: String(node.value), span };
    case 'number':
      return { kind: 'number', value: Number(node.value), span };
    case 'boolean':
      return { kind: 'boolean', value: node.value === true, span };
    case 'array':
      return { kind: 'list', items: (node.children ?? []).map((item) => ofJson(item, end)), span };
    case 'object':
      return {
        kind: 'object',
        entries: (node.children ?? []).flatMap((property) => {
          const [key, value] = property.children ?? [];
          if (!key || !value) return [];
          const keySpan = { start: key.offset, end: key.offset + key.length };
          return [{ key: String(key.value), keySpan, value: ofJson(value, end) }];
        }),
        span,
      };
    default:
      return { kind: 'other', span };
  }
}

/** Reads TOML; of a text that is none, nothing. */
export function readTomlData(text: string): ReadData {
  const plain = text.replace(/^\uFEFF/, ' ');
  // Brackets in strings count as well: too careful is no harm for files that are flat.
  if (tomlDepth(plain) > MAX_DEPTH) return tooDeep();
  try {
    return { root: ofProgram(parseTOML(plain, { tomlVersion: 'latest' }), text.length), problems: [] };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const at = Math.min(error.index, Math.max(0, text.length - 1));
    const message = `The TOML cannot be read here: ${error.message.replace(/ ?\(\d+:\d+\)$/, '')}.`;
    return { root: null, problems: [{ span: { start: at, end: at + 1 }, message }] };
  }
}

function tomlDepth(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const sign of text) {
    if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth);
    else if ((sign === ']' || sign === '}') && depth > 0) depth--;
  }
  return deepest;
}

/** A table that grows: `[a.b]`, `[a.c]` and `a.d = 1` all add to `a`. */
interface Growing {
  readonly entries: { readonly key: string; readonly keySpan: Span; value: Growing | Growing[] | DataNode }[];
  span: Span;
}

type TomlKey = AST.TOMLBare | AST.TOMLQuoted;

function ofProgram(program: AST.TOMLProgram, end: number): DataNode {
  const root: Growing = { entries: [], span: { start: 0, end } };
  for (const item of program.body[0].body) {
    if (item.type === 'TOMLKeyValue') addPair(root, item);
    else {
      const target = tableAt(root, item.key.keys, item.kind === 'array', spanOf(item.range));
      for (const pair of item.body) addPair(target, pair);
    }
  }
  return grown(root);
}

function tableAt(root: Growing, keys: readonly TomlKey[], isArray: boolean, span: Span): Growing {
  let target = root;
  for (const [index, key] of keys.entries()) {
    const name = nameOf(key);
    const found = target.entries.find((entry) => entry.key === name)?.value;
    const isNew = isArray && index === keys.length - 1;
    const inner = isNew ? undefined : Array.isArray(found) ? found.at(-1) : isGrowing(found) ? found : undefined;
    if (inner) {
      inner.span = { start: inner.span.start, end: Math.max(inner.span.end, span.end) };
      target = inner;
      continue;
    }
    const made: Growing = { entries: [], span };
    if (isNew && Array.isArray(found)) found.push(made);
    else target.entries.push({ key: name, keySpan: spanOf(key.range), value: isNew ? [made] : made });
    target = made;
  }
  return target;
}

function addPair(table: Growing, pair: AST.TOMLKeyValue): void {
  const { keys } = pair.key;
  const last = keys.at(-1);
  if (!last) return;
  const target = keys.length === 1 ? table : tableAt(table, keys.slice(0, -1), false, spanOf(pair.range));
  target.entries.push({ key: nameOf(last), keySpan: spanOf(last.range), value: ofToml(pair.value) });
}

function ofToml(node: AST.TOMLContentNode): DataNode {
  const span = spanOf(node.range);
  switch (node.type) {
    case 'TOMLArray':
      return { kind: 'list', items: node.elements.map(ofToml), span };
    case 'TOMLInlineTable': {
      const table: Growing = { entries: [], span };
      for (const pair of node.body) addPair(table, pair);
      return grown(table);
    }
    case 'TOMLValue':
      if (node.kind === 'string') return { kind: 'text', value: node.value, span };
      if (node.kind === 'boolean') return { kind: 'boolean', value: node.value, span };
      if (node.kind === 'integer' || node.kind === 'float') return { kind: 'number', value: node.value, span };
      return { kind: 'other', span };
  }
}

function isGrowing(value: Growing | Growing[] | DataNode | undefined): value is Growing {
  return value !== undefined && !Array.isArray(value) && !('kind' in value);
}

function grown(table: Growing): DataNode {
  const entries = table.entries.map(({ key, keySpan, value }) => ({ key, keySpan, value: finished(value) }));
  return { kind: 'object', entries, span: table.span };
}

function finished(value: Growing | Growing[] | DataNode): DataNode {
  if (!Array.isArray(value)) return isGrowing(value) ? grown(value) : value;
  const items = value.map(grown);
  return { kind: 'list', items, span: { start: items[0]?.span.start ?? 0, end: items.at(-1)?.span.end ?? 0 } };
}

function nameOf(key: TomlKey): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}

function spanOf([start, end]: readonly [number, number]): Span {
  return { start, end };
}
