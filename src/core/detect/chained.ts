import { calledName } from '../base/called-name.ts';
import type { CallParameter, WireApi } from '../model/contract.ts';
import type { CallFact, Expression, FileFacts } from '../model/facts.ts';
import { wireName } from './requests.ts';

/** What a builder is told besides the model, one link of its chain each. */
export interface Chained {
  readonly list: readonly CallParameter[];
  /** Whether the chain begins and ends where it is written, and says each thing by its own name. */
  readonly isComplete: boolean;
}

/** Links that make or end the object, and tell it nothing. */
const MAKES = /^(?:new|default|builder|new_?builder|toBuilder|build)$/i;
/** Links by which parameters get in that have no link of their own. */
const OPEN = /additional|extra|custom|default|from|metadata|options|apply|body/i;

/** Which call a call is a link of, by their indexes; found once per document. */
const followers = new WeakMap<FileFacts, ReadonlyMap<number, number>>();

/**
 * The other links of the chain that a call is one of: `X.builder().model("…").maxTokens(500L).build()`. Null where it is none
 * of a builder.
 */
export function chainedParameters(facts: FileFacts, call: CallFact, api: WireApi): Chained | null {
  const inner = innerLinks(facts, call);
  const root = inner.at(-1);
  if (!root || root.arguments.length > 0 || !MAKES.test(calledName(root.callee))) return null;
  const outer = outerLinks(facts, call);
  const links = [...inner, ...outer].filter(({ callee }) => !MAKES.test(calledName(callee)));
  const list = links.flatMap((link) => parameterOf(link, api) ?? []);
  const isEnded = outer.some(({ callee }) => /^build$/i.test(calledName(callee)));
  const isClear = links.every(({ callee, arguments: given }) => given.length === 1 && !OPEN.test(calledName(callee)));
  return { list, isComplete: isEnded && isClear };
}

/** The calls that a call goes on from, the nearest first. */
function innerLinks(facts: FileFacts, call: CallFact): readonly CallFact[] {
  const found: CallFact[] = [];
  for (let at: CallFact | undefined = call; at?.callee.kind === 'member';) {
    const { object }: { readonly object: Expression } = at.callee;
    at = object.kind === 'call' ? facts.calls[object.call] : undefined;
    if (at) found.push(at);
  }
  return found;
}

/** The calls that go on from a call. */
function outerLinks(facts: FileFacts, call: CallFact): readonly CallFact[] {
  const next = followersIn(facts);
  const found: CallFact[] = [];
  for (let index = next.get(facts.calls.indexOf(call)); index !== undefined; index = next.get(index)) {
    const link = facts.calls[index];
    if (!link) break;
    found.push(link);
  }
  return found;
}

function followersIn(facts: FileFacts): ReadonlyMap<number, number> {
  const known = followers.get(facts);
  if (known) return known;
  const made = new Map<number, number>();
  for (const [index, { callee }] of facts.calls.entries())
    if (callee.kind === 'member' && callee.object.kind === 'call') made.set(callee.object.call, index);
  followers.set(facts, made);
  return made;
}

function parameterOf({ callee, arguments: given, span }: CallFact, api: WireApi): CallParameter | null {
  const [argument] = given;
  if (callee.kind !== 'member' || given.length !== 1 || argument?.kind !== 'positional') return null;
  const { property, object, span: called } = callee;
  const { value } = argument;
  const constant = value.kind === 'constant' ? value.text : value.kind === 'string' ? value.value : null;
  // `withTemperature`, `setTemperature`: how it is set is no part of the name.
  const set = /^(?:with|set)_?(?=[A-Z]|(?<=_)[a-z])/.exec(property)?.[0].length ?? 0;
  return {
    name: wireName(api, property.slice(set)),
    nameSpan: { start: called.end - property.length + set, end: called.end },
    value: value.span,
    constant,
    link: { start: object.span.end, end: span.end },
  };
}
