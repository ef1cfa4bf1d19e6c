import type { Argument, Expression } from '../../model/facts.ts';
import { noteCompared, noteComparison } from '../collector/comparisons.ts';
import type { Context } from './context.ts';

const TESTS: ReadonlySet<string> = new Set([
  'Equals',
  'StartsWith',
  'EndsWith',
  'Contains',
  'IndexOf',
  'LastIndexOf',
  'Compare',
  'CompareTo',
  'CompareOrdinal',
  'ContainsKey',
  'TryGetValue',
  'IsMatch',
]);

/** `x.StartsWith("…")`, `string.Equals(x, "…")`, `new[] { "…" }.Contains(x)`: the arguments and a list written in place are tests. */
export function noteTest(context: Context, callee: Expression, given: readonly Argument[]): void {
  if (callee.kind !== 'member') return;
  const { object, property } = callee;
  if (object.kind === 'list' && (TESTS.has(property) || property === 'Any')) noteComparison(context, object);
  if (!TESTS.has(property)) return;
  noteCompared(context, given);
}
