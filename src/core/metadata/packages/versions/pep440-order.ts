import { compare, valid } from '@renovatebot/pep440';

import { orderOf } from './version-order.ts';

/**
 * PyPI: https://packaging.python.org/specifications/version-specifiers/. A local label (`2.5.1+cu121`) says who built a
 * release; the release is what advisories speak of.
 */
export const pep440Order = orderOf(
  (version) => valid(version),
  (a, b) => compare(a, b),
  (version) => version.replace(/\+.*/s, ''),
);
