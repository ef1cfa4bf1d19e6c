import type { FileFacts } from '../../model/facts.ts';
import type { Candidate } from '../../model/reference.ts';
import { namesEndpoint } from '../names.ts';
import type { Context, StringInContext } from '../strings.ts';

/** The provider behind an address, or null. `local` addresses need a name that says what they are. */
export type ServedAt = (url: string) => { readonly provider: string; readonly local: boolean } | null;

/** Finds addresses of model APIs wherever they are handed on: request calls, constants, environment defaults. */
export function endpointByAddress(
  facts: FileFacts,
  { string, contexts }: StringInContext,
  servedAt: ServedAt,
): Candidate | null {
  if (!/^https?:\/\//i.test(string.value)) return null;
  const served = servedAt(string.value);
  if (!served) return null;
  const named = contexts.some((context) => saysEndpoint(context));
  if (served.local && !named) return null;
  const configured = contexts.some((context) => context.kind === 'setting' || context.kind === 'environment');
  return {
    detector: 'convention/endpoint',
    subject: 'endpoint',
    use: configured ? 'config' : 'call',
    useReason: 'address of a model API',
    provider: served.provider,
    client: null,
    grammar: 'native',
    uri: facts.uri,
    site: string.span,
    value: string,
    revision: null,
    insertion: null,
    confidence: 'likely',
    label: 'address',
  };
}

function saysEndpoint(context: Context): boolean {
  switch (context.kind) {
    case 'argument':
      return context.name !== null && namesEndpoint(context.name);
    case 'binding':
      return namesEndpoint(context.binding.name);
    case 'entry':
      return context.key !== null && namesEndpoint(context.key);
    case 'environment':
      return namesEndpoint(context.variable);
    case 'default':
      return namesEndpoint(context.key);
    case 'setting':
      return namesEndpoint(context.name);
    default:
      return false;
  }
}
