import type { Argument, Expression } from '../../model/facts.ts';
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

/** Notes the literals of an operand: the literal itself, not what stands around it, which may well be a call. */
export function noteComparison(context: Context, operand: Expression): void {
  switch (operand.kind) {
    case 'string':
    case 'join':
    case 'list':
      context.comparisons.push({ span: operand.span });
      return;
    case 'fallback':
      for (const option of operand.options) noteComparison(context, option);
      return;
    default:
  }
}

/** `x.startsWith("…")`, `"…".equals(x)`, `List.of("…").contains(x)`, `Objects.equals(x, "…")`. */
export function noteTest(context: Context, callee: Expression, given: readonly Argument[]): void {
  if (callee.kind !== 'member' || !TESTS.has(callee.property)) return;
  noteComparison(context, callee.object);
  for (const argument of given) if (argument.kind === 'positional') noteComparison(context, argument.value);
}
