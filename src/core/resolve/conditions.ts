import type { ConditionFact, Expression, FileFacts, ScopeId, TestFact } from '../model/facts.ts';
import type { Under } from '../model/reference.ts';
import type { Span } from '../model/text.ts';
import { argumentFor } from './arguments.ts';
import type { Evaluation } from './evaluation.ts';
import type { Project } from './project.ts';
import { scopeIndex } from './scope.ts';
import { meetsUnder, underBoth } from '../base/under.ts';
import type { Frame, Value } from './values.ts';

/** The conditions whose regions hold all of a place, outer ones first. */
function conditionsAt({ conditions }: FileFacts, { start, end }: Span): readonly ConditionFact[] {
  if (conditions.length === 0) return NONE;
  const known = places.get(conditions) ?? new Map<string, readonly ConditionFact[]>();
  places.set(conditions, known);
  const key = `${String(start)} ${String(end)}`;
  const found = known.get(key) ?? conditions.filter(({ span }) => span.start <= start && end <= span.end);
  known.set(key, found);
  return found;
}

const NONE: readonly ConditionFact[] = [];
const places = new WeakMap<readonly ConditionFact[], Map<string, readonly ConditionFact[]>>();

/** What is so at a place of a document, for whoever runs it. */
export function underAt(project: Project, facts: FileFacts, place: Span): readonly Under[] {
  return conditionsAt(facts, place).flatMap((condition) => underOf(project, facts, condition, ''));
}

/** What a condition says: which arm of its statement is run, and what its tests say of what they look at. */
function underOf(project: Project, facts: FileFacts, condition: ConditionFact, run: string): readonly Under[] {
  const { choice, arm, tests } = condition;
  const own: Under = { key: `${facts.uri} ${String(choice.start)}${run}`, test: null, arm };
  const told = tests.flatMap((test): Under[] => {
    const key = subjectKey(project, facts, test.subject, condition.span.start);
    return key === null ? [] : [{ key, test, arm: 0 }];
  });
  return [own, ...told];
}

/**
 * What tells one thing that is tested from others of its name: where the name is declared, or what it is imported from. Null
 * where it is given another value behind the test.
 */
export function subjectKey(project: Project, facts: FileFacts, subject: string, offset: number): string | null {
  const [root = '', member] = subject.split('.');
  const index = scopeIndex(facts);
  if (root === 'self') {
    const owner = scopeAround(facts, offset, (kind) => kind === 'class');
    const changes = owner === null ? [] : index.bindingsOf(owner, member ?? '');
    return changes.some(({ branch, nameSpan }) => branch !== null && nameSpan.start >= offset)
      ? null
      : `${facts.uri} ${String(owner)} ${subject}`;
  }
  for (let scope = innermost(facts, offset); scope >= 0; scope = facts.scopes[scope]?.parent ?? -1) {
    const bound = index.bindingsOf(scope, root);
    if (bound.length === 0) continue;
    if (bound.some(({ nameSpan }) => nameSpan.start >= offset)) return null;
    return `${facts.uri} ${String(scope)} ${subject}`;
  }
  const [imported] = index.importsOf(root);
  if (!imported) return `${facts.uri} 0 ${subject}`;
  const target = project.moduleOf(facts, imported.module) ?? imported.module;
  return `${target} ${imported.imported ?? ''} ${subject.slice(root.length)}`;
}

function innermost({ scopes }: FileFacts, offset: number): ScopeId {
  let found = 0;
  for (const [id, { span }] of scopes.entries())
    if (span.start <= offset && offset < span.end && span.start >= (scopes[found]?.span.start ?? 0)) found = id;
  return found;
}

function scopeAround(facts: FileFacts, offset: number, accept: (kind: string) => boolean): ScopeId | null {
  for (let scope = innermost(facts, offset); scope >= 0; scope = facts.scopes[scope]?.parent ?? -1)
    if (accept(facts.scopes[scope]?.kind ?? '')) return scope;
  return null;
}

/**
 * What an expression that a function returns is, told with the conditions it stands under. Inside of a call the tests of what
 * it gives to parameters are answered: what cannot come out is left away.
 */
