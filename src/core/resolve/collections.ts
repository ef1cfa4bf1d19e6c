import type { CallFact, FileFacts, FunctionExpression } from '../model/facts.ts';
import { keysIn, mapped, numbered, only, pairsOf, tableOf, valuesIn } from './collection-views.ts';
import { elementAt, membersOf, rowsOf } from './elements.ts';
import type { Key } from './elements.ts';
import { valuesOf } from './evaluation.ts';
import type { Evaluation } from './evaluation.ts';
import { through } from './values.ts';
import type { Frame, Value } from './values.ts';

/** What a method of a list or a table gives: another look at it, or one of what it holds. */
type Gives = 'pairs' | 'values' | 'keys' | 'same' | 'mapped' | 'one' | 'first' | 'last' | 'numbered';

/** Methods of collections by their names, in any language: what they are called on must be known to be a collection. */
const METHODS: ReadonlyMap<string, Gives> = new Map(
  Object.entries({
    pairs: 'items iteritems entries entrySet each_pair to_a',
    values: 'values Values each_value itervalues into_values valueSet toArray',
    keys: 'keys keySet each_key Keys',
    same:
      'filter where Where select reject slice sort sorted sort_by sortedBy sortBy toSorted OrderBy OrderByDescending reverse reversed ' +
      'toReversed concat ToList ToArray toList toSet iter into_iter cloned copied stream parallelStream asSequence take skip drop limit ' +
      'Take Skip shuffle shuffled distinct unique uniq compact freeze dup rev toMutableList copy filterNot filterValues clone asList each ' +
      'each_entry lazy unwrap Distinct array_values',
    mapped: 'map flatMap flat_map Select SelectMany mapNotNull filter_map collect',
    one:
      'find Find get at getValue getOrNull getOrElse getOrDefault GetValueOrDefault fetch first_or_default find_by firstOrNull FirstOrDefault ' +
      'First Single SingleOrDefault detect random sample pick pop shift findFirst findAny findLast min_by max_by minBy maxBy ElementAt ' +
      'elementAt setdefault nth choose next singleOrNull single lastOrNull LastOrDefault get_mut index',
    first: 'first getFirst',
    last: 'last getLast Last',
    numbered: 'enumerate each_with_index withIndex with_index',
  }).flatMap(([gives, names]) => names.split(' ').map((name) => [name, gives as Gives] as const)),
);

/** Functions of the languages' own libraries that take a collection first, by the last names of what is called. */
const FUNCTIONS: ReadonlyMap<string, Gives> = new Map(
  Object.entries({
    pairs: 'Object.entries',
    values: 'Object.values array_values maps.Values',
    keys: 'Object.keys array_keys',
    same: '?.list ?.tuple ?.set ?.frozenset ?.sorted ?.reversed ?.iter ?.dict Array.from itertools.cycle itertools.chain copy.copy copy.deepcopy ' +
      '?.structuredClone slices.Clone random.sample collections.OrderedDict ?.Map ?.Set Object.fromEntries Object.freeze types.MappingProxyType',
    one: '?.next random.choice secrets.choice lodash.sample array_rand',
    numbered: '?.enumerate',
  }).flatMap(([gives, names]) => names.split(' ').map((name) => [name, gives as Gives] as const)),
); // prettier-ignore

/** What a call of a method gives whose receiver may be a collection; null where it is none, or the method is another. */
export function methodOfCollection(
  evaluation: Evaluation,
  facts: FileFacts,
  call: CallFact,
  frames: readonly Frame[],
): readonly Value[] | null {
  if (call.callee.kind !== 'member') return null;
  const gives = METHODS.get(call.callee.property);
  if (gives === undefined) return null;
  const objects = evaluation.evaluate(facts, call.callee.object, frames).flatMap(collectionOf);
  if (objects.length === 0) return null;
  const given = call.arguments.flatMap((argument) => (argument.kind === 'positional' ? [argument.value] : []));
  const [first, second] = given;
  const callback = given.find((value) => value.kind === 'function');
  if (callback?.kind === 'function')
    return valuesOf(objects, (object) => withCallback(evaluation, object, gives, callback));
  const key = first ? { facts, key: first, frames } : null;
  const values = valuesOf(objects, (object) => viewOf(evaluation, object, gives, key));
  // `MODELS.get(kind, "gpt-4o")`: the default always may be it.
  return second && gives === 'one'
    ? [...values, ...through(evaluation.evaluate(facts, second, frames), 'fallback', null)]
    : values;
}

/** What a function that takes a collection gives; null where the function is another. */
export function functionOfCollection(
  evaluation: Evaluation,
  facts: FileFacts,
  call: CallFact,
  segments: readonly string[],
  frames: readonly Frame[],
): readonly Value[] | null {
  const gives = FUNCTIONS.get(segments.slice(-2).join('.')) ?? FUNCTIONS.get(segments.at(-1) ?? '');
  const [first, second] = call.arguments;
  if (gives === undefined || first?.kind !== 'positional') return null;
  const objects = evaluation.evaluate(facts, first.value, frames).flatMap(collectionOf);
  if (objects.length === 0) return null;
  const isTable = /^(?:Map|dict|OrderedDict|fromEntries)$/.test(segments.at(-1) ?? '');
  const values = valuesOf(objects, (object) =>
    isTable && object.kind === 'list' ? [tableOf(object) ?? object] : viewOf(evaluation, object, gives, null),
  );
  return second?.kind === 'positional' && gives === 'one'
    ? [...values, ...through(evaluation.evaluate(facts, second.value, frames), 'fallback', null)]
    : values;
}

type Collection = Extract<Value, { kind: 'table' | 'list' | 'class' }>;

/** A value that holds others: a table, a list, or an enumeration. */
function collectionOf(value: Value): readonly Collection[] {
  if (value.kind === 'table' || value.kind === 'list') return [value];
  return value.kind === 'class' && membersOf(value.facts, value.expression.scope).length > 0 ? [value] : [];
}

function viewOf(evaluation: Evaluation, object: Collection, gives: Gives, key: Key | null): readonly Value[] {
  if (gives === 'one') return elementAt(evaluation, object, key);
  if (object.kind === 'class') return [object];
  if (object.kind === 'list') return ofList(evaluation, object, gives);
  switch (gives) {
    case 'pairs':
      return [pairsOf(object)];
    case 'values':
      return [valuesIn(object)];
    case 'keys':
      return [keysIn(object)];
    case 'numbered':
      return [numbered(pairsOf(object))];
    case 'first':
    case 'last':
    case 'mapped':
    case 'same':
      return [object];
  }
}

function ofList(evaluation: Evaluation, list: Extract<Value, { kind: 'list' }>, gives: Gives): readonly Value[] {
  switch (gives) {
    case 'first':
      return rowsOf(evaluation, only(list, 0), 'item') ?? [];
    case 'last':
      return rowsOf(evaluation, only(list, -1), 'item') ?? [];
    case 'numbered':
    case 'pairs':
      return [numbered(list)];
    default:
      return [list];
  }
}

/** A method with a function: what it gives for each item, or those items for which it is true. */
function withCallback(
  evaluation: Evaluation,
  object: Collection,
  gives: Gives,
  callback: FunctionExpression,
): readonly Value[] {
  const list = object.kind === 'table' ? pairsOf(object) : object;
  if (gives === 'mapped' && list.kind === 'list') return [mapped(list, callback)];
  if (gives === 'one' || gives === 'first' || gives === 'last') return elementAt(evaluation, object, null);
  return [object];
}
