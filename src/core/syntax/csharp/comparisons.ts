import type { Argument, Expression } from '../../model/facts.ts';
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

/** `x.StartsWith("…")`, `string.Equals(x, "…")`, `new[] { "…" }.Contains(x)`: the arguments and a list written in place are tests. */
export function noteTest(context: Context, callee: Expression, given: readonly Argument[]): void {
  if (callee.kind !== 'member') return;
  const { object, property } = callee;
  if (object.kind === 'list' && (TESTS.has(property) || property === 'Any')) noteComparison(context, object);
  if (!TESTS.has(property)) return;
  for (const { value } of given) noteComparison(context, value);
}
