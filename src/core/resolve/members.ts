import type { Expression, FileFacts, ListExpression, MemberExpression, TableExpression } from '../model/facts.ts';
import type { Via } from '../model/reference.ts';
import type { Place } from '../model/text.ts';
import { anyOf, rowsOf } from './elements.ts';
import { valuesOf } from './evaluation.ts';
import type { Evaluation } from './evaluation.ts';
import { commandLineOption, handedOption } from './declared-options.ts';
import { parsedDataclass } from './options.ts';
import { schemaField } from './schemas.ts';
import { classMember, declaredInside, declaredValues, exportValues } from './names.ts';
import { memberElsewhere } from './nested-constants.ts';
import { readByParser } from './parsed-files.ts';
import { lookUp, scopeIndex } from './scope.ts';
import { isTakenApart } from './texts.ts';
import { carry, through, unknown } from './values.ts';
import type { Frame, InstanceValue, PassedCall, Value } from './values.ts';

/** `object.property` over everything the object may be. */
export function evaluateMember(
  evaluation: Evaluation,
  facts: FileFacts,
  expression: MemberExpression,
  frames: readonly Frame[],
): readonly Value[] {
  const place = { uri: facts.uri, span: expression.span };
  const declared = ofPackage(evaluation, facts, expression) ?? ofNamespace(evaluation, facts, expression);
  if (declared) return declared;
  const values = valuesOf(evaluation.evaluate(facts, expression.object, frames), (object) =>
    memberOf(evaluation, object, expression.property, place),
  );
  if (!expression.fallback) return values;
  const known = values.filter((value) => value.kind !== 'unknown' && value.kind !== 'symbol');
  return known.length > 0 ? known : through(evaluation.evaluate(facts, expression.fallback, frames), 'fallback', null);
}

/** `config.Model` where `config` is a package of the workspace that other documents make up. */
function ofPackage(
  evaluation: Evaluation,
  facts: FileFacts,
  { object, property }: MemberExpression,
): readonly Value[] | null {
  if (facts.namespace === null || object.kind !== 'name') return null;
  const meaning = lookUp(facts, object.name, object.scope, object.span.start);
  if (meaning.kind !== 'import' || meaning.fact.imported !== '*') return null;
  return declaredValues(evaluation, facts, meaning.fact.module, property);
}

/** `Acme.Config.Models`: a name written with the namespace of the workspace that declares it. */
function ofNamespace(
  evaluation: Evaluation,
  facts: FileFacts,
  { object, property }: MemberExpression,
): readonly Value[] | null {
  if (facts.ecosystem !== 'nuget' && facts.ecosystem !== 'maven') return null;
  const path: string[] = [];
  let root: Expression = object;
  for (; root.kind === 'member'; root = root.object) path.unshift(root.property);
  if (root.kind !== 'name') return null;
  const module = [root.name, ...path].join('.');
  const declared = evaluation.project.declared(facts, module, property);
  if (declared.length === 0 || lookUp(facts, root.name, root.scope, root.span.start).kind !== 'nothing') return null;
  return declaredValues(evaluation, facts, module, property);
}

/** One property of one value. */
function memberOf(evaluation: Evaluation, object: Value, property: string, place: Place): readonly Value[] {
  switch (object.kind) {
    case 'table':
      return tableEntry(evaluation, object, property);
    case 'list': {
      const item = itemNamed(object.expression, property);
      if (!item) return [unknown('no-such-key', property)];
      const given = evaluation.evaluate(object.facts, item, object.frames);
      return carry(object, isTakenApart(object.expression) ? given : through(given, stepTo(object.expression), null));
    }
    case 'module':
      return moduleProperty(evaluation, object.facts, property);
    case 'class':
      return carry(
        object,
        classMember(evaluation, object.facts, object.expression.scope, property, []) ??
          declaredInside(
            evaluation,
            memberElsewhere(evaluation.project, object.facts, object.expression.scope, property),
          ) ?? [unknown('no-such-key', property)],
      );
    case 'instance':
      return carry(object, instanceMember(evaluation, object, property));
    case 'symbol':
      return (
        commandLineOption(evaluation, object, property) ??
        parsedDataclass(evaluation, object, property) ??
        readByParser(evaluation, object, property) ??
        schemaField(evaluation, object, property) ?? [{ ...object, segments: [...object.segments, property], place }]
      );
    case 'text':
      return property === 'value' ? [object] : [unknown('runtime-value', property)];
    case 'function':
      return [unknown('runtime-value', property)];
    case 'unknown':
      return (
        handedOption(evaluation, object, property) ?? [
          {
            kind: 'symbol',
            segments: ['?', property],
            reason: object.reason,
            passed: [],
            trail: { via: [], path: [place] },
          },
        ]
      );
  }
}

