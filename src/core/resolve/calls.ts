import { calledName } from '../base/called-name.ts';
import type { CallExpression, CallFact, Expression, FileFacts } from '../model/facts.ts';
import { returnedUnder } from './conditions.ts';
import { askedOption } from './declared-options.ts';
import { functionOfCollection, methodOfCollection } from './collections.ts';
import { valuesOf } from './evaluation.ts';
import type { Evaluation } from './evaluation.ts';
import { exportValues } from './names.ts';
import { parsedFile, readByParser } from './parsed-files.ts';
import { scopeIndex } from './scope.ts';
import { partOfText } from './texts.ts';
import { START, carry, through, unknown } from './values.ts';
import type { Frame, Value } from './values.ts';

/** Methods of text that keep an id as it is. */
const KEEPING: ReadonlySet<string> = new Set([
  'strip',
  'rstrip',
  'lstrip',
  'trim',
  'toString',
  'valueOf',
  'lower',
  'toLowerCase',
]);

/**
 * Functions of settings libraries whose call stands for one of its arguments: a field declaration for its default.
 * (pydantic `Field`: https://docs.pydantic.dev/latest/concepts/fields/, dataclasses `field`, attrs `field`/`ib`, SQLAlchemy
 * and Django-like column declarations are not settings.)
 */
const STANDS_FOR: readonly {
  readonly root: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly position: number | null;
}[] = [
  { root: 'pydantic', name: 'Field()', names: ['default', 'default_factory'], position: 0 },
  { root: 'dataclasses', name: 'field()', names: ['default', 'default_factory'], position: null },
  { root: 'attr', name: 'ib()', names: ['default', 'factory'], position: 0 },
  { root: 'attrs', name: 'field()', names: ['default', 'factory'], position: null },
  { root: 'typer', name: 'Option()', names: ['default'], position: 0 },
  { root: 'typer', name: 'Argument()', names: ['default'], position: 0 },
];

/** What a call gives: an instance, what a function returns, or a longer symbol. */
export function evaluateCall(
  evaluation: Evaluation,
  facts: FileFacts,
  expression: CallExpression,
  frames: readonly Frame[],
): readonly Value[] {
  const call = facts.calls[expression.call];
  if (!call) return [unknown('unsupported', null)];
  if (call.callee.kind === 'member' && KEEPING.has(call.callee.property) && call.arguments.length === 0) {
    const texts = evaluation.evaluate(facts, call.callee.object, frames).filter((value) => value.kind === 'text');
    if (texts.length > 0) return texts;
  }
  const taken = partOfText(evaluation, facts, call, frames);
  if (taken) return taken;
  const held =
    askedOption(evaluation, facts, call) ??
    madeOfTable(evaluation, facts, call, frames) ??
    parsedArguments(evaluation, facts, call, frames) ??
    methodOfCollection(evaluation, facts, call, frames);
  if (held) return held;
  const first = firstGiven(evaluation, facts, call, frames);
  if (first) return first;
  return valuesOf(evaluation.evaluate(facts, call.callee, frames), (callee) =>
    called(evaluation, facts, call, callee, frames),
  );
}

/** Class methods that make an object of a table: pydantic's, those of dataclass libraries. */
const OF_TABLE: ReadonlySet<string> = new Set([
  'model_validate',
  'parse_obj',
  'from_dict',
  'fromDict',
  'model_construct',
]);

const spreads = new WeakMap<CallFact, CallFact>();

/** `Settings.model_validate(table)`: as `Settings(**table)`. */
function madeOfTable(
  evaluation: Evaluation,
  facts: FileFacts,
  call: CallFact,
  frames: readonly Frame[],
): readonly Value[] | null {
  const [first] = call.arguments;
  if (call.callee.kind !== 'member' || !OF_TABLE.has(call.callee.property) || first?.kind !== 'positional') return null;
  const classes = evaluation.evaluate(facts, call.callee.object, frames).filter(({ kind }) => kind === 'class');
  if (classes.length === 0) return null;
  const made = spreads.get(call) ?? { ...call, arguments: [{ ...first, kind: 'spread' as const }] };
  spreads.set(call, made);
  return classes.flatMap((type) => called(evaluation, facts, made, type, frames));
}

