import type { CallFact, Expression, FileFacts } from '../model/facts.ts';

/** Fewer objects than this that are put somewhere are used where they are put. */
const ROWS = 3;

/** Functions that put what they are given where it is looked up later. */
const PUTS = /^(?:register|add|append|push|insert|put|set|include|define|declare)(?=$|[_A-Z])/;

/** `row`: kept under a name that people type; `key`: a member of an enumeration. */
export type Kept = 'row' | 'key';

const rows = new WeakMap<FileFacts, ReadonlyMap<CallFact, Kept>>();

/**
 * Whether an object is one row of a registry: several are handed to the same function that keeps them, or are the
 * members of an enumeration. Which of them is used is said elsewhere, mostly by what somebody types.
 */
export function keptAs(facts: FileFacts, call: CallFact): Kept | null {
  const known = rows.get(facts) ?? rowsOf(facts);
  rows.set(facts, known);
  return known.get(call) ?? null;
}

/** The arguments of such objects, by where they begin. */
export function keptArguments(facts: FileFacts): ReadonlyMap<number, Kept> {
  const known = sites.get(facts) ?? new Map<number, Kept>();
  if (sites.has(facts)) return known;
  sites.set(facts, known);
  for (const call of facts.calls) {
    const kept = keptAs(facts, call);
    if (kept) for (const { value } of call.arguments) known.set(value.span.start, kept);
  }
  return known;
}

const sites = new WeakMap<FileFacts, Map<number, Kept>>();

function rowsOf(facts: FileFacts): ReadonlyMap<CallFact, Kept> {
  const groups = new Map<string, CallFact[]>();
  const note = (where: string, value: Expression): void => {
    const made = value.kind === 'call' ? facts.calls[value.call] : undefined;
    if (!made) return;
    const group = groups.get(where);
    if (group) group.push(made);
    else groups.set(where, [made]);
  };
  for (const { callee, arguments: given } of facts.calls) {
    const name = lastName(callee);
    if (name !== null && PUTS.test(name)) for (const { value } of given) note(name, value);
  }
  for (const { kind, scope, value } of facts.bindings)
    if (kind === 'enum-member' && value) note(`${ENUM}${String(scope)}`, value);
  return new Map(
    [...groups].flatMap(([where, group]) =>
      group.length < ROWS ? [] : group.map((call) => [call, where.startsWith(ENUM) ? 'key' : 'row'] as const),
    ),
  );
}

const ENUM = 'enum ';

function lastName(callee: Expression): string | null {
  if (callee.kind === 'name') return callee.name;
  return callee.kind === 'member' ? callee.property : null;
}
