import type { Contract, ParameterRule, Reasoning, WireApi } from '../../model/contract.ts';

export type Source = Contract['sources'][number];

/** Requests of a family of models. */
export interface Family {
  readonly platforms: readonly string[];
  readonly apis: readonly WireApi[];
  /** Of the name of the model, without what a platform puts before it. */
  readonly ids: RegExp;
  readonly rules: readonly ParameterRule[];
  /** False where the endpoint does not serve them. */
  readonly isServed?: false;
  /** Absent where they answer at once. */
  readonly reasoning?: Reasoning;
  /** Where a turn of the assistant at the end is refused. */
  readonly endsWithUser?: true;
  readonly sources: readonly Source[];
}

export function refused(...names: readonly string[]): readonly ParameterRule[] {
  return names.map((name) => ({ kind: 'refused', name }));
}

export function ignored(...names: readonly string[]): readonly ParameterRule[] {
  return names.map((name) => ({ kind: 'ignored', name }));
}

/** Refused, unless another parameter has this value. */
export function refusedUnless(name: string, value: string, ...names: readonly string[]): readonly ParameterRule[] {
  return names.map((refusedName) => ({ kind: 'refused', name: refusedName, unless: { name, value } }));
}

/** What one source alone says is refused, or what takes another form: a person has to look. */
export function changed(...names: readonly string[]): readonly ParameterRule[] {
  return names.map((name) => ({ kind: 'changed', name }));
}
