import { constantName } from '../model/constant-name.ts';
import type { ElementExpression, Expression, FileFacts, TableEntry, TableExpression } from '../model/facts.ts';
import type { Via } from '../model/reference.ts';
import { keysIn, pairsOf, valuesIn } from './collection-views.ts';
import { pathOf, subjectKey, within } from './conditions.ts';
import { enough, valuesOf } from './evaluation.ts';
import type { Evaluation } from './evaluation.ts';
import { scopeIndex } from './scope.ts';
import { carry, through, unknown } from './values.ts';
import type { Frame, Value } from './values.ts';

type Table = Extract<Value, { kind: 'table' }>;

/** `object[key]` over everything the object may be. */
export function evaluateElement(
  evaluation: Evaluation,
  facts: FileFacts,
  { object, key }: ElementExpression,
  frames: readonly Frame[],
): readonly Value[] {
  return valuesOf(evaluation.evaluate(facts, object, frames), (value) =>
    key === null ? eachOf(evaluation, value, 'item') : elementAt(evaluation, value, { facts, key, frames }),
  );
}

/** A key with the place it is asked at. */
export interface Key {
  readonly facts: FileFacts;
  readonly key: Expression;
  readonly frames: readonly Frame[];
}

/** What stands at a key: that entry where the key can be told, else any. A key of null may be any. */
export function elementAt(evaluation: Evaluation, object: Value, at: Key | null): readonly Value[] {
  if (object.kind !== 'table') return rowsOf(evaluation, object, 'key') ?? [unknown('computed-key', null)];
  const told = at ? entriesAt(evaluation, object, at) : null;
  return told ? entriesOf(evaluation, object, told, null) : anyOf(evaluation, object, object.expression.entries, at);
}

/** What a value yields when it is iterated, by a step that is told unless it is already. */
export function eachOf(evaluation: Evaluation, value: Value, via: Via | null): readonly Value[] {
  return rowsOf(evaluation, iterated(value), via) ?? [unknown('loop-variable', null)];
}

/** The rows of a list, or the members of an enumeration; null for all else. */
export function rowsOf(evaluation: Evaluation, value: Value, via: Via | null): readonly Value[] | null {
  if (value.kind === 'class') {
    const members = membersOf(value.facts, value.expression.scope);
    if (members.length === 0) return null;
    const given = valuesOf(members, (member) => evaluation.evaluate(value.facts, member, []));
    return carry(value, via ? through(given, via, null) : given);
  }
  if (value.kind !== 'list') return null;
  const given = valuesOf(value.expression.items, (item) => evaluation.evaluate(value.facts, item, value.frames));
  return carry(value, via ? through(given, via, null) : given);
}

/** The values of the members of an enumeration. */
export function membersOf(facts: FileFacts, scope: number): readonly Expression[] {
  return scopeIndex(facts).membersOf(scope);
}

/** Any of some entries of a table, and of the tables spread into it. */
export function anyOf(
  evaluation: Evaluation,
  table: Table,
  entries: readonly TableEntry[],
  at: Key | null = null,
): readonly Value[] {
  const own = entriesOf(evaluation, table, entries, 'key', at);
  const all = [...own, ...spreadInto(evaluation, table, new Set([table.expression]))];
  return all.length > 0 ? enough(all) : [unknown('computed-key', null)];
}

/** What the tables that are spread into a table hold; a table may hold itself. */
function spreadInto(evaluation: Evaluation, table: Table, seen: Set<TableExpression>): readonly Value[] {
  const inner = valuesOf(table.expression.spreads, (spread) => evaluation.evaluate(table.facts, spread, table.frames));
  return inner.flatMap((value) => {
    if (value.kind !== 'table' || seen.has(value.expression) || seen.size > MAX_SPREAD) return [];
    seen.add(value.expression);
    const own = entriesOf(evaluation, value, value.expression.entries, 'key');
    return [...own, ...spreadInto(evaluation, value, seen)];
  });
}

/** Tables spread into one that are looked at. */
const MAX_SPREAD = 32;

function entriesOf(
  evaluation: Evaluation,
  table: Table,
  entries: readonly TableEntry[],
  via: Via | null,
  at: Key | null = null,
): readonly Value[] {
  const path = at ? pathOf(at.key) : null;
  const asked = at && path !== null ? subjectKey(evaluation.project, at.facts, path, at.key.span.start) : null;
  const values = valuesOf(entries, (entry) => {
    const place = { uri: table.facts.uri, span: entry.keySpan };
    const given = through(evaluation.evaluate(table.facts, entry.value, table.frames), 'table', place);
    const text = entry.key ?? (entry.constant === undefined ? null : `=${entry.constant}`);
    // `CLIENTS[provider]` and `MODELS[provider]`: entries of one key belong together.
    return asked === null || text === null || path === null
      ? given
      : within(given, [{ key: asked, test: { subject: path, how: 'is', texts: [text], holds: true }, arm: 0 }]);
  });
  return carry(table, via ? through(values, via, null) : values);
}

/** Ways by which a text is sure to be the one that is meant, whoever calls. */
const SURE: ReadonlySet<Via> = new Set(['constant', 'import', 're-export', 'enum', 'table']);

/** The entries at a key that is a constant, by its text or by its name; null where it may be any. */
function entriesAt(evaluation: Evaluation, { expression }: Table, at: Key): readonly TableEntry[] | null {
  const constant = constantName(at.key);
  const named = constant === undefined ? [] : expression.entries.filter((entry) => entry.constant === constant);
  if (named.length > 0 && at.key.kind === 'member') return named;
  const keys = evaluation.evaluate(at.facts, at.key, at.frames);
  const texts = keys.flatMap((value) =>
    value.kind === 'text' && value.trail.via.every((via) => SURE.has(via)) ? [value.text] : [],
  );
  if (texts.length === 0 || texts.length !== keys.length) return null;
  const found = expression.entries.filter(({ key }) => key !== null && texts.includes(key));
  return found.length > 0 ? found : null;
}

/** What a loop over a value runs over: a table gives its keys, its values or both, as its language has it. */
function iterated(value: Value): Value {
  if (value.kind !== 'table') return value;
  switch (value.facts.ecosystem) {
    case 'golang':
    case 'composer':
      return valuesIn(value);
    case 'pypi':
      return keysIn(value);
    default:
      return pairsOf(value);
  }
}
