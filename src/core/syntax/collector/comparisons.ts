import type { Argument, Expression } from '../../model/facts.ts';
import type { Collection } from './collection.ts';

/** Notes the literals of an operand: the literal itself, not what stands around it, which may well be a call. */
export function noteComparison(collection: Collection, operand: Expression): void {
  switch (operand.kind) {
    case 'string':
    case 'join':
    case 'list':
      collection.comparisons.push({ span: operand.span });
      return;
    case 'fallback':
      for (const option of operand.options) noteComparison(collection, option);
      return;
    default:
  }
}

/** Notes that arguments are compared, not handed on. */
export function noteCompared(collection: Collection, given: readonly Argument[]): void {
  for (const { value } of given) noteComparison(collection, value);
}
