/** How the versions of an ecosystem follow each other. */
export interface VersionOrder {
  /** Negative where `a` comes first, 0 where both are the same release; null where one of them cannot be read. */
  readonly compare: (a: string, b: string) => number | null;
  /** The version that advisories speak of: without what the user's own build adds. */
  readonly published: (version: string) => string;
}

/** What is longer is no version: readers may go back and forth in it, or nest as deep as it is long. */
const MAX_LENGTH = 256;

/** An order made of a reader and a comparison of what it reads. */
export function orderOf<T>(
  read: (version: string) => T | null,
  compare: (a: T, b: T) => number,
  published: (version: string) => string = (version) => version,
): VersionOrder {
  return {
    compare: (a, b) => {
      if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return null;
      const [left, right] = [read(a.trim()), read(b.trim())];
      return left === null || right === null ? null : Math.sign(compare(left, right));
    },
    published,
  };
}

/** Numbers written with any count of digits: some ecosystems put whole dates and times into them. */
export function compareDigits(a: string, b: string): number {
  const [left, right] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')];
  return left.length - right.length || compareText(left, right);
}

/** By code units. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
