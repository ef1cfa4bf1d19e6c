import type { CallFact, Expression, FileFacts, FunctionExpression } from '../model/facts.ts';
import { scopeIndex } from './scope.ts';
import type { Frame } from './values.ts';

const MAX_CALLERS = 24;

/** Names of the receiver parameter, which no caller passes. */
const RECEIVERS: ReadonlySet<string> = new Set(['self', 'cls']);

/** The argument a call gives to one parameter, by name, by position or as a property of an options object. */
export function argumentFor(
  frame: Pick<Frame, 'call'>,
  _callee: FileFacts,
  owner: FunctionExpression | null,
  name: string,
): Expression | null {
  const parameters = owner?.parameters ?? [];
  const skipped = parameters[0] !== undefined && RECEIVERS.has(parameters[0]) ? 1 : 0;
  const position = parameters.indexOf(name) - skipped;
  let inObject: Expression | null = null;
  for (const argument of frame.call.arguments) {
    if (argument.kind === 'keyword' && argument.name === name) return argument.value;
    if (argument.kind !== 'positional') continue;
    if (position >= 0 && argument.index === position) return argument.value;
    if (argument.value.kind === 'table' && !parameters.includes(name)) inObject ??= property(argument.value, name);
  }
  return inObject;
}

function property(table: Extract<Expression, { kind: 'table' }>, name: string): Expression | null {
  return table.entries.findLast((entry) => entry.key === name)?.value ?? null;
}

/** Calls in the same document of the function, method or class whose parameters live in `scope`. */
export function callersOf(facts: FileFacts, scope: number): readonly CallFact[] {
  const index = scopeIndex(facts);
  const binding = index.functionBinding(scope);
  if (!binding) return [];
  const owner = facts.scopes[binding.scope];
  const constructs = binding.name === '__init__' || binding.name === 'constructor';
  const name = constructs && owner?.kind === 'class' ? owner.name : binding.name;
  if (name === null) return [];
  const calls = index.callsNamed(name);
  const overloads = index.bindingsOf(binding.scope, binding.name).flatMap(({ value }) => countOf(value) ?? []);
  const own = countOf(binding.value);
  if (own === null || overloads.length < 2) return calls.slice(0, MAX_CALLERS);
  // Of several functions of one name the one with as many parameters as a call has arguments is called.
  const taken = calls.filter(({ arguments: { length } }) => length === own || !overloads.includes(length));
  return taken.slice(0, MAX_CALLERS);
}

function countOf(value: Expression | null): number | null {
  return value?.kind === 'function' ? value.parameters.length : null;
}
