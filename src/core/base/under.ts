import type { TestFact } from '../model/facts.ts';
import type { Under } from '../model/reference.ts';

/** Conditions behind a value that are kept. */
const MAX_UNDER = 24;

/** What holds for both of two values. */
export function underBoth(
  a: readonly Under[] | undefined,
  b: readonly Under[] | undefined,
): { readonly under?: readonly Under[] } {
  const all = a && b ? [...a, ...b.filter((one) => !a.includes(one))] : (a ?? b);
  return all ? { under: all.slice(0, MAX_UNDER) } : {};
}

/** Whether two values are seen in one run: not where one condition contradicts another. */
export function meetsUnder(a: readonly Under[] | undefined, b: readonly Under[] | undefined): boolean {
  if (!a || !b) return true;
  return a.every((one) => b.every((other) => one.key !== other.key || agree(one, other)));
}

function agree(one: Under, other: Under): boolean {
  if (!one.test || !other.test) return one.test !== other.test || one.arm === other.arm;
  return !excludes(one.test, other.test) && !excludes(other.test, one.test);
}

/** Whether the second test fails for sure where the first holds. */
function excludes(one: TestFact, other: TestFact): boolean {
  if (one.how === 'true' || other.how === 'true') return one.how === other.how && one.holds !== other.holds;
  if (one.how === 'starts' && other.how === 'starts' && one.holds && other.holds)
    return one.texts.every((a) => other.texts.every((b) => !startsWith(a, b) && !startsWith(b, a)));
  if (one.how !== 'is' || !one.holds || one.texts.length === 0 || !alike(one.texts, other.texts)) return false;
  const passes = (text: string): boolean =>
    other.texts.some((a) => {
      if (other.how === 'is') return text.toLowerCase() === a.toLowerCase();
      return other.how === 'starts' ? startsWith(text, a) : text.toLowerCase().includes(a.toLowerCase());
    });
  return one.texts.every((text) => passes(text) !== other.holds);
}

function startsWith(text: string, start: string): boolean {
  return text.toLowerCase().startsWith(start.toLowerCase());
}

/** A text and the name of a constant may be the same thing. */
function alike(a: readonly string[], b: readonly string[]): boolean {
  const constants = [...a, ...b].filter((text) => text.startsWith('=')).length;
  return constants === 0 || constants === a.length + b.length;
}
