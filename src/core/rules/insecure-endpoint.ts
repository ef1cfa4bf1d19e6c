import { readAddress } from '../base/address.ts';
import { isPlaceholderHost, isPrivateHost } from '../base/private-hosts.ts';
import type { Fix } from '../model/fix.ts';
import type { LiveReference, Rule } from './rule.ts';
import { told } from '../model/told.ts';
import { titled } from '../model/spoken.ts';

/** A model server is asked in plain text, over a network that others may read. */
export const insecureEndpoint: Rule = {
  id: 'insecure-endpoint',
  subjects: ['endpoint', 'mcp-server'],
  check: (reference) => {
    const { text } = reference;
    if (!/^(?:http|ws):\/\//i.test(text) || /[{}$<>]|%[sd]/.test(text)) return null;
    const host = readAddress(text.replace(/^ws:/i, 'http:'))?.hostname.toLowerCase();
    if (host === undefined || host === '' || isPrivateHost(host) || isPlaceholderHost(host)) return null;
    return {
      severity: 'warning',
      message: told`${host} is asked over plain ${text.slice(0, text.indexOf(':')).toLowerCase()}: prompts, answers and the key can be read and changed on the way. Use ${text.startsWith('ws') ? 'wss' : 'https'}.`,
      fixes: securedFixes(reference),
      tags: [],
    };
  },
};

/** Servers that people run themselves, and that have no TLS of their own. */
const OWN_SERVERS: ReadonlySet<string> = new Set([
  'ollama',
  'vllm',
  'llama.cpp',
  'lmstudio',
  'openai-compatible',
  'unknown',
]);

/** Hosts of the providers are there by TLS; of any other nobody knows: what has a port or no name is somebody's own. */
function securedFixes({ identity, literal, text, kind }: LiveReference): readonly Fix[] {
  if (kind !== 'endpoint' || OWN_SERVERS.has(identity.provider)) return [];
  const address = readAddress(text);
  if (!address || address.port !== '' || /^[\d.]+$|^\[/.test(address.hostname)) return [];
  if (!text.startsWith('http:')) return [];
  const at = literal.span.start + 'http'.length;
  return [
    {
      ...titled(told`Use https`),
      kind: 'adapt',
      preferred: true,
      safety: 'review',
      edits: [{ uri: literal.uri, span: { start: at, end: at }, newText: 's' }],
      expects: { kind: 'gone' },
    },
  ];
}
