import type { Argument, CallExpression, CallFact, Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { Collection, Place } from './collection.ts';

/** Adds a call; the expression that stands for its value. */
export function addCall(collection: Collection, { scope }: Place, call: Omit<CallFact, 'scope'>): CallExpression {
  const index = collection.calls.push({ ...call, scope }) - 1;
  return { kind: 'call', call: index, span: call.span };
}

export function positional(value: Expression, index: number, span: Span): Argument {
  return { kind: 'positional', index, value, span };
}

export function keyword(name: string, nameSpan: Span, value: Expression, span: Span): Argument {
  return { kind: 'keyword', name, nameSpan, value, span };
}

export function spread(value: Expression, span: Span): Argument {
  return { kind: 'spread', value, span };
}

/** The values given by position, in order. */
export function positionalValues(given: readonly Argument[]): readonly Expression[] {
  return given.flatMap((argument) => (argument.kind === 'positional' ? [argument.value] : []));
}
