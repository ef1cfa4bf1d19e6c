import { entriesOf } from '../detect/parameters.ts';
import { isChangedLater } from '../detect/set-later.ts';
import type { CallParameter, CallParameters } from '../model/contract.ts';
import type { Expression, FileFacts } from '../model/facts.ts';
import type { Candidate } from '../model/reference.ts';
import type { Evaluator } from '../resolve/evaluate.ts';

/** Objects within objects that are followed. */
const MAX_DEPTH = 4;

/**
 * The parameters of a call, or of a body that the program writes itself, with those that stand elsewhere: in options objects that it names, in what it spreads. What cannot be
 * followed to one object leaves them incomplete.
 */
export function followed(
  candidate: Candidate,
  body: CallParameters | null,
  facts: FileFacts,
  evaluator: Evaluator,
): CallParameters | null {
  const parameters = candidate.parameters ?? body;
  if (!parameters) return null;
  const found = (parameters.more ?? []).map((one) => objectAt(one, facts, candidate, parameters, evaluator, 0));
  const isComplete = parameters.isComplete && found.every((each) => each !== null);
  return { ...parameters, list: [...parameters.list, ...found.flatMap((each) => each ?? [])], more: [], isComplete };
}

/** The parameters of the one object that an expression means; null where it means several, or something else. */
function objectAt(
  expression: Expression,
  facts: FileFacts,
  candidate: Candidate,
  parameters: CallParameters,
  evaluator: Evaluator,
  depth: number,
): readonly CallParameter[] | null {
  const values = evaluator.evaluate(facts, expression);
  const [value] = values;
  if (values.every(({ kind }) => kind === 'text' || kind === 'list')) return [];
  if (depth >= MAX_DEPTH || values.length !== 1 || value?.kind !== 'table') return null;
  const name = nameOf(expression);
  if (name !== null && (isChangedLater(facts, name) || isChangedLater(value.facts, name))) return null;
  const isNamed = expression.kind === 'name' || expression.kind === 'member';
  const isShared = isNamed && (value.facts.uri !== parameters.uri || usesOf(expression, value.facts) > 1);
  const { api } = parameters;
  const own = entriesOf(value.facts, value.expression, { api, detector: candidate.detector, label: candidate.label });
  const inner = own.more.map((one) => objectAt(one, value.facts, candidate, parameters, evaluator, depth + 1));
  if (!own.isComplete || inner.includes(null)) return null;
  const elsewhere = value.facts.uri === parameters.uri ? {} : { uri: value.facts.uri };
  const list = own.list.filter(
    ({ value: { start, end } }) => start !== candidate.site.start || end !== candidate.site.end,
  );
  return [
    ...list.map((one) => ({ ...one, ...elsewhere, ...(isShared ? { isShared: true } : {}) })),
    ...inner.flatMap((each) => each ?? []),
  ];
}

/** How many calls of a document take what a name stands for. */
function usesOf(expression: Expression, { calls }: FileFacts): number {
  const name = nameOf(expression);
  return calls.filter((call) => call.arguments.some(({ value }) => nameOf(value) === name)).length;
}

function nameOf(expression: Expression): string | null {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'member' ? expression.property : null;
}
