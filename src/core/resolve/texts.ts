import { calledName } from '../base/called-name.ts';
import type { CallFact, FileFacts, ListExpression } from '../model/facts.ts';
import type { Evaluation } from './evaluation.ts';
import { carry } from './values.ts';
import type { Frame, Value } from './values.ts';

type Text = Extract<Value, { kind: 'text' }>;

/** Methods and functions that take text apart, in any language. */
const SPLITS: ReadonlySet<string> = new Set(['split', 'rsplit', 'Split', 'partition', 'rpartition', 'explode']);
const OFF_FRONT: ReadonlySet<string> = new Set([
  'removeprefix', 'removePrefix', 'TrimPrefix', 'delete_prefix', 'trim_start_matches', 'strip_prefix',
]); // prettier-ignore
const OFF_END: ReadonlySet<string> = new Set([
  'removesuffix', 'removeSuffix', 'TrimSuffix', 'delete_suffix', 'trim_end_matches', 'strip_suffix',
]); // prettier-ignore
const BEHIND: ReadonlySet<string> = new Set(['substringAfter', 'substringAfterLast']);
const BEFORE: ReadonlySet<string> = new Set(['substringBefore', 'substringBeforeLast']);
const REPLACES: ReadonlySet<string> = new Set([
  'replace',
  'replaceAll',
  'replaceFirst',
  'Replace',
  'ReplaceAll',
  'sub',
  'gsub',
]);

/** Lists that a text was split into: their items are parts of one value, not several of which one is chosen. */
const pieces = new WeakMap<object, ListExpression>();
const made = new WeakSet<ListExpression>();

/** Whether a list is a text that was taken apart. */
export function isTakenApart(list: ListExpression): boolean {
  return made.has(list);
}

/**
 * What is left of a text that a call takes something off or takes apart: `m.split("/")[-1]`, `strings.TrimPrefix(m, "openai/")`,
 * `m.replace("openai/", "")`. null where the call is none, or its text is not known.
 */
export function partOfText(
  evaluation: Evaluation,
  facts: FileFacts,
  { callee, arguments: given }: CallFact,
  frames: readonly Frame[],
): readonly Value[] | null {
  const name = calledName(callee);
  if (!doesAny(name)) return null;
  const values = given.flatMap((argument) => (argument.kind === 'positional' ? [argument.value] : []));
  // `strings.TrimPrefix(text, prefix)`, `explode(separator, text)`: the text is an argument.
  const isFunction =
    callee.kind === 'name' ||
    (callee.kind === 'member' && callee.object.kind === 'name' && callee.object.name === 'strings');
  const [first, second, third] = name === 'explode' ? [values[1], values[0]] : values;
  const whole = isFunction ? first : callee.kind === 'member' ? callee.object : undefined;
  const [mark, by] = isFunction ? [second, third] : [first, second];
  if (!whole || mark?.kind !== 'string' || mark.value === '') return null;
  const texts = evaluation.evaluate(facts, whole, frames).filter((value) => value.kind === 'text');
  if (texts.length === 0) return null;
  if (SPLITS.has(name)) return texts.flatMap((text) => split(evaluation, text, mark.value) ?? []);
  if (REPLACES.has(name) && (by?.kind !== 'string' || by.value !== '')) return null;
  return texts.map((text) => without(text, name, mark.value));
}

function doesAny(name: string): boolean {
  return [SPLITS, OFF_FRONT, OFF_END, BEHIND, BEFORE, REPLACES].some((names) => names.has(name));
}

/** The literal stays the whole one: it is what people find, and edits look for the id in it. */
function part(text: Text, from: number, to: number): Text {
  return { ...text, text: text.text.slice(from, to), exact: false };
}

function without(text: Text, name: string, mark: string): Text {
  const { length } = text.text;
  const [at, last] = [text.text.indexOf(mark), text.text.lastIndexOf(mark)];
  if (at < 0) return text;
  if (OFF_FRONT.has(name)) return at === 0 ? part(text, mark.length, length) : text;
  if (OFF_END.has(name)) return last + mark.length === length ? part(text, 0, last) : text;
  if (BEHIND.has(name)) return part(text, (name.endsWith('Last') ? last : at) + mark.length, length);
  if (BEFORE.has(name)) return part(text, 0, name.endsWith('Last') ? last : at);
  if (at === 0 && last === 0) return part(text, mark.length, length);
  return { ...text, text: text.text.split(mark).join(''), exact: false };
}

/** The parts of a text as a list of its document. */
function split(evaluation: Evaluation, text: Text, mark: string): readonly Value[] | null {
  const facts = evaluation.project.facts(text.literal.uri);
  const { span } = text.literal;
  if (!facts) return null;
  const known = pieces.get(span);
  const items = text.text.split(mark).map((value) => ({ kind: 'string' as const, value, span, content: span }));
  const same = known?.items.map((item) => (item.kind === 'string' ? item.value : '')).join(mark) === text.text;
  const list: ListExpression = same ? known : { kind: 'list', items, span };
  pieces.set(span, list);
  made.add(list);
  return carry(text, [{ kind: 'list', facts, expression: list, frames: [], trail: { via: [], path: [] } }]);
}
