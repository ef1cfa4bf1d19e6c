import type { Argument, Expression } from '../../model/facts.ts';
import { noteComparison } from '../collector/comparisons.ts';
import type { Context } from './context.ts';

const TESTS: ReadonlySet<string> = new Set([
  'startsWith',
  'endsWith',
  'includes',
  'indexOf',
  'lastIndexOf',
  'has',
  'localeCompare',
  'equals',
]);

/** `x.startsWith("…")`, `["…"].includes(x)`, `new Set(["…"]).has(x)`: the argument and a list written in place are tests. */
export function noteTest(context: Context, callee: Expression, given: readonly Argument[]): void {
  if (callee.kind !== 'member') return;
  const { object, property } = callee;
  const tests = TESTS.has(property);
  if (object.kind === 'list' && (tests || property === 'some' || property === 'every')) noteComparison(context, object);
  if (!tests) return;
  if (object.kind === 'call' && property === 'has') noteArguments(context, context.calls[object.call]?.arguments ?? []);
  noteArguments(context, given);
}

function noteArguments(context: Context, given: readonly Argument[]): void {
  for (const argument of given) if (argument.kind === 'positional') noteComparison(context, argument.value);
}
