import type { FileFacts } from '../../model/facts.ts';
import type { Candidate } from '../../model/reference.ts';
import { namesEndpoint } from '../names.ts';
import type { Context, ValueInContext } from '../strings.ts';

/** The provider behind an address, or null. `local` addresses need a name that says what they are. */
export type ServedAt = (url: string) => { readonly provider: string; readonly local: boolean } | null;

/** Finds addresses of model APIs wherever they are handed on: request calls, constants, environment defaults. */
export function endpointByAddress(
  facts: FileFacts,
  { value: string, contexts }: ValueInContext,
  servedAt: ServedAt,
): Candidate | null {
  if (string.kind !== 'string' || !/^https?:\/\//i.test(string.value) || isPage(string.value)) return null;
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

/** A page for people on the host of an API: a console, its keys, its documentation. */
function isPage(url: string): boolean {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(url) ?? [];
  if (
    /(?:^|[.-])api(?:[.-]|$)|^localhost|^\d|:\d+$|inference|^integrate\.|^router\.|runtime|aiplatform|openai\.azure/i.test(
      host,
    )
  )
    return false;
  return !/\/(?:api|v\d+\w*|openai|inference|models)(?:\/|$)/i.test(path) && path.replace(/\/+$/, '') !== '';
}

/** `add_argument("--server-url", default=…)`. */
function declaresEndpoint(call: Extract<Context, { kind: 'argument' }>['call']): boolean {
  return call.arguments.some(
    ({ kind, value }) =>
      kind === 'positional' && value.kind === 'string' && value.value.startsWith('-') && namesEndpoint(value.value),
  );
}

function saysEndpoint(context: Context): boolean {
  switch (context.kind) {
    case 'argument':
      if (context.target !== null && namesEndpoint(context.target)) return true;
      return (
        context.name !== null &&
        (namesEndpoint(context.name) || (context.name === 'default' && declaresEndpoint(context.call)))
      );
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
