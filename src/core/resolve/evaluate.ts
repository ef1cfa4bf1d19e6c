import type { Expression, FileFacts, JoinExpression } from '../model/facts.ts';
import { evaluateCall } from './calls.ts';
import { evaluateMember } from './members.ts';
import { evaluateName } from './names.ts';
import type { Project } from './project.ts';
import { START, through, unknown } from './values.ts';
import type { Frame, Value } from './values.ts';

const MAX_DEPTH = 40;
const MAX_STEPS = 3000;
const MAX_VALUES = 32;

/** What the parts of the evaluator share. `evaluate` never throws and always ends: depth, steps and cycles are bounded. */
export interface Evaluation {
  readonly project: Project;
  readonly evaluate: (facts: FileFacts, expression: Expression, frames: readonly Frame[]) => readonly Value[];
}

/** Evaluates expressions of any language, in and across documents. */
export interface Evaluator {
  /** All values the expression may have, at least one; `unknown` values carry their reason. */
  readonly evaluate: (facts: FileFacts, expression: Expression, frames?: readonly Frame[]) => readonly Value[];
}

/** The one total function over expressions. It keeps no state between two calls of `evaluate`. */
export function createEvaluator(project: Project): Evaluator {
  return {
    evaluate: (facts, expression, frames = []) => {
      const active = new Set<string>();
      let steps = 0;
      const evaluation: Evaluation = {
        project,
        evaluate: (where, what, inner) => {
          const key = `${where.uri}:${String(what.span.start)}:${String(what.span.end)}:${what.kind}:${String(inner.length)}`;
          if (active.has(key)) return [unknown('cycle', null)];
          if (active.size > MAX_DEPTH || ++steps > MAX_STEPS) return [unknown('too-deep', null)];
          active.add(key);
          try {
            return distinct(dispatch(evaluation, where, what, inner));
          } finally {
            active.delete(key);
          }
        },
      };
      return evaluation.evaluate(facts, expression, frames);
    },
  };
}

function distinct(values: readonly Value[]): readonly Value[] {
  return values.length > MAX_VALUES ? values.slice(0, MAX_VALUES) : values;
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
    case 'call':
      return evaluateCall(evaluation, facts, expression, frames);
    case 'self':
      return evaluateSelf(facts, expression.scope, frames);
    case 'join':
      return evaluateJoin(evaluation, facts, expression, frames);
    case 'fallback':
      return through(
        expression.options.flatMap((option) => evaluation.evaluate(facts, option, frames)),
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
  for (const binding of facts.bindings) {
    if (binding.value?.kind !== 'class' || binding.value.scope !== scope) continue;
    const frame = frames.find(
      (candidate) => candidate.self?.expression.scope === scope && candidate.self.facts === facts,
    );
    if (frame?.self) return [frame.self];
    return [{ kind: 'instance', facts, expression: binding.value, construction: null, trail: START }];
  }
  return [unknown('unsupported', null)];
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
  let results: readonly { text: string; longest: Extract<Value, { kind: 'text' }> | null }[] = [
    { text: '', longest: null },
  ];
  for (const part of join.parts) {
    const values = evaluation.evaluate(facts, part, frames);
    const texts = values.filter((value) => value.kind === 'text');
    if (texts.length === 0) {
      const reason = values.find((value) => value.kind === 'unknown');
      return [unknown('interpolated', reason?.reason ?? null)];
    }
    results = results
      .flatMap(({ text, longest }) =>
        texts.map((value) => ({
          text: text + value.text,
          longest: longest && longest.text.length >= value.text.length ? longest : value,
        })),
      )
      .slice(0, MAX_VALUES);
  }
  return results.flatMap(({ text, longest }) =>
    longest ? through([{ ...longest, text, exact: longest.exact && longest.text === text }], 'interpolated', null) : [],
  );
}
