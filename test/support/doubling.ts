import assert from 'node:assert/strict';

/** How much longer an input of twice the size may take: twice, with room for a machine that does other things as well. */
const MOST = 3.2;
/** Milliseconds below which a time says nothing, and above which it says enough. */
const MEASURABLE = 3;
const ENOUGH = 12;
/** So many pieces would take a time that can be measured, were each compared with each. */
const TELLING = 4_000;
const SMALLEST = 250;
const LARGEST = 16_000;

/**
 * Doubles an input until it takes a time that can be measured, or is large, and asserts that the time grew no faster than
 * the input. Ratios alone are compared, of processor time, each from the best of several runs; one slow doubling may be a
 * pause, one quick one the compiler (which sees the smallest once before), so two in a row count.
 */
export async function assertLinear<T>(
  make: (count: number) => T,
  run: (input: T) => unknown,
  title = '',
): Promise<void> {
  await insist(() => assertDoubling(make, run, title));
}

/** What grows too fast does so each time it is measured; a machine that is busy with other things does not. */
async function insist(measure: () => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    try {
      await measure();
      return;
    } catch (error) {
      if (!(error instanceof assert.AssertionError)) throw error;
    }
  }
  await measure();
}

const ATTEMPTS = 2;

async function assertDoubling<T>(make: (count: number) => T, run: (input: T) => unknown, title: string): Promise<void> {
  let before = 0;
  let grown: number | null = null;
  await run(make(SMALLEST));
  for (let count = SMALLEST; count <= LARGEST; count *= 2) {
    const input = make(count);
    const time = await best(() => run(input), before * MOST);
    if (count >= TELLING && time < MEASURABLE) return;
    const ratio = before < MEASURABLE ? null : time / before;
    if (ratio !== null && grown !== null) {
      const least = Math.min(ratio, grown);
      assert.ok(least <= MOST, `${title} ${count} pieces: ${time.toFixed(0)} ms, half of them ${before.toFixed(0)} ms`);
      if (before > ENOUGH && Math.max(ratio, grown) <= MOST) return;
    }
    grown = ratio;
    before = time;
  }
}

/** Four times the size may take so many times as long; were each piece compared with each, it would be sixteen. */
const MOST_OF_FOUR = 9;

/**
 * Asserts the same of one size and four times as much, for inputs of which there are hundreds: what takes no more than
 * `nothing`, in milliseconds, is given up or quick, whatever it is.
 */
export async function assertFourfold<T>(
  make: (count: number) => T,
  run: (input: T) => unknown,
  size: { readonly title: string; readonly small: number; readonly nothing: number },
): Promise<void> {
  await insist(() => assertQuadrupling(make, run, size));
}

async function assertQuadrupling<T>(
  make: (count: number) => T,
  run: (input: T) => unknown,
  { title, small, nothing }: Parameters<typeof assertFourfold<T>>[2],
): Promise<void> {
  const input = make(4 * small);
  const once = await best(() => run(input), Infinity);
  if (once < nothing) return;
  const few = make(small);
  await run(few);
  const before = await best(() => run(few), 0);
  const time = once <= before * MOST_OF_FOUR ? once : await best(() => run(input), before * MOST_OF_FOUR);
  const found = `${title}: ${before.toFixed(0)} ms, four times as much ${time.toFixed(0)} ms`;
  assert.ok(time < nothing || time <= before * MOST_OF_FOUR, found);
}

/** The shortest of up to four runs; one that is short enough ends them. */
async function best(run: () => unknown, enough: number): Promise<number> {
  let shortest = Infinity;
  for (let i = 0; i < 4 && (i === 0 || shortest > enough); i++) {
    const started = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(started);
    shortest = Math.min(shortest, (user + system) / 1000);
  }
  return shortest;
}
