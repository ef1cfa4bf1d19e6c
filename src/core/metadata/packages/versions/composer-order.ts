import { compareDigits, orderOf } from './version-order.ts';

interface Release {
  readonly numbers: readonly string[];
  readonly stability: number;
  readonly suffix: readonly string[];
  readonly isDev: boolean;
}

/** From the least stable to the most (https://getcomposer.org/doc/articles/versions.md#stability-constraints). */
const STABILITIES: Readonly<Record<string, number>> = {
  alpha: 0,
  a: 0,
  beta: 1,
  b: 1,
  rc: 2,
  stable: 3,
  patch: 4,
  pl: 4,
  p: 4,
};

const RELEASE =
  /^v?(\d+(?:\.\d+){0,3})(?:[._-]?(alpha|beta|stable|patch|a|b|rc|pl|p)((?:[.-]?\d)*))?([.-]?dev)?(?:\+[\w.-]+)?$/i;

/** Packagist: four numbers, a stability, its number, and `-dev` before all of that. A branch (`dev-main`) has no place in it. */
export const composerOrder = orderOf<Release>(read, (a, b) => {
  return (
    inTurn(a.numbers, b.numbers) ||
    a.stability - b.stability ||
    inTurn(a.suffix, b.suffix) ||
    Number(b.isDev) - Number(a.isDev)
  );
});

function read(version: string): Release | null {
  const [, numbers, stability, suffix = '', dev] = RELEASE.exec(version) ?? [];
  if (numbers === undefined) return null;
  return {
    numbers: numbers.split('.'),
    // `1.0.0-dev` is before all others of 1.0.0.
    stability: stability === undefined ? (dev === undefined ? 3 : -1) : (STABILITIES[stability.toLowerCase()] ?? 3),
    suffix: suffix.match(/\d+/g) ?? [],
    isDev: dev !== undefined,
  };
}

function inTurn(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = compareDigits(a[index] ?? '0', b[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}
