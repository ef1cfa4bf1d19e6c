import type { FileFacts } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';

/** Moves every span in the facts. What is shared stays shared: expressions are referred to from several facts. */
export function moveSpans(facts: FileFacts, toRaw: (span: Span) => Span): FileFacts {
  const moved = new Map<object, unknown>();
  const move = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = moved.get(value);
    if (known !== undefined) return known;
    const result = isSpan(value)
      ? toRaw(value)
      : Array.isArray(value)
        ? value.map(move)
        : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, move(inner)]));
    moved.set(value, result);
    return result;
  };
  // The shape is kept: only numbers inside of spans change.
  return move(facts) as FileFacts;
}

function isSpan(value: object): value is Span {
  return 'start' in value && 'end' in value;
}
