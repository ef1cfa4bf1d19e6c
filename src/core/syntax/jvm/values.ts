import type { Argument, Expression, TableEntry } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { bindMember } from '../collector/bindings.ts';
import { positionalValues } from '../collector/calls.ts';
import { computedEntry, opaque } from '../collector/expressions.ts';
import type { Context, Env } from './context.ts';

/** Functions that give one of their two arguments: the second where the first is missing. */
const EITHER: ReadonlySet<string> = new Set([
  'requireNonNullElse',
  'requireNonNullElseGet',
  'defaultIfBlank',
  'defaultIfEmpty',
  'defaultString',
  'defaultIfNull',
  'firstNonNull',
  'getIfBlank',
  'getIfEmpty',
]);

/** Methods that give their receiver, or their argument where it is missing. */
const OR_ELSE: ReadonlySet<string> = new Set([
  'orElse',
  'orElseGet',
  'ifBlank',
  'ifEmpty',
  'getOrElse',
  'getOrDefault',
]);

/** Methods that keep the text they are called on, with or without a function beside it. */
const KEEPING: ReadonlySet<string> = new Set([
  'trimIndent',
  'trimMargin',
  'strip',
  'stripIndent',
  'intern',
  'also',
  'takeIf',
  'takeUnless',
  'orEmpty',
  'orElseThrow',
  'filter',
]);

const LISTS: ReadonlySet<string> = new Set([
  'listOf',
  'listOfNotNull',
  'mutableListOf',
  'arrayListOf',
  'setOf',
  'mutableSetOf',
  'hashSetOf',
  'linkedSetOf',
  'sortedSetOf',
  'arrayOf',
  'sequenceOf',
  'persistentListOf',
  'immutableListOf',
]);

const TABLES: ReadonlySet<string> = new Set([
  'mapOf',
  'mutableMapOf',
  'hashMapOf',
  'linkedMapOf',
  'linkedMapOf',
  'sortedMapOf',
  'persistentMapOf',
]);

/** Whether a bare name is a function of the standard library that makes a list or a table of its arguments. */
export function makesCollection(name: string): boolean {
  return LISTS.has(name) || TABLES.has(name);
}

const LIST_TYPES: ReadonlySet<string> = new Set(['List', 'Set', 'Stream', 'ImmutableList', 'ImmutableSet', 'Flux']);
const MAP_TYPES: ReadonlySet<string> = new Set(['Map', 'ImmutableMap']);

/** What makes an object of a text that says all of it: addresses and names of images. */
const WRITTEN: ReadonlySet<string> = new Set(['URI.create', 'HttpUrl.get', 'HttpUrl.parse', 'DockerImageName.parse']);

/** Methods that put a value into an object by its name. */
const PUTS: ReadonlySet<string> = new Set(['put', 'set', 'add', 'addProperty', 'putIfAbsent', 'setProperty', 'append']);

/** The value of a call of the language's own libraries that stands for a list, a table or one of its arguments; null for all others. */
export function libraryValue(callee: Expression, given: readonly Argument[], span: Span): Expression | null {
  const values = positionalValues(given);
  if (values.length !== given.length) return null;
  if (callee.kind === 'name') return fromFunction(callee.name, values, span);
  if (callee.kind !== 'member') return null;
  const { object, property } = callee;
  const type = object.kind === 'name' ? object.name : null;
  if (type !== null) {
    const made = collection(type, property, values, span);
    if (made) return made;
    if (values.length === 1 && WRITTEN.has(`${type}.${property}`)) return values[0] ?? null;
    if (type === 'Objects' && property === 'requireNonNull') return values[0] ?? null;
    if (type === 'Optional' && (property === 'of' || property === 'ofNullable') && values.length === 1)
      return values[0] ?? null;
    if (/^[A-Z]/.test(type) && EITHER.has(property) && values.length === 2) return either(values, span);
  }
  const read = mapRead(object, property, values, span);
  if (read) return read;
  if (OR_ELSE.has(property) && values.length === 1) return either([object, ...values], span);
  if (KEEPING.has(property) && values.every(({ kind }) => kind === 'function')) return object;
  if (property !== 'format' && property !== 'formatted') return null;
  return type === 'String' ? formatted(values[0], values.slice(1), span) : formatted(object, values, span);
}

