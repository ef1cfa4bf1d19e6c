/** How many tests of a suite passed and failed. */
export interface SuiteCounts {
  readonly passed: number;
  readonly failed: number;
}

/** Before each line of a suite; the console of the extension host has others. */
const MARK = 'modelkeel-test: ';
const CLOSING = /^(\d+) passed, (\d+) failed$/;

/**
 * Reads what `test/extension/index.ts` prints: passes each line of a suite on, and gives the counts of the closing one;
 * null for every other line.
 */
export function readSuiteLine(line: string): SuiteCounts | null {
  const start = line.indexOf(MARK);
  if (start < 0) return null;
  const own = line.slice(start + MARK.length).trimEnd();
  const closing = CLOSING.exec(own);
  if (closing) return { passed: Number(closing[1]), failed: Number(closing[2]) };
  process.stdout.write(`  ${own}\n`);
  return null;
}
