import type { Argument, CallFact, Expression, FunctionExpression } from '../../model/facts.ts';
import type { Context } from './context.ts';

/** Longer chains are not followed. */
const MAX_CHAIN = 40;

/**
 * A function that configures a builder, `request -> request.modelId("…").maxTokens(1)`, gives named arguments to the call it is
 * handed to: each method of the chain that starts at its parameter, with its one argument.
 */
export function configured(context: Context, given: readonly Argument[]): readonly Argument[] {
  const [only] = given;
  if (given.length !== 1 || only?.value.kind !== 'function') return [];
  return only.value.returns.flatMap((value) => chained(context, value, only.value as FunctionExpression));
}

function chained(context: Context, value: Expression, owner: FunctionExpression): Argument[] {
  const found: Argument[] = [];
  let current = value;
  for (let steps = 0; current.kind === 'call' && steps < MAX_CHAIN; steps++) {
    const call: CallFact | undefined = context.calls[current.call];
    if (call?.callee.kind !== 'member') return [];
    const [argument] = call.arguments;
    if (argument?.kind === 'positional' && call.arguments.length === 1) {
      const { property, span } = call.callee;
      found.push({
        kind: 'keyword',
        name: property,
        nameSpan: { start: span.end - property.length, end: span.end },
        value: argument.value,
        span: argument.span,
      });
    }
    current = call.callee.object;
  }
  const starts = current.kind === 'name' && current.scope === owner.scope && owner.parameters[0] === current.name;
  return starts ? found.reverse() : [];
}
