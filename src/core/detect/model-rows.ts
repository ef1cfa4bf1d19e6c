import { remembering } from '../base/remember.ts';
import type { CallFact, Expression, FileFacts, TableExpression } from '../model/facts.ts';
import { calleeText } from './call-shapes.ts';
import type { ArgumentContext } from './call-shapes.ts';
import { namesDefault, namesModel, wordsOf } from './names.ts';
import { isConfigured } from './setting-roles.ts';
import type { Context } from './strings.ts';
import type { Span } from '../model/text.ts';

/** What a name beside an id says: that it costs something, what it can do, or how it is called. */
type Says = 'price' | 'trait' | 'measured' | 'use' | null;

/** Something named beside an id, and what it is given. */
interface Beside {
  readonly name: string;
  readonly value: Expression;
}

/** What is allowed, or counted, is no price list: `max_cost`, `track_costs`, `cost_limit`. */
const BUDGET: ReadonlySet<string> = new Set([
  'max', 'min', 'limit', 'budget', 'track', 'total', 'enable', 'enabled', 'show', 'threshold', 'include', 'report', 'calculate', 'callback', 'tracker', 'warn', 'alert',
]); // prettier-ignore
const PRICE: ReadonlySet<string> = new Set(['price', 'prices', 'pricing', 'cost', 'costs']);
/** What prices are for: `inputPerMillion`, `usd_per_1k_tokens`. */
const UNIT =
  /^(?:1?k|1?m|mil|million|thousand|1000|1000000|token|tokens|mtok|mtoken|mtokens|image|char|character|characters)$/;
/** Names of what a model is able to do or to hold, joined; no parameter of a request is called so. */
const TRAIT =
  /^(?:model)?(?:(?:max(?:imum)?)?(?:context|ctx)(?:window|length|size|tokens|limit)?(?:size|tokens)?|capabilit(?:y|ies)|modalities|(?:input|output)modalities|knowledgecutoff|trainingcutoff|releasedate|releasedat|deprecated|deprecationdate|isdeprecated|maxinputtokens|maxoutput|(?:is)?multimodal|isreasoning|reasoningmodel|canreason|(?:has|is)?vision|(?:has)?tools?(?:use|calling)|(?:native)?functioncalling|jsonmode|supports?[a-z]+|dimensions?range|tokensperminute|requestsperminute|tpm|rpm|elo|benchmarks?)$/;
/** What was measured of a model, joined. */
const MEASURED =
  /^(?:[a-z]*scores?|accuracy|f1|bleu|rouge|mmlu|humaneval|elo|winrate|passrate|passat1|(?:avg|mean|p50|p95)?latency(?:ms|s|seconds)?|tokenspersecond|tps|wer|cer|rank)$/;
/** Names that only stand where something is asked or configured to be asked. */
const USE =
  /^(?:temperature|topp|apikey|baseurl|apibase|apiurl|messages|contents|systemprompt|system|instructions|systeminstruction|responseformat)$/;

/** First words of functions that ask a model, and last words of what does so, whatever else they are told of it. */
const ASKS: ReadonlySet<string> = new Set([
  'ask', 'chat', 'complete', 'generate', 'invoke', 'run', 'stream', 'call', 'send', 'request', 'prompt', 'query',
]); // prettier-ignore
const ASKER: ReadonlySet<string> = new Set(['agent', 'client', 'request', 'completion', 'chain', 'session']);
/** Last words of types whose instances tell of a model (`ModelInfo`, `LlmOption`), and names of what people are told beside its id. */
const TELLING: ReadonlySet<string> = new Set(['info', 'option', 'card', 'entry', 'choice', 'descriptor', 'metadata', 'meta', 'summary', 'details', 'item', 'listing']); // prettier-ignore
const FOR_PEOPLE = /^(?:desc|description|summary|displayname|label|title|tagline|hint|badge|notes?|status|privacy\w*)$/;
/** Words of records that say what models can do. */
const TABLES: ReadonlySet<string> = new Set(['capability', 'capabilities', 'limits', 'spec', 'specs', 'specification']);

