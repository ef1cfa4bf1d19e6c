import type { Expression, FileFacts, JoinExpression } from '../model/facts.ts';
import { evaluateCall } from './calls.ts';
import { under } from './conditions.ts';
import { evaluateElement } from './elements.ts';
import { enough, valuesOf } from './evaluation.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluateMember } from './members.ts';
import { evaluateName } from './names.ts';
import type { Project } from './project.ts';
import { createQuestions } from './questions.ts';
import { scopeIndex } from './scope.ts';
import { meetsUnder, underBoth } from '../base/under.ts';
import { START, givenBoth, meets, through, unknown } from './values.ts';
import type { Frame, Trail, Value } from './values.ts';

/** Evaluates expressions of any language, in and across documents. */
export interface Evaluator {
  /** All values the expression may have, at least one; `unknown` values carry their reason. */
  readonly evaluate: (facts: FileFacts, expression: Expression, frames?: readonly Frame[]) => readonly Value[];
}

/**
 * The one total function over expressions. What an expression is outside of any call does not depend on who asks, so it
 * is worked out once for a version of the project.
 */
export function createEvaluator(project: Project): Evaluator {
  const questions = createQuestions(project.memory, (facts, expression, frames) =>
    dispatch(evaluation, facts, expression, frames),
  );
  const evaluation: Evaluation = { project, ...questions };
  return { evaluate: (facts, expression, frames = []) => evaluation.evaluate(facts, expression, frames) };
}

function dispatch(
  evaluation: Evaluation,
  facts: FileFacts,
  expression: Expression,
  frames: readonly Frame[],
): readonly Value[] {
  switch (expression.kind) {
    case 'string':
      return [
        {
          kind: 'text',
          text: expression.value,
          literal: { uri: facts.uri, span: expression.content },
          exact: true,
          trail: START,
        },
      ];
    case 'name':
      return evaluateName(evaluation, facts, expression, frames);
    case 'member':
      return evaluateMember(evaluation, facts, expression, frames);
    case 'element':
      return evaluateElement(evaluation, facts, expression, frames);
    case 'call':
      return evaluateCall(evaluation, facts, expression, frames);
    case 'self':
      return evaluateSelf(facts, expression.scope, frames);
    case 'join':
      return evaluateJoin(evaluation, facts, expression, frames);
    case 'fallback':
      return through(
        valuesOf(expression.options, (option) =>
          under(evaluation.project, facts, option.span, evaluation.evaluate(facts, option, frames)),
        ),
        expression.how === 'or' ? 'fallback' : 'conditional',
        null,
      );
    case 'environment':
      return evaluateEnvironment(evaluation, facts, expression.variable, expression.fallback, frames);
    case 'table':
      return [{ kind: 'table', facts, expression, frames, trail: START }];
    case 'list':
      return [{ kind: 'list', facts, expression, frames, trail: START }];
    case 'function':
      return [{ kind: 'function', facts, expression, frames, trail: START }];
    case 'class':
      return [{ kind: 'class', facts, expression, trail: START }];
    case 'constant':
      return [unknown('not-a-string', expression.text)];
    case 'opaque':
      return [unknown(expression.reason, null)];
  }
}

/** `self` is the instance a frame constructed, where evaluation came through one. */
function evaluateSelf(facts: FileFacts, scope: number, frames: readonly Frame[]): readonly Value[] {
  const expression = scopeIndex(facts).classOf(scope);
  if (!expression) return [unknown('unsupported', null)];
  const frame = frames.find(({ self }) => self?.expression.scope === scope && self.facts.uri === facts.uri);
  return [frame?.self ?? { kind: 'instance', facts, expression, construction: null, trail: START }];
}

function evaluateEnvironment(
  evaluation: Evaluation,
  facts: FileFacts,
  variable: string,
  fallback: Expression | null,
  frames: readonly Frame[],
): readonly Value[] {
  const set: readonly Value[] = evaluation.project.environment(facts, variable).map(({ uri, value }) => ({
    kind: 'text',
    text: value.value,
    literal: { uri, span: value.content },
    exact: true,
    trail: { via: ['environment'], path: [] },
  }));
  const given = set.filter((value) => value.kind === 'text' && value.text !== '');
  const defaults = fallback ? through(evaluation.evaluate(facts, fallback, frames), 'environment-default', null) : [];
  const all = [...defaults, ...given];
  return all.length > 0 ? all : [unknown('environment', variable)];
}

/** Text put together. One part may have several values; the literal is the longest known part, which names the component. */
function evaluateJoin(
  evaluation: Evaluation,
  facts: FileFacts,
  join: JoinExpression,
  frames: readonly Frame[],
): readonly Value[] {
  type Text = Extract<Value, { kind: 'text' }>;
  let results: readonly { text: string; longest: Text | null; from: Pick<Trail, 'given' | 'under'> }[] = [
    { text: '', longest: null, from: {} },
  ];
  for (const part of join.parts) {
    const values = evaluation.evaluate(facts, part, frames);
    const texts = values.filter((value) => value.kind === 'text');
    if (texts.length === 0) {
      const reason = values.find((value) => value.kind === 'unknown');
      return [unknown('interpolated', reason?.reason ?? null)];
    }
    results = enough(
      results.flatMap(({ text, longest, from }) =>
        // Values that different calls give to one function never come together.
        texts
          .filter(({ trail }) => meets(from.given, trail.given) && meetsUnder(from.under, trail.under))
          .map((value) => ({
            text: text + value.text,
            longest: longest && longest.text.length >= value.text.length ? longest : value,
            from: { ...givenBoth(from.given, value.trail.given), ...underBoth(from.under, value.trail.under) },
          })),
      ),
    );
  }
  const whole = results.flatMap(({ text, longest, from }) => {
    if (!longest) return [];
    const joined: Value = { ...longest, text, exact: longest.exact && longest.text === text };
    return through([{ ...joined, trail: { ...joined.trail, ...from } }], 'interpolated', null);
  });
  return whole.length > 0 ? whole : [unknown('interpolated', null)];
}