/** `("gpt-4o", None)` is a record: its one text is no item among others. */
function stepTo({ items }: ListExpression): Via {
  return items.length > 1 && items.filter(({ kind }) => kind === 'string').length === 1 ? 'table' : 'item';
}

/** An item by its place in a list, or by what the halves of a pair are called. */
function itemNamed({ items }: ListExpression, property: string): Expression | undefined {
  if (/^-?\d+$/.test(property)) return items.at(Number(property));
  return items.length === 2 ? items[HALVES.get(property) ?? 2] : undefined;
}

/** Names of the halves of a pair: of an entry of a table, or of a pair of any two. */
const HALVES: ReadonlyMap<string, number> = new Map([
  ['key', 0], ['Key', 0], ['getKey', 0], ['first', 0], ['Item1', 0],
  ['value', 1], ['Value', 1], ['getValue', 1], ['second', 1], ['Item2', 1],
]); // prettier-ignore

function tableEntry(
  evaluation: Evaluation,
  object: Extract<Value, { kind: 'table' }>,
  property: string,
  seen: ReadonlySet<TableExpression> = new Set<TableExpression>(),
): readonly Value[] {
  const { expression, facts, frames } = object;
  const entry = expression.entries.findLast((candidate) => candidate.key === property);
  if (entry) {
    const values = evaluation.evaluate(facts, entry.value, frames);
    return carry(object, through(values, 'table', { uri: facts.uri, span: entry.keySpan }));
  }
  for (const spread of expression.spreads.toReversed()) {
    for (const value of evaluation.evaluate(facts, spread, frames)) {
      // `options = {...options, more}`: a table may hold itself.
      if (value.kind !== 'table' || value.expression === expression || seen.has(value.expression)) continue;
      const found = tableEntry(evaluation, value, property, new Set([...seen, expression])).filter(
        (candidate) => candidate.kind !== 'unknown',
      );
      if (found.length > 0) return through(found, 'spread', null);
    }
  }
  const computed = expression.entries.filter(({ key, constant }) => key === null && constant === undefined);
  if (computed.length > 0) return anyOf(evaluation, object, computed);
  return [SAME_TABLE.has(property) ? object : unknown('no-such-key', property)];
}

/** What gives a table with its keys in another form (Rails). */
const SAME_TABLE: ReadonlySet<string> = new Set([
  'with_indifferent_access',
  'symbolize_keys',
  'deep_symbolize_keys',
  'stringify_keys',
]);

function moduleProperty(evaluation: Evaluation, facts: FileFacts, property: string): readonly Value[] {
  const found = exportValues(evaluation, facts, property);
  if (found) return found;
  const submodule = evaluation.project.submoduleOf(facts, '.', property);
  const module = submodule === null ? null : evaluation.project.facts(submodule);
  return module ? [{ kind: 'module', facts: module, trail: { via: [], path: [] } }] : [unknown('not-found', property)];
}

/** An attribute of an object: what its construction gave, else what its class says. */
function instanceMember(evaluation: Evaluation, object: InstanceValue, property: string): readonly Value[] {
  const { facts, expression, construction } = object;
  const index = scopeIndex(facts);
  const initializer = [
    ...index.bindingsOf(expression.scope, '__init__'),
    ...index.bindingsOf(expression.scope, 'constructor'),
  ][0]?.value;
  const frames: Frame[] = [];
  if (construction) {
    const { call, facts: caller, frames: outer } = construction;
    const scope = initializer?.kind === 'function' ? initializer.scope : -1;
    frames.push({ uri: facts.uri, scope, call, caller, outer, self: object });
    if (scope < 0 && facts.ecosystem !== 'npm') {
      const given = fieldArgument(facts, expression.scope, object, property);
      if (given) return through(evaluation.evaluate(caller, given, outer), 'field', null);
      const spread = spreadField(evaluation, construction, property);
      if (spread) return through(spread, 'field', null);
    }
  }
  const own = classMember(evaluation, facts, expression.scope, property, frames);
  const made =
    own?.every(({ kind }) => kind === 'unknown') === false ? null : literalField(evaluation, object, property);
  return (
    made ??
    own ??
    inherited(evaluation, object, property) ??
    anyMember(evaluation, object, property) ?? [unknown('runtime-value', property)]
  );
}

