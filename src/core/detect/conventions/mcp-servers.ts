import type { Expression, FileFacts } from '../../model/facts.ts';
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
  const provider = isAddress(value.value, contexts) ? null : runnerOf(value, contexts);
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

function isAddress(text: string, contexts: readonly Context[]): boolean {
  if (!/^https?:\/\/[^\s/]+/i.test(text)) return false;
  const [near] = contexts;
  const name = near?.kind === 'entry' ? near.key : near?.kind === 'argument' ? near.name : null;
  const holds = name !== null && ['url', 'uri', 'endpoint'].includes(wordsOf(name).at(-1) ?? '');
  return holds && contexts.some(speaksOfMcp);
}

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
  const args = beside(holder, 'args');
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