const says: (name: string) => Says = remembering((name) => {
  const words = wordsOf(name);
  const plain = words.join('');
  if (USE.test(plain)) return 'use';
  if (/^(?:input|output|prompt|completion|cached?(?:input|read|write)?)(?:token)?rates?$/.test(plain)) return 'price';
  if (words.some((word) => PRICE.has(word)) && !words.some((word) => BUDGET.has(word))) return 'price';
  const per = words.findIndex((word) => /^per1?$/.test(word));
  if (per > 0 && UNIT.test(words[per + 1] ?? '')) return 'price';
  if (per < 0 && words.slice(1).some((word) => /^per1?(?:k|m|mil|million|thousand|1000|token|mtok)s?$/.test(word)))
    return 'price';
  if (MEASURED.test(plain) && !words.some((word) => BUDGET.has(word))) return 'measured';
  return TRAIT.test(plain) ? 'trait' : null;
});

/**
 * Why an id is read and not used, by what stands beside it: `ModelInfo{ID: "…", InputPrice: 2.5}`, `new ModelPrice("…", 2.5, 10)`,
 * `{ model: "…", inputPerMillion: 2.5 }`, one of several rows of what models can do. null where it is none of these. Whether
 * the id of such a row reaches a call is found from the call.
 */
export function rowOfFacts(facts: FileFacts, contexts: readonly Context[]): string | null {
  if (isConfigured(contexts)) return null;
  const [near, ...outer] = contexts.filter(({ kind }) => kind !== 'option' && kind !== 'default');
  if (near?.kind !== 'entry' && near?.kind !== 'argument') return null;
  if (outer.some((context) => context.kind === 'binding' && namesDefault(context.binding.name))) return null;
  const beside = besideOf(facts, near, outer[0]);
  const said = beside.filter(({ value }) => !isSwitch(value)).map(({ name }) => says(name));
  const named = beside.map(({ name }) => says(name));
  if (named.includes('use')) return null;
  const made = near.kind === 'argument' ? near.call : outer[0]?.kind === 'argument' ? outer[0].call : null;
  if (made && asksModel(calleeText(made))) return null;
  if (said.includes('price')) return 'row of a table of prices';
  if (beside.some(({ name, value }) => says(name) === 'measured' && numberOf(value).length > 0))
    return 'row of a table of results';
  if (near.kind === 'argument' && isPriced(facts, near)) return 'row of a table of prices';
  if (made && wordsOf(calleeText(made)).some((word) => TABLES.has(word))) return 'row of a table of models';
  if (near.kind === 'argument' && tellsOfModel(near.call, beside)) return 'row of a table of models';
  const traits = named.filter((one) => one === 'trait').length;
  if (traits > 2 || (traits > 0 && isRepeated(facts, near, outer))) return 'row of a table of models';
  return null;
}

/** Whether the chain or the object that a call sets something of is told how to ask (`.temperature(0.2)`, `.messages(…)`). */
export function isAskedWith(facts: FileFacts, call: CallFact): boolean {
  return chainedOf(facts, call).some(({ name }) => says(name.replace(/^set_?/i, '')) === 'use');
}

/** How many calls of one type of models make a table of them. */
const ROWS = 3;

/** `new ModelInfo("…", "Fast", …)`, one of several in a document: each has a name or a description for people beside the id. */
function isRecord(facts: FileFacts, call: CallFact): boolean {
  const words = wordsOf(calleeText(call));
  const described = call.arguments.filter(({ value }) => value.kind === 'string' && /\s/.test(value.value)).length > 0;
  return described && words.includes('model') && (companionsOf(facts).alike.get(shapeOf(call)) ?? 0) >= ROWS;
}

