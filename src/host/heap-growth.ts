import { setFlagsFromString } from 'node:v8';

/** In per cent of what was alive when the heap was last cleaned up. */
const MOST_GROWTH = 30;

/**
 * Keeps the heap near to what is alive in it. Left to itself V8 lets it grow to a multiple where there is much memory: 20
 * repositories in one process take half of that with this bound, for a tenth more of CPU. It counts once the heap is cleaned up
 * for the first time; runs of a second or two are over before that. To be called before anything is compiled, since compiled
 * code is kept by flags.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${String(MOST_GROWTH)}`);
}
