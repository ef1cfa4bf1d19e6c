import type { Argument, CallFact, Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { Context, Env } from './context.ts';

/** Notes a call; its value stands for it. */
export function record(
  context: Context,
  env: Env,
  form: CallFact['form'],
  callee: Expression,
  given: readonly Argument[],
  argumentsSpan: Span,
  span: Span,
): Expression {
  const index = context.calls.push({ form, callee, arguments: given, argumentsSpan, scope: env.scope, span }) - 1;
  return { kind: 'call', call: index, span };
}
