import type { Expression, FileFacts } from '../model/facts.ts';
import type { Candidate } from '../model/reference.ts';
import type { Started } from './command-wrappers.ts';
import { startedServer } from './mcp-started.ts';
import type { McpServer } from './mcp-started.ts';
import { textOf } from './word-parts.ts';

/** Programs whose `mcp add` tells them of a server (https://code.claude.com/docs/en/mcp, https://developers.openai.com/codex/mcp). */
const CLIENTS: ReadonlySet<string> = new Set(['claude', 'codex', 'gemini', 'qwen', 'copilot', 'opencode', 'cursor-agent', 'droid', 'amp']); // prettier-ignore
const ADDRESS = /^https?:\/\/[^\s/]+/i;

/** The server that `claude mcp add NAME …` names: an address, or what is started to get one. */
export function mcpAdded(facts: FileFacts, { program, words }: Started): readonly Candidate[] {
  if (program === null || !CLIENTS.has(program.toLowerCase())) return [];
  if (textOf(words[0]) !== 'mcp' || textOf(words[1]) !== 'add') return [];
  const server = serverIn(words.slice(2));
  if (!server) return [];
  const { value, from } = server;
  return [
    {
      detector: 'convention/mcp-server',
      subject: 'mcp-server',
      use: 'config',
      useReason: `server that ${program} is told of`,
      provider: from,
      client: null,
      grammar: 'native',
      uri: facts.uri,
      site: value.span,
      value,
      revision: null,
      insertion: null,
      confidence: 'sure',
      label: 'mcp server',
    },
  ];
}

function serverIn(words: readonly Expression[]): McpServer | null {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word?.kind === 'string' && ADDRESS.test(word.value)) return { value: word, from: null };
    const started = startedServer(words.slice(at));
    if (started) return started;
  }
  return null;
}
