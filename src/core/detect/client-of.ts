import type { CallFact, FileFacts } from '../model/facts.ts';
import type { ClientUse } from '../model/reference.ts';
import type { Trace, TracedSymbol } from '../model/symbol.ts';
import { findArgument } from './arguments.ts';
import type { SignatureIndex } from './index-signatures.ts';
import type { ClientSpec } from './signature.ts';

/** What is asked of the rooms behind. */
interface ClientContext {
  readonly index: SignatureIndex;
  readonly trace: Trace;
}

/**
 * The client a call goes through: the call itself where it makes one (`ChatOpenAI(model=…, base_url=…)`), else the last
 * constructor on the way that a table knows.
 */
export function clientOf(
  facts: FileFacts,
  call: CallFact,
  symbol: TracedSymbol,
  context: ClientContext,
): ClientUse | null {
  const [own] = context.index.clients(symbol.segments);
  const given = own ? (addressGiven(facts, call, own.client) ?? handedClient(facts, call, context)) : null;
  if (given) return given;
  for (const passed of symbol.calls.toReversed()) {
    const [hit] = context.index.clients(calleePath(symbol.segments, passed.depth));
    if (hit)
      return (
        addressGiven(passed.facts, passed.call, hit.client) ??
        handedClient(passed.facts, passed.call, context) ?? {
          provider: speaksTo(passed.facts, passed.call, hit.client),
          endpoint: null,
          ...(isPlain(passed.call) ? { isPlain: true } : {}),
        }
      );
  }
  return addressLater(facts, call, context);
}

/** `new OpenAI({ apiKey })`: arguments by name alone; what is handed over whole may hold an address. */
function isPlain({ arguments: given }: CallFact): boolean {
  return given.every(
    (argument) =>
      (argument.kind === 'keyword' && !/client|transport|fetch|options|kwargs/i.test(argument.name)) ||
      (argument.kind === 'positional' &&
        argument.value.kind === 'table' &&
        argument.value.spreads.length === 0 &&
        argument.value.entries.every(({ key }) => key !== null && !/client|transport|fetch|agent/i.test(key))),
  );
}

/** Links of one chain of calls that are looked at. */
const MAX_CHAIN = 40;

/** A builder may be told its address behind the model (`builder().modelName("…").baseUrl("…")`). */
function addressLater(facts: FileFacts, call: CallFact, context: ClientContext): ClientUse | null {
  const following = followingCalls(facts);
  let next = following.get(call);
  for (let steps = 0; next && steps < MAX_CHAIN; steps++, next = following.get(next)) {
    if (next.callee.kind !== 'member' || !context.index.mayEndWith(next.callee.property)) continue;
    for (const { segments } of context.trace(facts, next.callee)) {
      const [hit] = context.index.clients(segments);
      const given = hit ? addressGiven(facts, next, hit.client) : null;
      if (given) return given;
    }
  }
  return null;
}

const chains = new WeakMap<FileFacts, ReadonlyMap<CallFact, CallFact>>();

/** The call of a member of what a call gives, by that call; built once per document. */
function followingCalls(facts: FileFacts): ReadonlyMap<CallFact, CallFact> {
  const known = chains.get(facts);
  if (known) return known;
  const following = new Map<CallFact, CallFact>();
  for (const next of facts.calls) {
    if (next.callee.kind !== 'member' || next.callee.object.kind !== 'call') continue;
    const receiver = facts.calls[next.callee.object.call];
    if (receiver && !following.has(receiver)) following.set(receiver, next);
  }
  chains.set(facts, following);
  return following;
}

/** A client that is told its address. */
function addressGiven(facts: FileFacts, call: CallFact, client: ClientSpec): ClientUse | null {
  const found = client.endpoint ? findArgument(facts, call, client.endpoint) : null;
  return found ? { provider: speaksTo(facts, call, client), endpoint: { uri: facts.uri, value: found.value } } : null;
}

/** The client, or the options with an address, that a client is handed (`new ChatClient(model, key, new Options { Endpoint = … })`). */
function handedClient(facts: FileFacts, call: CallFact, context: ClientContext, depth = 0): ClientUse | null {
  for (const { value } of call.arguments) {
    if (value.kind !== 'name' && value.kind !== 'member' && value.kind !== 'call') continue;
    for (const symbol of context.trace(facts, value)) {
      const made = symbol.calls.at(-1);
      const [hit] =
        made?.depth === symbol.segments.length ? context.index.clients(calleePath(symbol.segments, made.depth)) : [];
      if (!made || !hit) continue;
      const given = addressGiven(made.facts, made.call, hit.client);
      if (given) return given;
      const inner = depth < MAX_HANDED ? handedClient(made.facts, made.call, context, depth + 1) : null;
      return inner ?? { provider: speaksTo(made.facts, made.call, hit.client), endpoint: null };
    }
  }
  return null;
}

/** Clients handed to clients, one in the other. */
const MAX_HANDED = 3;

/** The symbol that was called at `depth`: its last segment without the parentheses. */
function calleePath(segments: readonly string[], depth: number): readonly string[] {
  return [...segments.slice(0, depth - 1), (segments[depth - 1] ?? '').replace(/\(\)$/, '')];
}

/** Who a client speaks to, unless its address says otherwise. */
function speaksTo(facts: FileFacts, call: CallFact, { flag, provider }: ClientSpec): string {
  const value = flag ? findArgument(facts, call, flag.argument)?.value : undefined;
  return flag && value?.kind === 'constant' && /^true$/i.test(value.text) ? flag.provider : provider;
}
