import type { DetectContext } from '../detect/detect.ts';
import { namesModel } from '../detect/names.ts';
import type { CallFact, Expression, FileFacts, FunctionExpression, ScopeId } from '../model/facts.ts';
import type { Candidate } from '../model/reference.ts';
import { argumentFor } from '../resolve/arguments.ts';
import type { Evaluator } from '../resolve/evaluate.ts';
import type { Memory } from '../resolve/memory.ts';
import { keptAs } from '../resolve/registered.ts';
import { scopeIndex } from '../resolve/scope.ts';
import type { Value } from '../resolve/values.ts';

/** Functions that hand a model on to functions that hand it on: further ones tell nothing to a reader. */
const MAX_DEPTH = 3;

/** A function of another document that a call may run. */
interface Target {
  readonly facts: FileFacts;
  readonly scope: ScopeId;
  readonly owner: FunctionExpression;
}

/** What a parameter reaches, by the function's scope and the parameter's name. */
type Reached = ReadonlyMap<string, Candidate>;

/** Tells of calls of workspace functions whose parameters reach a model argument somewhere else. */
export interface Wrappers {
  readonly candidates: (facts: FileFacts) => readonly Candidate[];
}

/** What is asked of other rooms. */
export interface WrapperContext extends Pick<DetectContext, 'likely'> {
  readonly evaluator: Evaluator;
  readonly memory: Memory;
  /** What detection finds in a document. */
  readonly detected: (facts: FileFacts) => readonly Candidate[];
}

/**
 * A function whose parameter reaches a model argument is itself a place where a model is named. Calls in the same document
 * are found from the inside, by evaluation; this finds those of other documents. What was worked out of a document is kept,
 * for each depth by itself: so circles of calls end, and nothing depends on where they were entered.
 */
export function createWrappers(context: WrapperContext): Wrappers {
  const { evaluator, memory } = context;

  const reached = (facts: FileFacts, depth: number): Reached =>
    memory.recall(facts.uri, `reached at depth ${String(depth)}`, () => reachedNow(facts, depth), true);

  const reachedNow = (facts: FileFacts, depth: number): Reached => {
    const found = new Map<string, Candidate>();
    const inner = [...context.detected(facts).filter(isModelCall), ...wrapped(facts, depth + 1)];
    if (inner.length === 0) return found;
    const parameters = new Map(
      facts.bindings.flatMap(({ kind, nameSpan, name, scope }) =>
        kind === 'parameter' ? [[nameSpan.start, keyOf(scope, name)] as const] : [],
      ),
    );
    for (const candidate of inner) {
      for (const value of evaluator.evaluate(facts, candidate.value)) {
        for (const key of parametersOn(value, facts.uri, parameters)) if (!found.has(key)) found.set(key, candidate);
      }
    }
    return found;
  };

  const wrapped = (facts: FileFacts, depth: number): readonly Candidate[] => {
    if (depth > MAX_DEPTH) return [];
    return memory.recall(facts.uri, `wrapped at depth ${String(depth)}`, () => wrappedNow(facts, depth), true);
  };

  const wrappedNow = (facts: FileFacts, depth: number): readonly Candidate[] =>
    facts.calls.flatMap((call) => {
      if (!call.arguments.some(({ value }) => mayBeModel(value, depth, context))) return [];
      return targetsOf(evaluator.evaluate(facts, call.callee), facts).flatMap((target) =>
        handedOn(facts, call, target, reached(target.facts, depth)),
      );
    });

  return { candidates: (facts) => wrapped(facts, 0) };
}

function keyOf(scope: ScopeId, name: string): string {
  return `${String(scope)}:${name}`;
}

function isModelCall({ subject, use, detector, label }: Candidate): boolean {
  const isModel = subject === 'model' || subject === 'embedding-model';
  return isModel && use === 'call' && (!detector.startsWith('convention/') || label === 'request');
}

/** Parameters that a value came through, or that nobody gives a value to. */
function parametersOn(value: Value, uri: string, parameters: ReadonlyMap<number, string>): readonly string[] {
  const places = value.kind === 'unknown' && value.place ? [value.place, ...value.trail.path] : value.trail.path;
  return places.flatMap((place) => (place.uri === uri ? (parameters.get(place.span.start) ?? []) : []));
}

/** Asked of each argument before anything is evaluated: most calls hand on nothing that could be a model. */
function mayBeModel(value: Expression, depth: number, context: Pick<DetectContext, 'likely'>): boolean {
  switch (value.kind) {
    case 'string':
      return context.likely(value.value) !== 'no';
    case 'name':
      return depth > 0 || namesModel(value.name);
    case 'member':
      return depth > 0 || namesModel(value.property);
    case 'fallback':
      return value.options.some((option) => mayBeModel(option, depth, context));
    case 'environment':
      return namesModel(value.variable);
    case 'table':
      return value.entries.some((entry) => mayBeModel(entry.value, depth, context));
    default:
      return false;
  }
}

/** Functions, methods and constructors of other documents. */
function targetsOf(values: readonly Value[], from: FileFacts): readonly Target[] {
  return values.flatMap((value): readonly Target[] => {
    if (value.kind === 'function' && value.facts.uri !== from.uri)
      return [{ facts: value.facts, scope: value.expression.scope, owner: value.expression }];
    if (value.kind !== 'class' || value.facts.uri === from.uri) return [];
    const index = scopeIndex(value.facts);
    return ['__init__', 'constructor'].flatMap((name) =>
      index
        .bindingsOf(value.expression.scope, name)
        .flatMap(({ value: owner }) =>
          owner?.kind === 'function' ? [{ facts: value.facts, scope: owner.scope, owner }] : [],
        ),
    );
  });
}

/** The arguments of a call that reach a model argument inside of what is called. */
function handedOn(facts: FileFacts, call: CallFact, target: Target, reached: Reached): readonly Candidate[] {
  if (reached.size === 0) return [];
  return scopeIndex(target.facts)
    .declaredIn(target.scope)
    .flatMap(({ kind, scope, name }) => {
      if (kind !== 'parameter') return [];
      const inner = reached.get(keyOf(scope, name));
      const value = inner ? argumentFor({ call }, target.facts, target.owner, name) : null;
      return inner && value ? [through(inner, facts, call, value)] : [];
    });
}

function through(inner: Candidate, facts: FileFacts, call: CallFact, value: Expression): Candidate {
  const label =
    call.callee.kind === 'name' ? call.callee.name : call.callee.kind === 'member' ? call.callee.property : inner.label;
  const kept = keptAs(facts, call);
  return {
    ...withoutConditions(inner),
    use: 'call',
    useReason: `reaches ${inner.label} through ${label}`,
    uri: facts.uri,
    site: value.span,
    value,
    revision: null,
    insertion: null,
    confidence: 'likely',
    label,
    ...(kept ? { via: kept } : {}),
  };
}

/** What must be so inside of a function says nothing of who calls it. */
function withoutConditions(candidate: Candidate): Candidate {
  const plain: { -readonly [K in keyof Candidate]: Candidate[K] } = { ...candidate };
  delete plain.under;
  delete plain.besides;
  return plain;
}
