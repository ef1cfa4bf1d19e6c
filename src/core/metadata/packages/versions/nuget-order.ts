import { compareDigits, compareText, orderOf } from './version-order.ts';

interface Release {
  readonly numbers: readonly string[];
  /** Empty for a release that is none before another. */
  readonly prerelease: readonly string[];
}

const RELEASE = /^v?(\d+(?:\.\d+){0,3})(?:-([\da-z-]+(?:\.[\da-z-]+)*))?(?:\+[\da-z.-]+)?$/i;

/** NuGet: SemVer 2 with up to four numbers, without case (https://learn.microsoft.com/nuget/concepts/package-versioning). */
export const nugetOrder = orderOf<Release>(
  (version) => {
    const [, numbers, prerelease] = RELEASE.exec(version) ?? [];
    if (numbers === undefined) return null;
    return { numbers: numbers.split('.'), prerelease: prerelease?.toLowerCase().split('.') ?? [] };
  },
  (a, b) => inTurn(a.numbers, b.numbers) || comparePrereleases(a.prerelease, b.prerelease),
);

function inTurn(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < 4; index++) {
    const order = compareDigits(a[index] ?? '0', b[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

function comparePrereleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const order = compareIdentifiers(left, right);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers come before words. */
function compareIdentifiers(a: string, b: string): number {
  const [left, right] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (left && right) return compareDigits(a, b);
  return left === right ? compareText(a, b) : left ? -1 : 1;
}
