import type { CallParameter, CallParameters } from '../model/contract.ts';
import type { CallFact, Expression, FileFacts, TableEntry } from '../model/facts.ts';
import type { Span } from '../model/text.ts';
import type { FoundArgument } from './arguments.ts';
import type { Signature } from './signature.ts';

/** What a call says besides the argument that names its model: keywords, or the entries of the options object that holds it. */
export function parametersOf(
  facts: FileFacts,
  call: CallFact,
  found: FoundArgument,
  signature: Pick<Signature, 'api' | 'fits'>,
): CallParameters {
  const list: CallParameter[] = [];
  // Where arguments have no names, the others are set by further calls (builders), which are not followed.
  let isComplete = found.surely && facts.namedArgument !== null;
  for (const argument of call.arguments) {
    if (argument.kind === 'keyword') list.push(parameter(argument.name, argument.nameSpan, argument.value));
    else if (argument.value.kind === 'table') {
      list.push(...argument.value.entries.flatMap(entry));
      isComplete &&= argument.value.spreads.length === 0 && argument.value.entries.every(({ key }) => key !== null);
    } else isComplete &&= argument.kind === 'positional' && isPlain(argument.value);
  }
  return {
    api: signature.api ?? null,
    fits: signature.fits === true,
    uri: facts.uri,
    list: list.filter(({ value }) => !same(value, found.value.span)),
    isComplete,
  };
}

function entry({ key, keySpan, value }: TableEntry): readonly CallParameter[] {
  return key === null ? [] : [parameter(key, keySpan, value)];
}

function parameter(name: string, nameSpan: Span, value: Expression): CallParameter {
  const constant = value.kind === 'constant' ? value.text : value.kind === 'string' ? value.value : null;
  return { name, nameSpan, value: value.span, constant };
}

/** What cannot be an options object. */
function isPlain({ kind }: Expression): boolean {
  return kind === 'string' || kind === 'join' || kind === 'constant' || kind === 'list' || kind === 'function';
}

function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
