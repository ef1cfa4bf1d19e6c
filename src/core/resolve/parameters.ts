import type { BindingFact, FileFacts, FunctionExpression } from '../model/facts.ts';
import { argumentFor, callersOf } from './arguments.ts';
import { keysIn, pairsOf, valuesIn } from './collection-views.ts';
import { boundSettings } from './bound-settings.ts';
import { decoratorOption, optionValues } from './declared-options.ts';
import { rowsOf } from './elements.ts';
import { valuesOf } from './evaluation.ts';
import type { Evaluation } from './evaluation.ts';
import { keptAs } from './registered.ts';
import { scopeIndex } from './scope.ts';
import { START, besides, givenBy, through, unknown } from './values.ts';
import type { Frame, Value } from './values.ts';

/** A declared type stands for an instance of it, so that `client: OpenAI` is traced. */
export function annotated(
  evaluation: Evaluation,
  facts: FileFacts,
  binding: BindingFact,
  frames: readonly Frame[],
): readonly Value[] {
  const reason = binding.kind === 'parameter' ? 'parameter' : 'runtime-value';
  const nobody: Value = {
    ...unknown(reason, binding.name),
    ...(binding.kind === 'parameter' ? { place: { uri: facts.uri, span: binding.nameSpan } } : {}),
  };
  if (!binding.annotation) return [nobody];
  return evaluation.evaluate(facts, binding.annotation, frames).flatMap((type): Value | readonly Value[] => {
    if (type.kind === 'class')
      return { kind: 'instance', facts: type.facts, expression: type.expression, construction: null, trail: START };
    if (type.kind === 'list') return rowsOf(evaluation, type, 'key') ?? nobody;
    const last = type.kind === 'symbol' ? type.segments.at(-1) : undefined;
    if (type.kind !== 'symbol' || last === undefined || type.segments[0] === '?') return nobody;
    return { ...type, segments: [...type.segments.slice(0, -1), `${last}()`], reason };
  });
}

/** The texts that a type lists (`Literal["a", "b"]`, `'a' | 'b'`), beside what is written for the name. */
export function namedByType(evaluation: Evaluation, facts: FileFacts, binding: BindingFact): readonly Value[] {
  if (!binding.annotation) return [];
  const types = evaluation.evaluate(facts, binding.annotation, []).filter(({ kind }) => kind === 'list');
  return types.flatMap((type) => rowsOf(evaluation, type, 'key') ?? []).filter(({ kind }) => kind === 'text');
}

/** What a parameter may be: given by the call it is evaluated in, by callers of the same document, or by default. */
export function parameterValues(
  evaluation: Evaluation,
  facts: FileFacts,
  binding: BindingFact,
  frames: readonly Frame[],
): readonly Value[] {
  const place = { uri: facts.uri, span: binding.nameSpan };
  const index = scopeIndex(facts);
  const owner = index.functionOf(binding.scope);
  const fallback = (): readonly Value[] =>
    binding.value ? through(evaluation.evaluate(facts, binding.value, frames), 'parameter-default', place) : [];
  const frame = frames.find((candidate) => candidate.uri === facts.uri && candidate.scope === binding.scope);
  if (frame) {
    const given = argumentFor(frame, facts, owner, binding.name);
    if (given) return through(evaluation.evaluate(frame.caller, given, frame.outer), 'parameter', place);
    const defaults = fallback();
    return defaults.length > 0 ? defaults : annotated(evaluation, facts, binding, frames);
  }
  const handed = evaluation.toCallers(() =>
    valuesOf(callersOf(facts, binding.scope), (call) => {
      const callFrame: Frame = { uri: facts.uri, scope: binding.scope, call, caller: facts, outer: [], self: null };
      const given = argumentFor(callFrame, facts, owner, binding.name);
      if (!given) return [];
      const values = givenBy(through(evaluation.evaluate(facts, given, []), 'parameter', place), {
        uri: facts.uri,
        scope: binding.scope,
        call,
      });
      const kept = keptAs(facts, call);
      return kept ? through(values, kept, null) : values;
    }),
  );
  const each = callbackItems(evaluation, facts, binding, owner);
  if (each) return through(each, 'item', place);
  const option = binding.value || facts.ecosystem !== 'pypi' ? null : decoratorOption(facts, binding);
  const typed = option ? optionValues(evaluation, facts, option) : [];
  const made = facts.scopes[binding.scope];
  // The constructor of a record or of a Kotlin class is what fills it.
  const filled =
    facts.ecosystem === 'maven' && made?.name === 'constructor'
      ? boundSettings(evaluation, facts, made.parent, binding.name)
      : [];
  const all = [...fallback(), ...typed, ...filled, ...handed.filter((value) => value.kind !== 'unknown')];
  if (all.length > 0) all.push(...besides(all, namedByType(evaluation, facts, binding)));
  return all.length > 0 ? all : annotated(evaluation, facts, binding, frames);
}

/** `models.map((m) => …)`, `pool(models, async (m) => …)`: the first parameter of a callback is each item of the list beside it. */
function callbackItems(
  evaluation: Evaluation,
  facts: FileFacts,
  binding: BindingFact,
  owner: FunctionExpression | null,
): readonly Value[] | null {
  const call = scopeIndex(facts).callbackOf(binding.scope);
  const position = owner?.parameters.indexOf(binding.name) ?? -1;
  if (!call || position < 0 || position > 1) return null;
  const count = owner?.parameters.length ?? 0;
  const method = call.callee.kind === 'member' ? call.callee.property : '';
  const receiver = call.callee.kind === 'member' ? [call.callee.object] : [];
  const beside = call.arguments.flatMap(({ value }) => (value.kind === 'function' ? [] : [value]));
  for (const candidate of [...receiver, ...beside]) {
    const values = evaluation.evaluate(facts, candidate, []);
    const rows = valuesOf(values, (value) => handed(evaluation, value, { position, count, method }) ?? []);
    if (rows.length > 0) return rows;
  }
  return null;
}

/** Methods that run over the values of a table alone. */
const EACH_VALUE = /^(?:each_?|map_?|transform_?)values?$/i;

/** What a callback's parameter gets of a collection: an item, or a half of an entry. */
function handed(
  evaluation: Evaluation,
  value: Value,
  { position, count, method }: { readonly position: number; readonly count: number; readonly method: string },
): readonly Value[] | null {
  if (value.kind !== 'table') return position === 0 ? rowsOf(evaluation, value, null) : null;
  if (EACH_VALUE.test(method)) return rowsOf(evaluation, valuesIn(value), null);
  if (count < 2) return rowsOf(evaluation, pairsOf(value), null);
  // JavaScript gives the value first.
  const isKey = (position === 0) !== (value.facts.ecosystem === 'npm');
  return rowsOf(evaluation, isKey ? keysIn(value) : valuesIn(value), null);
}
