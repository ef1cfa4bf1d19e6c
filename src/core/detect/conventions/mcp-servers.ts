import type { Expression, FileFacts } from '../../model/facts.ts';
import type { Candidate } from '../../model/reference.ts';
import { wordsOf } from '../names.ts';
import type { Context, ValueInContext } from '../strings.ts';
import { calleeText } from '../call-shapes.ts';
import { inExample } from '../listed.ts';

/** Commands that fetch a package and run it, and where they fetch it from. */
const RUNNERS: Readonly<Record<string, string>> = { npx: 'npm', bunx: 'npm', pnpx: 'npm', uvx: 'pypi', pipx: 'pypi' };

/** `@scope/name@1.2.3`, `mcp-server-git==0.6.2`: a package, with its version. */
const PACKAGE = /^(?:@[\w.-]+\/)?[a-z][\w.-]*(?:(?:@|==)[\w.-]+)?$/i;

/**
 * Finds servers of the Model Context Protocol where clients are configured: an address among servers
 * (https://modelcontextprotocol.io/docs/develop/connect-remote-servers), or a package that a runner starts
 * (https://modelcontextprotocol.io/docs/develop/connect-local-servers).
 */
export function mcpServer(facts: FileFacts, { value, contexts }: ValueInContext): Candidate | null {
  if (value.kind !== 'string') return null;
  const provider = isAddress(value.value, contexts) ? null : runnerOf(value.value, contexts);
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
  const names =
    context.kind === 'entry'
      ? [context.key]
      : context.kind === 'binding'
        ? [context.binding.name]
        : context.kind === 'argument'
          ? [context.name, context.target, calleeText(context.call)]
          : [];
  return names.some((name) => name !== null && wordsOf(name).includes('mcp'));
}

/** The registry of the first package in `args` beside `command: "npx"`; undefined where there is none. */
function runnerOf(text: string, contexts: readonly Context[]): string | undefined {
  const [item, holder] = contexts;
  if (item?.kind !== 'item' || !PACKAGE.test(text) || text.startsWith('-') || !contexts.some(isServer))
    return undefined;
  const command = holder ? beside(holder, 'command') : null;
  const args = holder ? beside(holder, 'args') : null;
  const first =
    args?.kind === 'list' ? args.items.find((arg) => arg.kind === 'string' && !arg.value.startsWith('-')) : null;
  if (command?.kind !== 'string' || first?.kind !== 'string' || first.value !== text) return undefined;
  return Object.hasOwn(RUNNERS, command.value) ? RUNNERS[command.value] : undefined;
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
