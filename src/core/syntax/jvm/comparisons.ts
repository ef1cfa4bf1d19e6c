import type { Argument, Expression } from '../../model/facts.ts';
import { noteComparison } from '../collector/comparisons.ts';
import type { Context } from './context.ts';

/** Methods that ask a text or a collection about what they are given. */
const TESTS: ReadonlySet<string> = new Set([
  'equals',
  'equalsIgnoreCase',
  'contentEquals',
  'compareTo',
  'compareToIgnoreCase',
  'startsWith',
  'endsWith',
  'contains',
  'containsKey',
  'containsValue',
  'containsAll',
  'indexOf',
  'lastIndexOf',
  'matches',
  'removePrefix',
  'removeSuffix',
  'substringAfter',
  'substringBefore',
]);

/** `x.startsWith("…")`, `"…".equals(x)`, `List.of("…").contains(x)`, `Objects.equals(x, "…")`. */
export function noteTest(context: Context, callee: Expression, given: readonly Argument[]): void {
  if (callee.kind !== 'member' || !TESTS.has(callee.property)) return;
  noteComparison(context, callee.object);
  for (const argument of given) if (argument.kind === 'positional') noteComparison(context, argument.value);
}
