import type { Argument, CallFact } from '../model/facts.ts';
import { calleeText } from './call-shapes.ts';

/** A function that is handed over has at most one argument in front of it: who is to run it. */
const IN_FRONT = 1;

/** Functions that give a function each item of what stands behind it, not all of it. */
const ITERATES = /^(?:i?map|starmap|imap_unordered|flat_?map|filter|reduce|for_?each|apply)$/i;

/** `functools.partial(…)`: what it makes takes further arguments by name. */
export function isPartial(call: CallFact): boolean {
  return calleeText(call) === 'partial';
}

/** The call that will be made of a function that a call is given, with what it will be given; null where there is none. */
export function handedCall(call: CallFact, mayBeOfSdk: (name: string) => boolean): CallFact | null {
  if (ITERATES.test(calleeText(call))) return null;
  for (const [position, argument] of call.arguments.entries()) {
    const { value } = argument;
    const name = value.kind === 'name' ? value.name : value.kind === 'member' ? value.property : null;
    if (name === null || argument.kind === 'spread' || !mayBeOfSdk(name)) continue;
    if (argument.kind === 'keyword') {
      const given = /^(?:target|func|fn|function)$/.test(argument.name) ? givenByName(call.arguments) : [];
      if (given.length > 0) return { ...call, form: 'call', callee: value, arguments: given };
      continue;
    }
    const behind = call.arguments.slice(position + 1);
    if (position > IN_FRONT || behind.length === 0) continue;
    return { ...call, form: 'call', callee: value, arguments: behind.map((one) => moved(one, position + 1)) };
  }
  return null;
}

function moved(argument: Argument, by: number): Argument {
  return argument.kind === 'positional' ? { ...argument, index: argument.index - by } : argument;
}

/** `args=(…), kwargs={…}`: arguments that are handed over in a list and a table. */
function givenByName(list: readonly Argument[]): readonly Argument[] {
  return list.flatMap((argument): readonly Argument[] => {
    if (argument.kind !== 'keyword') return [];
    const { name, value } = argument;
    if (name === 'args' && value.kind === 'list')
      return value.items.map((item, index) => ({ kind: 'positional', index, value: item, span: item.span }));
    if (name !== 'kwargs' || value.kind !== 'table') return [];
    return value.entries.flatMap(({ key, keySpan: nameSpan, value: given }): readonly Argument[] => {
      const span = { start: nameSpan.start, end: given.span.end };
      return key === null ? [] : [{ kind: 'keyword', name: key, nameSpan, value: given, span }];
    });
  });
}
