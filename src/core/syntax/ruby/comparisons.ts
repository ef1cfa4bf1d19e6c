import type { Argument, Expression } from '../../model/facts.ts';
import { noteComparison } from '../collector/comparisons.ts';
import type { Context } from './context.ts';

const TESTS: ReadonlySet<string> = new Set([
  'include?',
  'exclude?',
  'member?',
  'start_with?',
  'starts_with?',
  'end_with?',
  'ends_with?',
  'match?',
  'match',
  'in?',
  'eql?',
  'equal?',
  'casecmp',
  'casecmp?',
  'index',
  'key?',
  'has_key?',
  'cover?',
]);

/** Questions to a database (Active Record): rows are compared with what stands in them. */
const QUERIES: ReadonlySet<string> = new Set(['where', 'rewhere', 'find_by', 'find_by!', 'find_sole_by']);

/** Whether a call only asks: what it is given is compared, not handed on. */
export function onlyAsks(method: string): boolean {
  return method.endsWith('?') || QUERIES.has(method);
}

/** `x.start_with?("…")`, `%w[…].include?(x)`: the argument and a list written in place are tests. */
export function noteTest(context: Context, receiver: Expression, method: string, given: readonly Argument[]): void {
  const tests = TESTS.has(method);
  if (receiver.kind === 'list' && (tests || method === 'any?' || method === 'all?' || method === 'none?'))
    noteComparison(context, receiver);
  if (!tests && !QUERIES.has(method)) return;
  for (const argument of given) if (argument.kind !== 'spread') noteComparison(context, argument.value);
}