/** What a text stands in is one of several rows where it is an argument of a constructor that says so. */
export function isInRow(facts: FileFacts, { start, end }: Span): boolean {
  for (const call of facts.calls) {
    if (call.span.start > start || call.span.end < end) continue;
    for (const { value, ...argument } of call.arguments) {
      if (value.kind !== 'string' || value.span.start > start || value.span.end < end) continue;
      const name = argument.kind === 'keyword' ? argument.name : null;
      const position = argument.kind === 'positional' ? argument.index : null;
      if (isRecord(facts, call)) return true;
      return rowOfFacts(facts, [{ kind: 'argument', call, name, position, target: null, alike: 0 }]) !== null;
    }
  }
  return false;
}

/** `ModelInfo(model_name="…", description="…")`: a type that tells of models, with words for people. */
function tellsOfModel(call: CallFact, beside: readonly Beside[]): boolean {
  const words = wordsOf(calleeText(call));
  if (!/^[A-Z]/.test(calleeText(call)) || !TELLING.has(words.at(-1) ?? '')) return false;
  if (!words.includes('model') && !words.includes('llm')) return false;
  return beside.some(({ name }) => FOR_PEOPLE.test(wordsOf(name).join('')));
}

function asksModel(callee: string): boolean {
  const words = wordsOf(callee);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return ASKER.has(last) || (ASKS.has(first) && !(/^[A-Z]/.test(callee) && last === 'model'));
}

/** `true` and `false` say that something is counted, not what it costs. */
function isSwitch(value: Expression): boolean {
  return value.kind === 'constant' && /^(?:true|false)$/i.test(value.text);
}

function besideOf(
  facts: FileFacts,
  near: Extract<Context, { kind: 'entry' | 'argument' }>,
  around: Context | undefined,
): readonly Beside[] {
  if (near.kind === 'entry')
    return [...entriesOf(near.table), ...(around?.kind === 'argument' ? givenTo(around.call, near.table) : [])];
  return [...givenTo(near.call, null), ...chainedOf(facts, near.call), ...declaredFor(facts, near.call)];
}

function entriesOf({ entries }: TableExpression): readonly Beside[] {
  return entries.flatMap(({ key, value }) => (key === null ? [] : [{ name: key, value }]));
}

/** What a call is given by name: arguments, and the keys of tables among them (`updateOrCreate([…], ['price' => …])`). */
function givenTo({ arguments: given }: CallFact, besides: TableExpression | null): readonly Beside[] {
  return given.flatMap((argument) => {
    const { value } = argument;
    if (value === besides) return [];
    const own = argument.kind === 'keyword' ? [{ name: argument.name, value }] : [];
    return value.kind === 'table' ? [...own, ...entriesOf(value)] : own;
  });
}

/** Which calls stand in one chain, or set what one object holds; worked out once for each document. */
interface Companions {
  readonly of: ReadonlyMap<CallFact, readonly CallFact[]>;
  /** Calls by what is called, of those with an argument that is a text. */
  readonly alike: ReadonlyMap<string, number>;
}

const companions = new WeakMap<FileFacts, Companions>();

function companionsOf(facts: FileFacts): Companions {
  const known = companions.get(facts) ?? findCompanions(facts);
  companions.set(facts, known);
  return known;
}

/** `.modelId("…").inputPrice(2.5)` is one chain; `m.setModelName("…"); m.setInputPrice(2.5)` sets one object. */
function findCompanions(facts: FileFacts): Companions {
  const groups = new Map<string, CallFact[]>();
  const roots = new Map<CallFact, string>();
  const alike = new Map<string, number>();
  for (const [index, call] of facts.calls.entries()) {
    const { callee } = call;
    if (call.arguments.some(({ value }) => value.kind === 'string')) {
      const shape = shapeOf(call);
      alike.set(shape, (alike.get(shape) ?? 0) + 1);
    }
    if (callee.kind !== 'member' || call.arguments.length !== 1) continue;
    const inner = callee.object.kind === 'call' ? facts.calls[callee.object.call] : undefined;
    const setter = callee.object.kind === 'name' && /^set(?=[A-Z_])/.test(callee.property) ? callee.object : null;
    if (!inner && !setter) continue;
    const key = setter
      ? `${setter.name} ${String(call.scope)}`
      : ((inner && roots.get(inner)) ?? `chain ${String(index)}`);
    roots.set(call, key);
    const group = groups.get(key);
    if (group) group.push(call);
    else groups.set(key, [call]);
  }
  const of = new Map([...roots].map(([call, key]) => [call, groups.get(key) ?? []] as const));
  return { of, alike };
}