export function returnedUnder(
  evaluation: Evaluation,
  facts: FileFacts,
  returned: Expression,
  frame: Frame,
  give: () => readonly Value[],
): readonly Value[] {
  const conditions = conditionsAt(facts, returned.span);
  if (conditions.length === 0) return give();
  const under: Under[] = [];
  for (const condition of conditions) {
    for (const test of condition.tests) {
      const answered = answerOf(evaluation, facts, test, frame);
      if (answered === false) return [];
      if (answered !== null && answered !== true) under.push({ ...answered, test });
    }
    const run = ` ${frame.caller.uri} ${String(frame.call.span.start)}`;
    under.push(...underOf(evaluation.project, facts, condition, run));
  }
  return within(give(), under);
}

/** Whether a test of a parameter holds for what a call gives it; the caller's own name for it where that is not known. */
function answerOf(
  evaluation: Evaluation,
  facts: FileFacts,
  test: TestFact,
  frame: Frame,
): boolean | Omit<Under, 'test'> | null {
  if (test.subject.includes('.')) return null;
  const isParameter = scopeIndex(facts)
    .bindingsOf(frame.scope, test.subject)
    .some(({ kind }) => kind === 'parameter');
  const owner = scopeIndex(facts).functionOf(frame.scope);
  const given = isParameter ? argumentFor(frame, facts, owner, test.subject) : null;
  if (!given) return null;
  const path = pathOf(given);
  const values = evaluation.evaluate(frame.caller, given, frame.outer);
  const answers = values.map((value) => (value.kind === 'text' ? satisfies(test, value.text) : null));
  if (answers.length > 0 && answers.every((answer) => answer === false)) return false;
  if (answers.length > 0 && answers.every((answer) => answer === true)) return true;
  const key = path === null ? null : subjectKey(evaluation.project, frame.caller, path, given.span.start);
  return key === null ? null : { key, arm: 0 };
}

/** The path of names of an expression, as tests have it; null for all else. */
export function pathOf(value: Expression): string | null {
  if (value.kind === 'name') return value.name;
  if (value.kind !== 'member') return null;
  const object = value.object.kind === 'self' ? 'self' : pathOf(value.object);
  return object === null ? null : `${object}.${value.property}`;
}

/** Whether a text passes a test; null where that cannot be told. */
function satisfies({ how, texts, holds }: TestFact, text: string): boolean | null {
  if (how === 'true') return text === '' ? null : holds;
  if (texts.some((other) => other.startsWith('='))) return null;
  const own = text.toLowerCase();
  const passes = texts.some((other) => {
    const one = other.toLowerCase();
    return how === 'is' ? own === one : how === 'starts' ? own.startsWith(one) : own.includes(one);
  });
  return passes === holds;
}

/** Values that are only seen where certain conditions hold; those that never are go. */
export function within(values: readonly Value[], under: readonly Under[]): readonly Value[] {
  if (under.length === 0) return values;
  return values.flatMap((value): readonly Value[] =>
    meetsUnder(value.trail.under, under)
      ? [{ ...value, trail: { ...value.trail, ...underBoth(under, value.trail.under) } }]
      : [],
  );
}

/** Values of something that is bound or written at a place, told with the conditions around it. */
export function under(project: Project, facts: FileFacts, place: Span, values: readonly Value[]): readonly Value[] {
  return facts.conditions.length === 0 ? values : within(values, underAt(project, facts, place));
}

/** Of the texts that a name may be, those that pass the tests of it around its use. `from` is where the name got its value. */
export function narrowed(
  facts: FileFacts,
  subject: string,
  use: Span,
  from: Span,
  values: readonly Value[],
): readonly Value[] {
  const tests = conditionsAt(facts, use).flatMap(({ span, tests: all }) =>
    span.start <= from.start && from.end <= span.end ? [] : all.filter((test) => test.subject === subject),
  );
  if (tests.length === 0) return values;
  return values.filter(
    (value) => value.kind !== 'text' || tests.every((test) => satisfies(test, value.text) !== false),
  );
}
