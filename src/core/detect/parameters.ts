import { calledName } from '../base/called-name.ts';
import type { CallParameter, CallParameters, WireApi } from '../model/contract.ts';
import type { CallFact, Expression, FileFacts, TableExpression } from '../model/facts.ts';
import type { TracedSymbol } from '../model/symbol.ts';
import type { Span } from '../model/text.ts';
import { findArgument, insertionAfter } from './arguments.ts';
import type { FoundArgument } from './arguments.ts';
import { chainedParameters } from './chained.ts';
import { askedWith, callAround, isSentAsMade } from './options-beside.ts';
import type { AskedWith } from './options-beside.ts';
import { requestOf, wireName } from './requests.ts';
import type { RequestShape } from './requests.ts';
import type { Signature } from './signature.ts';

/** What a call is asked for: the signature that explains it, and by what name people know it. */
interface Explained {
  readonly signature: Pick<Signature, 'api' | 'fits' | 'takenBy' | 'asks'>;
  readonly detector: string;
  readonly label: string;
  readonly symbol: TracedSymbol;
}

/**
 * What a call says besides the argument that names its model: keywords, the entries of the options object that holds it, and
 * those of the objects in which the SDK takes parameters. What is only named there is left to be followed.
 */
export function parametersOf(
  facts: FileFacts,
  named: CallFact,
  found: FoundArgument,
  { signature, detector, label, symbol }: Explained,
): CallParameters {
  const around = callAround(facts, named, signature);
  const call = around?.call ?? named;
  const shape = requestOf(detector, label);
  const api = around?.api ?? signature.api ?? shape?.api ?? null;
  const known = {
    ...{ api, fits: signature.fits === true, uri: facts.uri, region: regionOf(facts, call, symbol) },
    ...saidBy(shape),
  };
  const asked = api === null && signature.asks ? askedWith(facts, call, signature.asks) : null;
  if (asked) return { ...known, ...askedParameters(facts, asked), insertion: null };
  const chain = api === null ? null : chainedParameters(facts, call, api);
  if (chain) return { ...known, ...chain, insertion: null };
  const reading: Reading = { facts, api, within: shape?.within ?? [], list: [], more: [] };
  let isComplete = facts.namedArgument !== null || isStruct(facts, call);
  for (const { kind, ...argument } of call.arguments) {
    if (same(argument.value.span, around ? named.span : found.value.span) && found.surely) continue;
    if (kind === 'keyword' && 'name' in argument)
      isComplete = readEntry(reading, argument.name, argument.nameSpan, argument.value) && isComplete;
    else if (argument.value.kind === 'table') isComplete = readTable(reading, argument.value) && isComplete;
    // By position, options objects stand where names are properties of one.
    else if (kind === 'spread' || (facts.namedArgument === 'property' && !isPlain(argument.value)))
      reading.more.push(argument.value);
  }
  return {
    ...known,
    list: reading.list.filter(({ value }) => !same(value, found.value.span)),
    more: reading.more,
    isComplete,
    insertion: around ? null : insertionAfter(facts, call, found),
  };
}

/** Parameters of the calls of a client, which is made for the model. */
function askedParameters(
  facts: FileFacts,
  { api, options, isComplete }: AskedWith,
): Pick<CallParameters, 'api' | 'list' | 'more' | 'isComplete'> {
  const reading: Reading = { facts, api, within: [], list: [], more: [] };
  const list = options.flatMap(({ argument: { name, nameSpan, value }, isShared, statement }) => {
    readEntry(reading, name, nameSpan, value);
    const read = reading.list.pop();
    return read ? [{ ...read, ...(isShared ? { isShared } : {}), ...(statement ? { link: statement } : {}) }] : [];
  });
  return { api, list, more: [], isComplete };
}

/** A literal of a struct that is made where it is handed over, or for nothing else: nobody can set another field of it. */
function isStruct(facts: FileFacts, call: CallFact): boolean {
  const isNamed = call.arguments.length > 0 && call.arguments.every(({ kind }) => kind === 'keyword');
  const isHandedOver = facts.calls.some(
    (other) => other.argumentsSpan.start < call.span.start && call.span.end < other.argumentsSpan.end,
  );
  return isNamed && (isHandedOver || isSentAsMade(facts, call));
}