function shapeOf(call: CallFact): string {
  return `${call.form} ${calleeText(call)} ${String(call.arguments.length)}`;
}

/** What the methods of the same chain, or the setters of the same object, are given. */
function chainedOf(facts: FileFacts, call: CallFact): readonly Beside[] {
  return (companionsOf(facts).of.get(call) ?? []).flatMap((other) => {
    const [argument] = other.arguments;
    return other === call || !argument ? [] : [{ name: calleeText(other), value: argument.value }];
  });
}

/** Parameters of a class of the same document that the arguments without a name stand for (`record ModelInfo(String id, double price)`). */
function declaredFor(facts: FileFacts, call: CallFact): readonly Beside[] {
  if (call.callee.kind !== 'name' || call.arguments.some(({ kind }) => kind !== 'positional')) return [];
  const { name } = call.callee;
  const made = facts.bindings.find((binding) => binding.name === name && binding.value?.kind === 'class')?.value;
  if (made?.kind !== 'class') return [];
  const within = new Set([made.scope]);
  for (const [scope, { parent, kind }] of facts.scopes.entries())
    if (kind === 'function' && within.has(parent) && parent === made.scope) within.add(scope);
  return facts.bindings.flatMap(({ scope, kind, name: field, span }) =>
    within.has(scope) && (kind === 'parameter' || kind === 'field') ? [{ name: field, value: opaqueAt(span) }] : [],
  );
}

function opaqueAt(span: Expression['span']): Expression {
  return { kind: 'opaque', reason: 'runtime-value', span };
}

/** `GPT_4O("gpt-4o", 2.5, 10.0)`, `ModelInfo("gpt-4o", 0.15, 128_000)`: several alike, of an id and numbers alone, one of them a price. */
function isPriced(facts: FileFacts, { call, position }: ArgumentContext): boolean {
  if (position === null || position > 1 || !/^[A-Z]/.test(calleeText(call))) return false;
  if (!call.arguments.every(({ kind, value }) => kind === 'positional' && isPlain(value))) return false;
  const numbers = call.arguments.flatMap(({ value }) => numberOf(value));
  const prices = numbers.filter((text) => /\d?\.\d|\d[mM]$/.test(text));
  return numbers.length > 1 && prices.length > 0 && (companionsOf(facts).alike.get(shapeOf(call)) ?? 0) > 1;
}

function numberOf(value: Expression): readonly string[] {
  return value.kind === 'constant' && /^-?\.?\d/.test(value.text) ? [value.text] : [];
}

function isPlain({ kind }: Expression): boolean {
  return kind === 'constant' || kind === 'string' || kind === 'member' || kind === 'name';
}

/** Whether records of the same making stand beside this one: items of a list, values of a map, arguments of the same function. */
function isRepeated(
  facts: FileFacts,
  near: Extract<Context, { kind: 'entry' | 'argument' }>,
  outer: readonly Context[],
): boolean {
  if (near.kind === 'argument') return recordsOf(facts, near.call) > 1;
  const [around] = outer;
  if (around?.kind === 'item') return around.siblings > 1;
  if (around?.kind === 'entry') return around.table.entries.filter(({ value }) => value.kind === 'table').length > 1;
  return around?.kind === 'argument' && recordsOf(facts, around.call) > 1;
}

/** Calls of the same name that are given a model each. */
function recordsOf(facts: FileFacts, { callee }: CallFact): number {
  const name = callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.property : null;
  if (name === null) return 0;
  return facts.calls.filter(
    (other) =>
      calleeText(other) === name && givenTo(other, null).some((one) => namesModel(one.name) || one.name === 'id'),
  ).length;
}
