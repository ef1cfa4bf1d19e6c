import type { CallFact, Expression, FileFacts } from '../../model/facts.ts';
import type { Candidate } from '../../model/reference.ts';
import { wordsOf } from '../names.ts';
import type { Context, ValueInContext } from '../strings.ts';
import { calleeText } from '../call-shapes.ts';
import { inExample } from '../listed.ts';
import { startedServer } from '../mcp-started.ts';

/**
 * Finds servers of the Model Context Protocol where clients are configured: an address among servers
 * (https://modelcontextprotocol.io/docs/develop/connect-remote-servers), or a package or image that a runner starts
 * (https://modelcontextprotocol.io/docs/develop/connect-local-servers).
 */
export function mcpServer(facts: FileFacts, { value, contexts }: ValueInContext): Candidate | null {
  if (value.kind !== 'string') return null;
  const provider = isAddress(facts, value.value, contexts) ? null : runnerOf(value, contexts);
  if (provider === undefined) return null;
  const shown = inExample(contexts);
  return {
    detector: 'convention/mcp-server',
    subject: 'mcp-server',
    use: shown ? 'listed' : 'config',
    useReason: shown ? 'part of an example' : 'server of a Model Context Protocol client',
    provider,
    client: null,
    grammar: 'native',
    uri: facts.uri,
    site: value.span,
    value,
    revision: null,
    insertion: null,
    confidence: 'likely',
    label: 'mcp server',
  };
}

function isAddress(facts: FileFacts, text: string, contexts: readonly Context[]): boolean {
  if (!/^https?:\/\/[^\s/]+/i.test(text)) return false;
  const [near] = contexts;
  const name = near?.kind === 'entry' ? near.key : near?.kind === 'argument' ? near.name : null;
  const holds = name !== null && ['url', 'uri', 'endpoint'].includes(wordsOf(name).at(-1) ?? '');
  // What a server is told by its environment is the address of something else.
  if (contexts.slice(1).some((context) => namesIn(context).some((key) => key !== null && TOLD.test(key)))) return false;
  if (holds && contexts.some(speaksOfMcp)) return true;
  // `sse_client("https://…")`, `new StreamableHTTPClientTransport(new URL("https://…"))`
  if (near?.kind !== 'argument' || !(near.position === 0 || holds)) return false;
  const wraps = /^(?:URL|Uri|URI|create|parse)$/.test(calleeText(near.call));
  const call = wraps ? holderOf(facts, near.call) : near.call;
  return call !== undefined && TRANSPORT.test(calleeText(call));
}

const holders = new WeakMap<FileFacts, ReadonlyMap<CallFact, CallFact>>();

/** The call that is given what another one makes. */
function holderOf(facts: FileFacts, inner: CallFact): CallFact | undefined {
  let known = holders.get(facts);
  if (!known) {
    const found = new Map<CallFact, CallFact>();
    for (const outer of facts.calls)
      for (const { value } of outer.arguments) {
        const made = value.kind === 'call' ? facts.calls[value.call] : undefined;
        if (made) found.set(made, outer);
      }
    known = found;
    holders.set(facts, known);
  }
  return known.get(inner);
}

const TOLD = /^(?:env|environment|environments|envVars|headers|args)$/i;

/** What connects to a server (https://modelcontextprotocol.io/docs/sdk), in the languages that have such a client. */
const TRANSPORT =
  /^(?:(?:streamable_?http|sse)_?client|(?:HttpClient)?(?:Streamable_?Http|Sse|Http)Client(?:Streamable|Sse)?Transport(?:Options)?|(?:Streamable_?Http|Sse)(?:Client)?Transport(?:Options)?|New(?:StreamableHttp|SSEMCP|SSE)(?:Client|Transport)|MCPServer(?:Sse|Http|StreamableHttp)|(?:Sse|StreamableHttp)(?:Connection|Server)Params)$/i;

function speaksOfMcp(context: Context): boolean {
  return namesIn(context).some((name) => name !== null && wordsOf(name).includes('mcp'));
}

function namesIn(context: Context): readonly (string | null)[] {
  switch (context.kind) {
    case 'entry':
      return [context.key];
    case 'binding':
      return [context.binding.name];
    case 'setting':
      return [context.name];
    case 'argument':
      return [context.name, context.target, calleeText(context.call)];
    default:
      return [];
  }
}

/** Where the package or image comes from that `command` and `args` beside each other start; undefined where they start none. */
function runnerOf(value: Expression, contexts: readonly Context[]): string | null | undefined {
  const [item, holder] = contexts;
  if (item?.kind !== 'item' || !holder || !contexts.some(isServer)) return undefined;
  const command = beside(holder, 'command');
  const args = beside(holder, 'args') ?? beside(holder, 'arguments');
  if (command?.kind !== 'string' || args?.kind !== 'list') return undefined;
  const server = startedServer([command, ...args.items]);
  return server?.value === value ? server.from : undefined;
}

function isServer(context: Context): boolean {
  return speaksOfMcp(context) || (context.kind === 'argument' && /^Stdio/.test(calleeText(context.call)));
}

function beside(context: Context, name: string): Expression | null {
  if (context.kind === 'entry') return context.table.entries.find(({ key }) => key === name)?.value ?? null;
  if (context.kind !== 'argument') return null;
  for (const argument of context.call.arguments)
    if (argument.kind === 'keyword' && argument.name === name) return argument.value;
  return null;
}