/** `String.format("gpt-%s", version)`: text with values in it, where the format has no escapes and nothing but plain `%s`. */
function formatted(format: Expression | undefined, values: readonly Expression[], span: Span): Expression | null {
  if (format?.kind !== 'string' || format.content.end - format.content.start !== format.value.length) return null;
  const texts = format.value.split('%s');
  if (texts.some((text) => text.includes('%')) || texts.length !== values.length + 1)
    return opaque('runtime-value', span);
  const parts: Expression[] = [];
  let at = format.content.start;
  for (const [index, text] of texts.entries()) {
    const piece = { start: at, end: at + text.length };
    if (text !== '') parts.push({ kind: 'string', value: text, span: piece, content: piece });
    const value = values[index];
    if (value) parts.push(value);
    at = piece.end + 2;
  }
  return { kind: 'join', parts, span };
}

/** `settings.get("model")`, `models.getOrDefault(key, "gpt-4o")`. */
function mapRead(object: Expression, method: string, values: readonly Expression[], span: Span): Expression | null {
  const [key, fallback] = values;
  const reads = (method === 'get' && values.length === 1) || (method === 'getOrDefault' && values.length === 2);
  if (!reads || !key) return null;
  if (key.kind === 'string' && /^[\w.-]+$/.test(key.value))
    return { kind: 'member', object, property: key.value, fallback: fallback ?? null, span };
  // A getter of that name may be anything's: evaluation asks what the object is.
  return fallback ? either([{ kind: 'element', object, key, span }, fallback], span) : null;
}

function fromFunction(name: string, values: readonly Expression[], span: Span): Expression | null {
  if (LISTS.has(name)) return { kind: 'list', items: values, span };
  if (TABLES.has(name)) return { kind: 'table', entries: values.flatMap(pairOf), spreads: [], span };
  if (EITHER.has(name) && values.length === 2) return either(values, span);
  return (name === 'requireNotNull' || name === 'checkNotNull' || name === 'requireNonNull') && values[0]
    ? values[0]
    : null;
}

function collection(type: string, method: string, values: readonly Expression[], span: Span): Expression | null {
  if ((LIST_TYPES.has(type) && (method === 'of' || method === 'just')) || (type === 'Arrays' && method === 'asList'))
    return { kind: 'list', items: values, span };
  if (!MAP_TYPES.has(type)) return null;
  if (method === 'of') return { kind: 'table', entries: byTwos(values), spreads: [], span };
  if (method === 'entry' && values.length === 2) return { kind: 'list', items: values, span };
  return method === 'ofEntries' ? { kind: 'table', entries: values.flatMap(pairOf), spreads: [], span } : null;
}

/** A pair is a list of two until it becomes an entry: `"model" to "gpt-4o"`, `Map.entry("model", …)`. */
function pairOf(pair: Expression): TableEntry[] {
  const [key, value] = pair.kind === 'list' ? pair.items : [];
  return key && value ? [entryOf(key, value)] : [];
}

function byTwos(values: readonly Expression[]): TableEntry[] {
  return values.flatMap((key, index) => {
    const value = index % 2 === 0 ? values[index + 1] : undefined;
    return value ? [entryOf(key, value)] : [];
  });
}

function entryOf(key: Expression, value: Expression): TableEntry {
  return key.kind === 'string' ? { key: key.value, keySpan: key.content, value } : computedEntry(key, key.span, value);
}

function either(values: readonly Expression[], span: Span): Expression {
  const options = values.map((value) => (value.kind === 'function' ? (value.returns[0] ?? value) : value));
  return { kind: 'fallback', how: 'or', options, span };
}

/** `body.put("model", "gpt-4o")`: a member of an object nobody tracks. */
export function notePut(context: Context, callee: Expression, given: readonly Argument[], span: Span, env: Env): void {
  const method = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : null;
  const [key, value] = given;
  if (method === null || !PUTS.has(method) || given.length !== 2) return;
  if (key?.kind !== 'positional' || key.value.kind !== 'string' || value?.kind !== 'positional') return;
  bindMember(context, env, key.value.value, value.value, key.value.content, span);
}
