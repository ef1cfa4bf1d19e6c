/** Splits a list into at most so many parts of neighbours that weigh about the same. */
export function inParts<T>(
  items: readonly T[],
  count: number,
  weightOf: (item: T) => number,
): readonly (readonly T[])[] {
  // Each weighs something, so that a thousand that weigh nothing are no single part.
  const weights = items.map((item) => weightOf(item) + 1);
  const share = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, count);
  const parts: T[][] = [];
  let left = 0;
  for (const [index, item] of items.entries()) {
    if (left <= 0 || parts.length === 0) {
      parts.push([]);
      left += share;
    }
    parts.at(-1)?.push(item);
    left -= weights[index] ?? 0;
  }
  return parts;
}

/**
 * Works at parts in so many lanes at a time. Each lane goes through neighbours, which rest on the same documents; one that has
 * no more takes the last part of the lane with the most left.
 */
export async function inLanes<T>(
  parts: readonly T[],
  count: number,
  work: (part: T, lane: number) => Promise<void>,
): Promise<void> {
  const each = Math.ceil(parts.length / count);
  const lanes = Array.from({ length: count }, (_, lane) => parts.slice(lane * each, (lane + 1) * each));
  const next = (own: T[]): { readonly part: T } | null => {
    const [part] = own.splice(0, 1);
    if (part !== undefined) return { part };
    const fullest = lanes.reduce((most, lane) => (lane.length > most.length ? lane : most), own);
    const last = fullest.pop();
    return last === undefined ? null : { part: last };
  };
  await Promise.all(
    lanes.map(async (own, lane) => {
      for (let taken = next(own); taken; taken = next(own)) await work(taken.part, lane);
    }),
  );
}