/** Functions that give the first of their arguments that is something: `coalesce(a, b)`, `requireNonNullElse(a, b)`, `a.orElse(b)`. */
const FIRST_GIVEN =
  /coalesce|^(?:first_?(?:non_?)?(?:null|empty|blank|set|of)|firstNonNull|first_?non_?zero|requireNonNullElse|default_?if_?(?:null|empty|blank)|withDefault|with_?default|or_?default|get_?or_?default|value_?or(?:_default)?|env_?or(?:_default)?|orElse|unwrap_or|if_?(?:empty|blank)|takeUnless)$/i;

const OF_KEY = /get_?or_?default/i;

/** What a helper gives that falls back to its last argument; null where that is no text. */
function firstGiven(
  evaluation: Evaluation,
  facts: FileFacts,
  { callee, arguments: given }: CallFact,
  frames: readonly Frame[],
): readonly Value[] | null {
  const name = calledName(callee);
  if (!FIRST_GIVEN.test(name) || given.length === 0) return null;
  const own = callee.kind === 'member' && given.length === 1 ? [callee.object] : [];
  // The other one is a key.
  const meant = OF_KEY.test(name) && given.length > 1 ? given.slice(-1) : given;
  const options = [...own, ...meant.map(({ value }) => value)];
  const texts = valuesOf(options, (option) => evaluation.evaluate(facts, option, frames)).filter(
    ({ kind }) => kind === 'text',
  );
  return texts.length > 0 ? through(texts, 'fallback', null) : null;
}

/** Functions of a Rust type that make an object of what its fields say (clap, `Default`). */
const OF_FIELDS: ReadonlySet<string> = new Set(['parse', 'try_parse', 'parse_from', 'default', 'from_args']);

/** `Args::parse()`: an object whose fields have the defaults that are written at them. */
function parsedArguments(
  evaluation: Evaluation,
  facts: FileFacts,
  call: CallFact,
  frames: readonly Frame[],
): readonly Value[] | null {
  const { callee } = call;
  if (facts.ecosystem !== 'cargo' || callee.kind !== 'member' || !OF_FIELDS.has(callee.property)) return null;
  const types = evaluation
    .evaluate(facts, callee.object, frames)
    .flatMap((value) => (value.kind === 'class' ? [value] : []));
  const plain = types.filter(
    (type) => scopeIndex(type.facts).bindingsOf(type.expression.scope, callee.property).length === 0,
  );
  if (plain.length === 0) return null;
  return plain.map((type) => ({
    kind: 'instance',
    facts: type.facts,
    expression: type.expression,
    construction: null,
    trail: START,
  }));
}

function called(
  evaluation: Evaluation,
  facts: FileFacts,
  call: CallFact,
  callee: Value,
  frames: readonly Frame[],
): readonly Value[] {
  switch (callee.kind) {
    case 'symbol':
      return symbolCalled(evaluation, facts, call, callee, frames);
    case 'class':
      return [
        {
          kind: 'instance',
          facts: callee.facts,
          expression: callee.expression,
          construction: { facts, call, depth: 0, frames },
          trail: START,
        },
      ];
    case 'function': {
      const frame: Frame = {
        uri: callee.facts.uri,
        scope: callee.expression.scope,
        call,
        caller: facts,
        outer: frames,
        self: null,
      };
      const inner = [frame, ...callee.frames];
      const given = valuesOf(callee.expression.returns, (value) =>
        returnedUnder(evaluation, callee.facts, value, frame, () => evaluation.evaluate(callee.facts, value, inner)),
      );
      return given.length > 0 ? through(given, 'return', null) : [unknown('runtime-value', null)];
    }
    case 'module': {
      // `const Client = require('./client'); new Client()`.
      const main = exportValues(evaluation, callee.facts, 'default') ?? [];
      return main.flatMap((value) => (value.kind === 'module' ? [] : called(evaluation, facts, call, value, frames)));
    }
    case 'instance':
      // `cls(…)` in a class method makes an object, as the class does; an object with a `__call__` is called.
      if (callee.construction !== null || isCallable(callee.facts, callee.expression.scope))
        return [unknown('runtime-value', null)];
      return [{ ...callee, construction: { facts, call, depth: 0, frames }, trail: START }];
    case 'unknown':
      return [{ kind: 'symbol', segments: ['?', '()'], reason: callee.reason, passed: [], trail: callee.trail }];
    case 'text':
      // `config.model()` reads a component of a Java record.
      return call.arguments.length === 0 && facts.ecosystem === 'maven' ? [callee] : [unknown('runtime-value', null)];
    default:
      return [unknown('runtime-value', null)];
  }
}

