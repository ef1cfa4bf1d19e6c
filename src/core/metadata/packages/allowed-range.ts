import { compare as comparePython } from '@renovatebot/pep440';
import intersects from 'semver/ranges/intersects.js';
import subset from 'semver/ranges/subset.js';

import type { Ecosystem } from '../../model/facts.ts';
import type { AffectedRange } from '../../model/registries.ts';
import { rangeText } from './affected.ts';

/**
 * Whether every version that a requirement allows is in the range: then it does not matter which of them is installed. False
 * where that cannot be told.
 */
export function isWhollyAffected(ecosystem: Ecosystem, requirement: string, range: AffectedRange): boolean {
  try {
    if (ecosystem === 'npm') return subset(requirement, npmRange(range));
    return ecosystem === 'pypi' && isWithin(boundsOf(requirement), range);
  } catch {
    // Paths, addresses and tags stand where versions do.
    return false;
  }
}

/** Whether a requirement, or the one version in use, allows a version or a newer one; true where that cannot be told. */
export function mayReach(ecosystem: Ecosystem, requirement: string | null, version: string): boolean {
  if (requirement === null) return true;
  try {
    if (ecosystem === 'npm') return intersects(requirement, `>=${version}`);
    if (ecosystem !== 'pypi') return true;
    const exact = /^\s*(?:={1,3}\s*)?(\d[\w.]*)\s*$/.exec(requirement)?.[1];
    if (exact !== undefined) return comparePython(exact, version) >= 0;
    const { upper } = boundsOf(requirement);
    return upper === null || comparePython(upper.version, version) > 0;
  } catch {
    return true;
  }
}

function npmRange(range: AffectedRange): string {
  const text = rangeText(range);
  return /\d/.test(text) ? text : '*';
}

/** The lowest version that a Python requirement allows, and its end. */
interface Bounds {
  readonly lower: string | null;
  readonly upper: { readonly version: string; readonly inclusive: boolean } | null;
}

/** Clauses of https://packaging.python.org/specifications/version-specifiers/, and Poetry's `^` and `~`; throws for others. */
function boundsOf(requirement: string): Bounds {
  let bounds: Bounds = { lower: null, upper: null };
  for (const clause of requirement.split(',')) {
    const match = /^\s*(>=|<=|~=|==|!=|>|<|\^|~)\s*v?(\d[\w.!-]*?)(\.\*)?\s*$/.exec(clause);
    const [, operator = '', version = '', star] = match ?? [];
    if (!match || version.includes('!')) throw new Error(`no clause: ${clause}`);
    // What is left out makes the rest smaller, and it stays within.
    if (operator === '!=') continue;
    if ((star !== undefined) !== (operator === '==')) throw new Error(`no range: ${clause}`);
    if (operator.startsWith('<')) bounds = withUpper(bounds, version, operator === '<=');
    else if (operator.startsWith('>')) bounds = withLower(bounds, version);
    else bounds = withUpper(withLower(bounds, version), nextOf(operator, version), false);
  }
  return bounds;
}

function withLower(bounds: Bounds, version: string): Bounds {
  return bounds.lower !== null && comparePython(bounds.lower, version) >= 0 ? bounds : { ...bounds, lower: version };
}

function withUpper(bounds: Bounds, version: string, inclusive: boolean): Bounds {
  const known = bounds.upper === null ? 1 : comparePython(bounds.upper.version, version);
  return known < 0 || (known === 0 && bounds.upper?.inclusive === false)
    ? bounds
    : { ...bounds, upper: { version, inclusive } };
}

/** The first version that is not compatible any more: `~=4.35.1` ends before 4.36, `==4.35.*` as well, `^0.2.1` before 0.3. */
function nextOf(operator: string, version: string): string {
  const numbers = (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);
  const firstSet = numbers.findIndex((number) => number !== 0);
  const at = {
    '~=': numbers.length - 2,
    '==': numbers.length - 1,
    '^': firstSet < 0 ? numbers.length - 1 : firstSet,
    '~': Math.min(1, numbers.length - 1),
  }[operator];
  if (at === undefined || at < 0) throw new Error(`no range: ${operator}${version}`);
  return [...numbers.slice(0, at), (numbers[at] ?? 0) + 1].join('.');
}

function isWithin({ lower, upper }: Bounds, { introduced, fixed, lastAffected }: AffectedRange): boolean {
  if (introduced !== null && (lower === null || comparePython(lower, introduced) < 0)) return false;
  if (lastAffected === null && fixed === null) return true;
  if (upper === null) return false;
  if (lastAffected !== null) return comparePython(upper.version, lastAffected) <= 0;
  const order = comparePython(upper.version, fixed ?? '');
  return upper.inclusive ? order < 0 : order <= 0;
}
