import type { Identity } from '../../model/identity.ts';
import { providerOfEndpoint } from '../endpoints.ts';
import { told } from '../../model/told.ts';

/** A host that the reader is to put in (`https://your-gateway.com`); of `your-resource.openai.azure.com` it is known who serves. */
const PLACEHOLDER = /^(?:\w+:\/\/)?(?:[^/?#]*[.@_-])?your(?:[-_.]|domain|company|host|server|org|name)/i;

/** Reads a base URL: the host decides who serves, unless it tells nothing and the detector knows. */
export function identifyEndpoint(text: string, provider: string | null): Identity | null {
  const url = text.trim();
  const served = providerOfEndpoint(url)?.provider;
  if (served === undefined && PLACEHOLDER.test(url)) return null;
  // Without a scheme only an address with a port, a host that is known, or the path of an API is told from prose.
  const path = provider !== null && /^\/[\w./-]*$/.test(url);
  if (!path && !/^(?:https?|wss?):\/\/[^\s/]+/i.test(url) && (served === undefined || !/[.:]/.test(url))) return null;
  return {
    provider: served ?? provider ?? 'unknown',
    // `https://host/v1/` and `https://host/v1` are one place.
    name: url.replace(/(?<=[^/])\/+$/, ''),
    lookup: url,
    revision: { kind: 'default', value: null },
    pin: 'unknown',
    pinReason: told`an endpoint has no version of its own`,
    purl: null,
    prefix: '',
    suffix: '',
  };
}
