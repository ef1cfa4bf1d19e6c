import { compareDigits, orderOf } from './version-order.ts';

/** CRAN: numbers with dots or hyphens between them (https://cran.r-project.org/doc/manuals/r-release/R-exts.html#The-DESCRIPTION-file). */
export const cranOrder = orderOf<readonly string[]>(
  (version) => (/^\d+(?:[.-]\d+)*$/.test(version) ? version.split(/[.-]/) : null),
  (a, b) => {
    for (const [index, left] of a.entries()) {
      const right = b[index];
      if (right === undefined) return 1;
      const order = compareDigits(left, right);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  },
);