function isCallable(facts: FileFacts, scope: number): boolean {
  return ['__call__', 'forward'].some((name) => scopeIndex(facts).bindingsOf(scope, name).length > 0);
}

function symbolCalled(
  evaluation: Evaluation,
  facts: FileFacts,
  call: CallFact,
  callee: Extract<Value, { kind: 'symbol' }>,
  frames: readonly Frame[],
): readonly Value[] {
  // A package that is itself called is its default export: `const OpenAI = require('openai'); new OpenAI()`.
  const path = callee.segments.length === 1 ? [...callee.segments, 'default'] : callee.segments;
  const last = `${path.at(-1) ?? ''}()`;
  const segments = [...path.slice(0, -1), last];
  const held = functionOfCollection(evaluation, facts, call, callee.segments, frames);
  if (held) return held;
  const parsed =
    parsedFile(evaluation, facts, call, callee.segments, frames) ?? sectionOf(evaluation, facts, call, callee, frames);
  if (parsed) return parsed;
  const stand = STANDS_FOR.find(({ root, name }) => segments[0] === root && last === name);
  if (stand) {
    const value = standIn(call, stand.names, stand.position);
    if (!value) return [unknown('runtime-value', null)];
    return evaluation
      .evaluate(facts, value, frames)
      .flatMap((inner) => (inner.kind === 'function' ? called(evaluation, facts, call, inner, frames) : [inner]));
  }
  return [{ ...callee, segments, passed: [...callee.passed, { facts, call, depth: segments.length, frames }] }];
}

/** `config.get("section", "key", fallback="…")` of a `configparser`. */
function sectionOf(
  evaluation: Evaluation,
  facts: FileFacts,
  call: CallFact,
  callee: Extract<Value, { kind: 'symbol' }>,
  frames: readonly Frame[],
): readonly Value[] | null {
  const [section, key] = call.arguments;
  if (callee.segments.at(-1) !== 'get' || section?.value.kind !== 'string' || key?.value.kind !== 'string') return null;
  const object = { ...callee, segments: callee.segments.slice(0, -1) };
  const found = readByParser(evaluation, object, section.value.value);
  if (!found) return null;
  const name = key.value.value;
  const fallback = standIn(call, ['fallback'], null);
  const values = found.flatMap((table): readonly Value[] => {
    const entry = table.kind === 'table' ? table.expression.entries.findLast((one) => one.key === name) : undefined;
    if (table.kind !== 'table' || !entry) return [];
    const place = { uri: table.facts.uri, span: entry.keySpan };
    return carry(table, through(evaluation.evaluate(table.facts, entry.value, []), 'table', place));
  });
  if (values.length > 0) return values;
  return fallback
    ? through(evaluation.evaluate(facts, fallback, frames), 'fallback', null)
    : [unknown('no-such-key', name)];
}

function standIn(call: CallFact, names: readonly string[], position: number | null): Expression | null {
  for (const argument of call.arguments) {
    if (argument.kind === 'keyword' && names.includes(argument.name)) return argument.value;
    if (argument.kind === 'positional' && argument.index === position) return argument.value;
  }
  return null;
}