function saidBy(shape: RequestShape | null): Pick<CallParameters, 'renames' | 'adds' | 'width'> {
  const width = shape?.width === undefined ? {} : { width: shape.width };
  return { renames: shape?.renames === true, adds: shape?.adds === true, ...width };
}

/** Parameters as they are read, and what has to be followed to read more. */
interface Reading {
  readonly facts: FileFacts;
  readonly api: WireApi | null;
  readonly within: readonly string[];
  readonly list: CallParameter[];
  readonly more: Expression[];
}

/** Reads the entries of an object that was found elsewhere, as those of a call. */
export function entriesOf(
  facts: FileFacts,
  table: TableExpression,
  { api, detector, label }: { readonly api: WireApi | null; readonly detector: string; readonly label: string },
): Pick<CallParameters, 'list' | 'isComplete'> & { readonly more: readonly Expression[] } {
  const reading: Reading = { facts, api, within: requestOf(detector, label)?.within ?? [], list: [], more: [] };
  const isComplete = readTable(reading, table);
  return { list: reading.list, more: reading.more, isComplete };
}

/** Whether all of a table could be read. */
function readTable(reading: Reading, { entries, spreads }: TableExpression): boolean {
  reading.more.push(...spreads);
  return entries
    .map(({ key, keySpan, value }) => key !== null && readEntry(reading, key, keySpan, value))
    .every((isRead) => isRead);
}

/** One named value: a parameter, or an object that holds some. */
function readEntry(reading: Reading, name: string, nameSpan: Span, value: Expression): boolean {
  if (!reading.within.includes(name)) {
    const inner = wrappedIn(reading.facts, value);
    const constant = { constant: constantOf(inner), ...(inner === value ? {} : { constantSpan: inner.span }) };
    reading.list.push({ name: wireName(reading.api, name), nameSpan, value: value.span, ...constant });
    return true;
  }
  if (value.kind === 'table') return readTable(reading, value);
  if (value.kind === 'call') return readMade(reading, value.call);
  if (value.kind === 'constant') return true;
  reading.more.push(value);
  return true;
}

/** An object that is made by a call of names (`GenerateContentConfig(temperature=0)`), or of an object (`json.dumps({…})`). */
function readMade(reading: Reading, index: number): boolean {
  const made = reading.facts.calls[index];
  if (!made) return false;
  return made.arguments
    .map((argument) => {
      if (argument.kind === 'keyword') {
        if (/^(?:indent|ensure_ascii|separators|default|sort_keys|encoding)$/.test(argument.name)) return true;
        return readEntry(reading, argument.name, argument.nameSpan, argument.value);
      }
      if (argument.value.kind === 'table') return readTable(reading, argument.value);
      if (argument.value.kind === 'call') return readMade(reading, argument.value.call);
      reading.more.push(argument.value);
      return true;
    })
    .every((isRead) => isRead);
}

/** Functions that make an optional value of one: `openai.Int(500)`, `param.NewOpt(0.2)`. */
const OPTIONAL = /^(?:Int|Int64|Float|Float64|String|Bool|F|Opt|NewOpt|Ptr|Of|Some)$/;

/** What a value is made of by a function that only makes it optional. */
function wrappedIn(facts: FileFacts, value: Expression): Expression {
  const call = value.kind === 'call' ? facts.calls[value.call] : undefined;
  const [only, ...rest] = call?.arguments ?? [];
  if (!call || only?.kind !== 'positional' || rest.length > 0) return value;
  const { callee } = call;
  const name = calledName(callee);
  return OPTIONAL.test(name) ? only.value : value;
}

function constantOf(value: Expression): string | null {
  return value.kind === 'constant' ? value.text : value.kind === 'string' ? value.value : null;
}

/** The region that the client of a call was made for. */
function regionOf(facts: FileFacts, call: CallFact, { calls }: TracedSymbol): string | null {
  const made = [{ facts, call }, ...calls];
  for (const { facts: where, call: passed } of made) {
    const found = findArgument(where, passed, { names: ['region_name', 'region', 'aws_region', 'awsRegion'] });
    if (found?.surely && found.value.kind === 'string') return found.value.value;
  }
  return null;
}

/** What cannot be an options object. */
function isPlain({ kind }: Expression): boolean {
  return kind === 'string' || kind === 'join' || kind === 'constant' || kind === 'list' || kind === 'function';
}

function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
