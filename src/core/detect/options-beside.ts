import { calledName } from '../base/called-name.ts';
import type { WireApi } from '../model/contract.ts';
import type { Argument, BindingFact, CallFact, Expression, FileFacts } from '../model/facts.ts';
import { isNamed, isSetOn } from './set-later.ts';
import type { Signature } from './signature.ts';

type Asking = NonNullable<Signature['asks']>;

/** The call around the one that names a model, where that one only makes an id of a text. */
export function callAround(
  facts: FileFacts,
  call: CallFact,
  { takenBy }: Pick<Signature, 'takenBy'>,
): { readonly call: CallFact; readonly api: WireApi } | null {
  if (!takenBy) return null;
  const index = facts.calls.indexOf(call);
  const around = facts.calls.find((one) => one.arguments.some(({ value }) => isCall(value, index)));
  const name = around && calledName(around.callee).toLowerCase();
  const kind = takenBy.find((one) => one.name.toLowerCase() === name);
  return around && kind ? { call: around, api: kind.api } : null;
}

/** An argument that holds parameters, of what is said of it elsewhere. */
export interface OptionArgument {
  readonly argument: Extract<Argument, { kind: 'keyword' }>;
  /** The statement by which it is set on an object that is there already (`options.TopP = 0.9f;`). */
  readonly statement?: { readonly start: number; readonly end: number };
  /** Whether several calls are given the object. */
  readonly isShared: boolean;
}

/** What a client is asked with. */
export interface AskedWith {
  readonly api: WireApi;
  readonly options: readonly OptionArgument[];
  readonly isComplete: boolean;
}

/**
 * The options of all calls of a client that is made for one model, where the client is kept in a name that nothing but those
 * calls uses. Null where no call of it is seen.
 */
export function askedWith(facts: FileFacts, call: CallFact, asking: Asking): AskedWith | null {
  const index = facts.calls.indexOf(call);
  const kept = facts.bindings.find(({ value }) => value !== null && isCall(value, index)) ?? null;
  const uses = facts.calls.filter(
    ({ callee }) =>
      callee.kind === 'member' &&
      callee.property.startsWith(asking.methods) &&
      (isCall(callee.object, index) || (kept !== null && isNamed(callee.object, kept.name))),
  );
  if (uses.length === 0) return null;
  const read = uses.flatMap(({ arguments: given }) => given.map(({ value }) => optionsOf(facts, value, asking)));
  const isOwn = kept === null || !isHandedOn(facts, kept);
  return {
    api: asking.api,
    options: [...new Map(read.flatMap((one) => one?.options ?? []).map((one) => [one.argument, one])).values()],
    isComplete: isOwn && read.every((one) => one?.isComplete === true),
  };
}

type Read = Pick<AskedWith, 'options' | 'isComplete'>;

/** What an argument says of the request: options that were made for it; nothing, of a message; null where nobody can tell. */
function optionsOf(facts: FileFacts, value: Expression, { options }: Asking): Read | null {
  const nothing: Read = { options: [], isComplete: true };
  if (value.kind === 'constant' || value.kind === 'string' || value.kind === 'join' || value.kind === 'list')
    return nothing;
  if (value.kind === 'call') {
    const made = facts.calls[value.call];
    if (!made || calledName(made.callee) !== options) return nothing;
    return madeOptions(facts, made, null);
  }
  const name = lastName(value);
  if (name === null) return null;
  const bound = facts.bindings.filter((one) => one.name === name);
  const [binding, ...others] = bound.filter(({ value: given }) => given !== null);
  const made = binding?.value?.kind === 'call' ? facts.calls[binding.value.call] : undefined;
  if (binding && made && calledName(made.callee) === options)
    return others.length > 0 ? null : madeOptions(facts, made, binding);
  // What is called so, or declared so, may be options that others made.
  const isOptions = /option|setting|config/i.test(name) || bound.some((one) => lastName(one.annotation) === options);
  return isOptions ? null : nothing;
}

function madeOptions(facts: FileFacts, made: CallFact, binding: BindingFact | null): Read {
  const isShared = binding !== null && takers(facts, binding.name).length > 1;
  const options = made.arguments.flatMap((argument): readonly OptionArgument[] => {
    if (argument.kind !== 'keyword') return [];
    const isInside = made.span.start <= argument.nameSpan.start && argument.value.span.end <= made.span.end;
    if (isInside) return [{ argument, isShared }];
    const start = argument.nameSpan.start - (binding?.name.length ?? 0) - 1;
    return [{ argument, isShared, statement: { start, end: argument.value.span.end + 1 } }];
  });
  const isRead = made.arguments.every(({ kind }) => kind === 'keyword');
  const isOwn = binding === null || (!isHandedOn(facts, binding, true) && !isChanged(facts, binding.name));
  return { options, isComplete: isRead && isOwn };
}

/** Whether what a name stands for is asked to change itself (`options.Tools.Add(…)`). */
function isChanged({ calls }: FileFacts, name: string): boolean {
  return calls.some(({ callee }) => {
    let at: Expression = callee;
    while (at.kind === 'member') at = at.object;
    return callee.kind === 'member' && at.kind === 'name' && at.name === name;
  });
}

/**
 * Whether a struct that is bound to a name is only ever handed to the call that sends it: not set further, not given to a
 * function of the program, not returned.
 */
export function isSentAsMade(facts: FileFacts, call: CallFact): boolean {
  const index = facts.calls.indexOf(call);
  const kept = facts.bindings.find(({ value }) => value !== null && isCall(value, index));
  if (!kept || kept.kind !== 'variable' || isHandedOn(facts, kept, true) || isChanged(facts, kept.name)) return false;
  const given = takers(facts, kept.name);
  const isSent = given.length > 0 && given.every(({ callee }) => SENDS.test(calledName(callee)));
  return isSent && !facts.bindings.some((other) => isSetOn(other, kept.name));
}

/** Methods of clients that send what they are given. */
const SENDS = /^(?:New|NewStreaming|Create(?:ChatCompletion|Completion|Image|Speech|Transcription|Translation)\w*)$/;

/** Calls that are given what a name stands for. */
function takers({ calls }: FileFacts, name: string): readonly CallFact[] {
  return calls.filter((one) => one.arguments.some(({ value }) => isNamed(value, name)));
}

/** Whether what is kept in a name gets somewhere else: to another name, out of a function, or into a call. */
function isHandedOn(facts: FileFacts, { name, nameSpan, kind }: BindingFact, mayBeGiven = false): boolean {
  // A field that begins with a capital letter is one that others see.
  if ((kind === 'field' || kind === 'attribute') && /^[A-Z]/.test(name)) return true;
  if (!mayBeGiven && takers(facts, name).length > 0) return true;
  return facts.bindings.some(({ value, nameSpan: other }) => {
    if (value === null || other.start === nameSpan.start) return false;
    return value.kind === 'function' ? value.returns.some((one) => isNamed(one, name)) : isNamed(value, name);
  });
}

function isCall(value: Expression, index: number): boolean {
  return value.kind === 'call' && value.call === index;
}

function lastName(value: Expression | null): string | null {
  if (value?.kind === 'name') return value.name;
  return value?.kind === 'member' ? value.property : null;
}
