import type { Evaluation } from './evaluation.ts';
import { START, unknown } from './values.ts';
import type { Value } from './values.ts';

/**
 * What `HfArgumentParser((A, B)).parse_args_into_dataclasses()` gives: an object of each class, with its defaults
 * (https://huggingface.co/docs/transformers/internal/trainer_utils#transformers.HfArgumentParser).
 */
export function parsedDataclass(
  evaluation: Evaluation,
  object: Extract<Value, { kind: 'symbol' }>,
  property: string,
): readonly Value[] | null {
  if (object.segments.at(-1) !== 'parse_args_into_dataclasses()' || !/^\d+$/.test(property)) return null;
  const made = object.passed.find(({ depth }) =>
    /ArgumentParser\(\)$|^TrlParser\(\)$/.test(object.segments[depth - 1] ?? ''),
  );
  const given = made?.call.arguments[0];
  if (!made || given?.kind === 'spread' || given === undefined) return null;
  const classes = given.value.kind === 'list' ? given.value.items : [given.value];
  const chosen = classes[Number(property)];
  if (!chosen) return null;
  return evaluation
    .evaluate(made.facts, chosen, made.frames)
    .flatMap((value): readonly Value[] =>
      value.kind === 'class'
        ? [{ kind: 'instance', facts: value.facts, expression: value.expression, construction: null, trail: START }]
        : [unknown('runtime-value', property)],
    );
}
