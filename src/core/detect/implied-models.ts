import type { Argument, CallFact } from '../model/facts.ts';
import type { Span } from '../model/text.ts';
import type { FoundArgument } from './arguments.ts';
import type { Signature } from './signature.ts';

/** What a call stands for by itself, at the name of what is called. */
export function fixedId(call: CallFact, { fixed }: Signature): FoundArgument | null {
  if (fixed === undefined) return null;
  const span = nameSpan(call);
  return { value: { kind: 'string', value: fixed, span, content: span }, surely: true, span };
}

/** A call without a model, where the SDK chooses one; what is spread into it may hold one. */
export function omitted(call: CallFact, signature: Signature): FoundArgument | null {
  if (!signature.omitted || call.arguments.some(mayHoldMore)) return null;
  const span = nameSpan(call);
  return { value: { kind: 'opaque', reason: 'no-model-given', span }, surely: true, span };
}

function mayHoldMore({ kind, value }: Argument): boolean {
  if (kind === 'spread') return true;
  if (value.kind === 'table') return value.spreads.length > 0;
  return kind === 'positional' && !['string', 'join', 'constant', 'list', 'function'].includes(value.kind);
}

/** The last name of what is called. */
function nameSpan({ callee }: CallFact): Span {
  const { start, end } = callee.span;
  return callee.kind === 'member' ? { start: Math.max(start, end - callee.property.length), end } : { start, end };
}

/** Why a call names a model, in words for people. */
export function usedAs(found: FoundArgument, { omitted: without, fixed }: Signature, label: readonly string[]): string {
  const callee = label.slice(-2).join('.');
  if (fixed !== undefined) return `${callee} is one model`;
  if (found.value.kind !== 'opaque' || found.value.reason !== 'no-model-given') return `argument of ${callee}`;
  const uses = without?.uses ?? null;
  return uses === null ? `no model given to ${callee}` : `no model given to ${callee}; its default is ${uses}`;
}
