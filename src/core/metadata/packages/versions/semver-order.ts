import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';

import { orderOf } from './version-order.ts';

/**
 * npm, Cargo and Go: https://semver.org/#spec-item-11. Go writes a `v`, counts its pseudo-versions as pre-releases and
 * `+incompatible` as build metadata (https://go.dev/ref/mod#versions); neither needs a rule of its own.
 */
export const semverOrder = orderOf((version) => parse(version.replace(/^=\s*/, '')), compare);
