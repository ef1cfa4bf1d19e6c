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
export async function assertLinear<T>(make: (count: number) => T, run: (input: T) => unknown): Promise<void> {
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
      assert.ok(least <= MOST, `${count} pieces: ${time.toFixed(0)} ms, half of them ${before.toFixed(0)} ms`);
      if (before > ENOUGH && Math.max(ratio, grown) <= MOST) return;
    }
    grown = ratio;
    before = time;
  }
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
