import { familyOf } from '../identify/families.ts';
import { providerOfEndpoint } from '../identify/endpoints.ts';
import type { Candidate } from '../model/reference.ts';
import type { Evaluator } from '../resolve/evaluate.ts';
import type { Value } from '../resolve/values.ts';
import type { InspectContext } from './inspect-context.ts';

/** The address given to the client decides who serves; an address nobody knows is some compatible server. */
export function servingProvider(candidate: Candidate, evaluator: Evaluator, context: InspectContext): string | null {
  const { client } = candidate;
  if (!client) return candidate.provider;
  const address = addressesOf(candidate, evaluator, context).find((value) => value.kind === 'text');
  return address?.kind === 'text' ? providerAt(address.text, client.provider) : client.provider;
}

/** What the address given to a client may be. */
export function addressesOf(
  { client, subject }: Candidate,
  evaluator: Evaluator,
  context: InspectContext,
): readonly Value[] {
  if (!client?.endpoint || subject === 'endpoint') return [];
  const facts = context.project.facts(client.endpoint.uri);
  return facts ? evaluator.evaluate(facts, client.endpoint.value) : [];
}

/** Whether a client is only given the address where it would go anyway. */
export function isOwnAddress({ client }: Candidate, addresses: readonly Value[]): boolean {
  return (
    addresses.length > 0 &&
    addresses.every(
      (value) =>
        value.kind === 'text' &&
        !value.trail.via.includes('environment-default') &&
        providerOfEndpoint(value.text)?.provider === client?.provider,
    )
  );
}

/**
 * Who serves at the address a client was given. A known host says so; elsewhere OpenAI's client speaks to some compatible
 * server, and the clients of others to theirs, wherever it stands.
 */
export function providerAt(address: string, client: string): string {
  const served = providerOfEndpoint(address);
  if (client === 'openai') return served?.provider ?? (address.includes(':') ? 'openai-compatible' : client);
  return served && !served.local ? served.provider : client;
}

/** Labs whose protocol others speak, and that serve nothing but their own models. */
const LABS: ReadonlySet<string> = new Set(['openai', 'anthropic', 'google', 'mistral', 'cohere', 'xai', 'deepseek']);

/** Whether a client was not seen to be made, or is given an address that nobody can read. */
export function mayBeElsewhere(
  candidate: Candidate,
  provider: string,
  evaluator: Evaluator,
  context: InspectContext,
): boolean {
  const { client, confidence } = candidate;
  if (!LABS.has(provider)) return false;
  if (!client) return confidence === 'likely';
  if (!client.endpoint) return false;
  const facts = context.project.facts(client.endpoint.uri);
  return !facts || evaluator.evaluate(facts, client.endpoint.value).every(({ kind }) => kind !== 'text');
}

/** Whether an id is none of a lab's: `org/name`, or of a family that another one makes. */
export function isForeign(text: string, provider: string): boolean {
  const lab = familyOf(text)?.lab ?? null;
  return lab === null ? /^[\w.-]+\/[\w.-]+$/.test(text) : lab !== provider;
}
