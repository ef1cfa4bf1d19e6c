import type { CallFact, Expression } from '../model/facts.ts';
import type { Evaluation } from './evaluate.ts';
import { scopeIndex } from './scope.ts';
import { through, unknown } from './values.ts';
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
