/** Steps of the longest chain that is read. */
const MAX_STEPS = 2_000;

/**
 * Says why a text is not read: the grammar makes a level of each step of `a.b.c`, and each step costs all levels that it lies
 * in. Null for what people write.
 */
export function refuseChains(text: string): string | null {
  if (text.length < 2 * MAX_STEPS) return null;
  for (const [chain] of text.matchAll(/[\w.[\]"*-]+/g))
    if (chain.length > 2 * MAX_STEPS && (chain.match(/[.[]/g)?.length ?? 0) > MAX_STEPS)
      return `a chain of more than ${MAX_STEPS} steps`;
  return null;
}
