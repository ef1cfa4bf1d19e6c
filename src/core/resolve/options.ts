import type { CallFact, Expression } from '../model/facts.ts';
import type { Evaluation } from './evaluation.ts';
import { scopeIndex } from './scope.ts';
import { START, through, unknown } from './values.ts';
import type { Value } from './values.ts';

const PARSERS: ReadonlySet<string> = new Set(['parse_args()', 'parse_known_args()']);

/**
 * `args.model` after `parser.parse_args()` has the default of the option declared for it with `add_argument`
 * (argparse: https://docs.python.org/3/library/argparse.html#dest). Null where the symbol is no parsed command line.
 */
export function commandLineOption(
  evaluation: Evaluation,
  object: Extract<Value, { kind: 'symbol' }>,
  property: string,
): readonly Value[] | null {
  const last = object.segments.at(-1);
  if (last === undefined || !PARSERS.has(last)) return null;
  const facts = object.passed.at(-1)?.facts;
  if (!facts) return null;
  for (const call of scopeIndex(facts).callsNamed('add_argument')) {
    if (destination(call) !== property) continue;
    const fallback = keyword(call, 'default');
    if (!fallback) return [unknown('parameter', property)];
    return through(evaluation.evaluate(facts, fallback, []), 'parameter-default', { uri: facts.uri, span: call.span });
  }
  return [unknown('parameter', property)];
}

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

function keyword(call: CallFact, name: string): Expression | null {
  for (const argument of call.arguments)
    if (argument.kind === 'keyword' && argument.name === name) return argument.value;
  return null;
}

function destination(call: CallFact): string | null {
  const named = keyword(call, 'dest');
  if (named?.kind === 'string') return named.value;
  const flags = call.arguments.flatMap((argument) =>
    argument.kind === 'positional' && argument.value.kind === 'string' ? [argument.value.value] : [],
  );
  const flag = flags.find((text) => text.startsWith('--')) ?? flags[0];
  return flag === undefined ? null : flag.replace(/^-+/, '').replaceAll('-', '_');
}
