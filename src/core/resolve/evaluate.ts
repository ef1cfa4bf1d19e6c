import type { Expression, FileFacts, JoinExpression } from '../model/facts.ts';
import { evaluateCall } from './calls.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluateMember } from './members.ts';
import { evaluateName } from './names.ts';
import type { Project } from './project.ts';
import { START, through, unknown } from './values.ts';
import type { Frame, Value } from './values.ts';

const MAX_DEPTH = 40;
const MAX_STEPS = 1000;
/** Parameters followed to their callers, one behind the other. */
const MAX_HOPS = 3;
const MAX_VALUES = 32;

/** Evaluates expressions of any language, in and across documents. */
export interface Evaluator {
  /** All values the expression may have, at least one; `unknown` values carry their reason. */
  readonly evaluate: (facts: FileFacts, expression: Expression, frames?: readonly Frame[]) => readonly Value[];
}

/**
 * The one total function over expressions. What an expression is outside of any call does not depend on who asks, so it
 * is worked out once per evaluator; an evaluator lives as long as one inspection, in which no document changes.
 */
export function createEvaluator(project: Project): Evaluator {
  const known = new Map<Expression, readonly Value[]>();
  return {
    evaluate: (facts, expression, frames = []) => {
      const active: { readonly what: Expression; readonly frames: number }[] = [];
      let steps = 0;
      let hops = 0;
      /** How often a limit or a cycle cut something short: what was made meanwhile is not the whole answer. */
      let cuts = 0;
      const cut = (reason: 'cycle' | 'too-deep'): readonly Value[] => {
        cuts++;
        return [unknown(reason, null)];
      };
      const evaluation: Evaluation = {
        project,
        evaluate: (where, what, inner) => {
          const before = inner.length === 0 ? known.get(what) : undefined;
          if (before) return before;
          if (active.some((step) => step.what === what && step.frames === inner.length)) return cut('cycle');
          if (active.length > MAX_DEPTH || ++steps > MAX_STEPS) return cut('too-deep');
          const cutsBefore = cuts;
          active.push({ what, frames: inner.length });
          try {
            const values = distinct(dispatch(evaluation, where, what, inner));
            if (inner.length === 0 && cuts === cutsBefore) known.set(what, values);
            return values;
          } finally {
            active.pop();
          }
        },
        toCallers: (step) => {
          if (hops >= MAX_HOPS) {
            cuts++;
            return [];
          }
          hops++;
          try {
            return step();
          } finally {
            hops--;
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