/** `kind.value` of whichever member of an enumeration. */
function anyMember(evaluation: Evaluation, object: InstanceValue, property: string): readonly Value[] | null {
  if (!OF_MEMBERS.has(property) || object.construction) return null;
  const type: Value = { kind: 'class', facts: object.facts, expression: object.expression, trail: object.trail };
  return rowsOf(evaluation, type, 'key');
}

/** More literals of one type than this are a table. */
const MAX_LITERALS = 3;

/** `&Client{model: model}` in Go and Rust, which have no constructors: what a field gets wherever the document makes one. */
function literalField(evaluation: Evaluation, object: InstanceValue, property: string): readonly Value[] | null {
  const { facts, expression, construction } = object;
  if (construction || (facts.ecosystem !== 'golang' && facts.ecosystem !== 'cargo')) return null;
  const name = facts.scopes[expression.scope]?.name ?? null;
  if (name === null) return null;
  const given = facts.calls.flatMap(({ form, callee, arguments: list }) => {
    if (form !== 'new' || callee.kind !== 'name' || (callee.name !== name && callee.name !== 'Self')) return [];
    return list.flatMap((argument) =>
      argument.kind === 'keyword' && argument.name === property ? [argument.value] : [],
    );
  });
  // Many are the rows of a table, of which none is known to be the one at hand.
  if (given.length === 0 || given.length > MAX_LITERALS) return null;
  const values = valuesOf(given, (value) => evaluation.evaluate(facts, value, []));
  // A parameter that nobody gives a value to is worth knowing: others may, in other documents.
  const tells = values.some((value) => value.kind === 'text' || (value.kind === 'unknown' && value.place));
  return tells ? through(values, 'field', null) : null;
}

/** What gives the value that a member of an enumeration stands for. */
const OF_MEMBERS: ReadonlySet<string> = new Set(['value', 'rawValue', 'getValue', 'toString', 'ToString']);

/** What a class has from a base outside the workspace: `class Client(OpenAI)` is used like an `OpenAI()`. */
function inherited(evaluation: Evaluation, object: InstanceValue, property: string): readonly Value[] | null {
  for (const base of object.expression.bases) {
    for (const value of evaluation.evaluate(object.facts, base, [])) {
      const last = value.kind === 'symbol' ? value.segments.at(-1) : undefined;
      if (value.kind !== 'symbol' || last === undefined || value.segments[0] === '?') continue;
      const passed = object.construction
        ? [...value.passed, { ...object.construction, depth: value.segments.length }]
        : value.passed;
      return [{ ...value, segments: [...value.segments.slice(0, -1), `${last}()`, property], passed }];
    }
  }
  return null;
}

/** `Settings(**yaml.safe_load(file))`: the field of that name in what is spread. */
function spreadField(
  evaluation: Evaluation,
  { call, facts, frames }: PassedCall,
  property: string,
): readonly Value[] | null {
  for (const argument of call.arguments) {
    if (argument.kind !== 'spread') continue;
    const tables = evaluation.evaluate(facts, argument.value, frames).filter((value) => value.kind === 'table');
    const found = valuesOf(tables, (table) => tableEntry(evaluation, table, property));
    if (found.some(({ kind }) => kind !== 'unknown')) return found;
  }
  return null;
}

/** Classes without a written constructor (dataclasses, models, settings) take their fields by name, or in order. */
function fieldArgument(facts: FileFacts, scope: number, object: InstanceValue, property: string): Expression | null {
  const fields = scopeIndex(facts)
    .declaredIn(scope)
    .filter(({ kind }) => kind === 'field');
  const position = fields.findIndex((binding) => binding.name === property);
  for (const argument of object.construction?.call.arguments ?? []) {
    if (argument.kind === 'keyword' && argument.name === property) return argument.value;
    if (argument.kind === 'positional' && position >= 0 && argument.index === position) return argument.value;
  }
  return null;
}
