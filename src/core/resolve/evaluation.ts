import type { Expression, FileFacts } from '../model/facts.ts';
import type { Project } from './project.ts';
import type { Frame, Value } from './values.ts';

/** What the parts of the evaluator share. `evaluate` never throws and always ends: depth, steps and cycles are bounded. */
export interface Evaluation {
  readonly project: Project;
  readonly evaluate: (facts: FileFacts, expression: Expression, frames: readonly Frame[]) => readonly Value[];
  /** The answer to a question that does not depend on who asks, as that of an expression outside of any call: kept by its key. */
  readonly answer: (facts: FileFacts, key: object, make: () => readonly Value[]) => readonly Value[];
  /** Runs a step from a parameter to what its callers give; nothing where too many such steps were taken in a row. */
  readonly toCallers: (step: () => readonly Value[]) => readonly Value[];
}

/** More values than a use is worth telling of: the first ones are kept. */
const MAX_VALUES = 32;

/** The values of all items, in order, until there are enough. */
export function valuesOf<T>(items: readonly T[], give: (item: T) => readonly Value[]): readonly Value[] {
  const [only] = items;
  if (items.length === 1 && only !== undefined) return give(only);
  const values: Value[] = [];
  for (const item of items) {
    for (const value of give(item)) if (values.length < MAX_VALUES) values.push(value);
    if (values.length >= MAX_VALUES) break;
  }
  return values;
}

/** The first of a list, as many as are worth telling of. */
export function enough<T>(values: readonly T[]): readonly T[] {
  return values.length > MAX_VALUES ? values.slice(0, MAX_VALUES) : values;
}

/** Values of which each says something: that evaluation was cut short is said once. */
export function telling(values: readonly Value[]): readonly Value[] {
  if (values.length < 3) return values;
  const isCut = (value: Value): boolean =>
    value.kind === 'unknown' && (value.reason === 'cycle' || value.reason === 'too-deep');
  const first = values.findIndex(isCut);
  return enough(first < 0 ? values : values.filter((value, index) => index === first || !isCut(value)));
}
