import type { Argument, Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { conditional } from '../collector/expressions.ts';

/** `ENV["X"]`, `ENV.fetch("X", "d")` (https://docs.ruby-lang.org/en/master/ENV.html); null for anything else. */
export function environmentRead(
  receiver: Expression,
  method: string,
  given: readonly Argument[],
  span: Span,
): Expression | null {
  if (receiver.kind !== 'name' || (receiver.name !== 'ENV' && receiver.name !== '::ENV')) return null;
  const [key, fallback] = given;
  if (key?.kind !== 'positional' || key.value.kind !== 'string') return null;
  if (method === '[]') return { kind: 'environment', variable: key.value.value, fallback: null, span };
  if (method !== 'fetch') return null;
  const value = fallback?.kind === 'positional' ? fallback.value : null;
  return { kind: 'environment', variable: key.value.value, fallback: value && orGiven(value), span };
}

/** The value a block gives where it is the default; the value itself otherwise. */
export function orGiven(value: Expression): Expression {
  return value.kind === 'function' ? conditional(value.returns, value.span) : value;
}
