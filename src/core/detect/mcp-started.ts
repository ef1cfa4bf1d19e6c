import type { Expression, StringExpression, TableExpression } from '../model/facts.ts';

/** A server of the Model Context Protocol: an address (`from` is null), or a package or image and where it is fetched from. */
export interface McpServer {
  readonly value: StringExpression;
  readonly from: string | null;
}

/** Programs that fetch a package and run it, with the words behind them that say so, and where they fetch it from. */
const RUNNERS: readonly (readonly [words: readonly string[], from: string])[] = [
  [['npx'], 'npm'],
  [['bunx'], 'npm'],
  [['pnpx'], 'npm'],
  [['npm', 'exec'], 'npm'],
  [['pnpm', 'dlx'], 'npm'],
  [['yarn', 'dlx'], 'npm'],
  [['bun', 'x'], 'npm'],
  [['uvx'], 'pypi'],
  [['uv', 'tool', 'run'], 'pypi'],
  [['pipx', 'run'], 'pypi'],
  [['docker', 'run'], 'docker'],
  [['podman', 'run'], 'docker'],
];

/** Options of those programs that take the next word with them. */
const TAKES_WORD =
  /^(?:--(?:env|env-file|volume|mount|name|publish|network|net|workdir|user|platform|pull|add-host|entrypoint|label|hostname|memory|cpus|restart|gpus|shm-size|with|python|index|index-url|default-index|registry|call|cache)|-[evpwulhcm])$/;
/** Options that name the package, where what follows is one of its commands. */
const NAMES_PACKAGE = /^(?:--package|--from|--spec)(?:=(.+))?$/;

const PACKAGE = /^(?:@[\w.-]+\/)?[a-z][\w.-]*(?:\[[\w,]+\])?(?:(?:@|==)[\w.^~-]+)?$/i;
/** Where a repository is fetched from in place of a registry. */
const GIT = /^(?:git\+(?:https?|ssh):\/\/|github:|https:\/\/github\.com\/)[\w@:./-]+$/;
const IMAGE = /^[a-z0-9][\w./:@-]*$/;
const ADDRESS = /^https?:\/\/[^\s/]+/i;

/** What a client is told of a server: an address, or what is started. */
export function mcpServerIn(table: TableExpression): McpServer | null {
  const near = (...names: readonly string[]): Expression | null =>
    table.entries.find(({ key }) => key !== null && names.includes(key))?.value ?? null;
  const address = near('url', 'serverUrl', 'httpUrl', 'uri', 'endpoint');
  if (address?.kind === 'string' && ADDRESS.test(address.value)) return { value: address, from: null };
  const command = near('command', 'cmd');
  if (command?.kind === 'table') return mcpServerIn({ ...command, entries: command.entries.map(asCommand) });
  return startedServer([...itemsOf(command), ...itemsOf(near('args', 'arguments'))]);
}

/** Zed: `command: { path, args }`. */
function asCommand(entry: TableExpression['entries'][number]): TableExpression['entries'][number] {
  return entry.key === 'path' ? { ...entry, key: 'command' } : entry;
}

function itemsOf(value: Expression | null): readonly Expression[] {
  return value?.kind === 'list' ? value.items : value ? [value] : [];
}

/** The package or image that the words of a command fetch and run; the address where it only leads to one. */
export function startedServer(words: readonly Expression[]): McpServer | null {
  const texts = words.map((word) => (word.kind === 'string' ? word.value : null));
  const start = /^cmd(?:\.exe)?$/i.test(texts[0] ?? '') ? 2 : 0;
  const program = (texts[start] ?? '').replace(/^.*[\\/]/, '').replace(/\.(?:cmd|exe)$/i, '');
  for (const [runner, from] of RUNNERS) {
    if (runner[0] !== program || runner.slice(1).some((word, index) => texts[start + 1 + index] !== word)) continue;
    return fetched(words.slice(start + runner.length), from);
  }
  return null;
}

function fetched(words: readonly Expression[], from: string): McpServer | null {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word?.kind !== 'string') continue;
    const named =
      from === 'docker' ? null : NAMES_PACKAGE.exec(from === 'npm' && word.value === '-p' ? '--package' : word.value);
    const next = words[at + 1];
    if (named && named[1] === undefined) return next?.kind === 'string' ? component(next, from) : null;
    if (named || word.value === '--') continue;
    if (TAKES_WORD.test(word.value) && !(from === 'npm' && word.value === '-y')) at++;
    else if (!word.value.startsWith('-')) return bridged(word, words.slice(at + 1)) ?? component(word, from);
  }
  return null;
}

/** `npx mcp-remote https://…`: a bridge to a server elsewhere. */
function bridged(word: StringExpression, rest: readonly Expression[]): McpServer | null {
  if (!/^(?:@[\w-]+\/)?(?:mcp-remote|mcp-proxy|supergateway)(?:@|$)/.test(word.value)) return null;
  const address = rest.find((item) => item.kind === 'string' && ADDRESS.test(item.value));
  return address?.kind === 'string' ? { value: address, from: null } : null;
}

function component(value: StringExpression, from: string): McpServer | null {
  if (from !== 'docker' && GIT.test(value.value)) return { value, from: null };
  return (from === 'docker' ? IMAGE : PACKAGE).test(value.value) ? { value, from } : null;
}
