import { providerName } from '../base/platform-names.ts';
import type { Rule } from './rule.ts';

/** Providers that serve their own models only, so that a foreign id cannot work there. */
const OWN_MODELS_ONLY: ReadonlySet<string> = new Set(['openai', 'anthropic', 'google']);

/** The client that is called does not serve the model that is named. */
export const providerMismatch: Rule = {
  id: 'provider-mismatch',
  check: (reference, context) => {
    const { metadata, identity } = reference;
    if (metadata?.kind !== 'absent' || !metadata.complete || !OWN_MODELS_ONLY.has(identity.provider)) return null;
    if (reference.detector.startsWith('convention/')) return null;
    const servers = context.platformsOf(identity.lookup).filter((platform) => OWN_MODELS_ONLY.has(platform));
    const [server] = servers;
    if (server === undefined || server === identity.provider) return null;
    return {
      severity: 'warning',
      message: `${identity.name} is served by ${providerName(server)}, not by ${providerName(identity.provider)}, which this call asks; the request fails.`,
      fixes: [],
      tags: [],
    };
  },
};
