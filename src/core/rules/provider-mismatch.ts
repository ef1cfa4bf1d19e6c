import { placeName } from '../base/platform-names.ts';
import type { Via } from '../model/reference.ts';
import type { LiveReference, Rule, RuleContext } from './rule.ts';
import { told } from '../model/told.ts';

/** Platforms that serve the models of their own lab only, so that another lab's id cannot work there. */
const OWN_MODELS_ONLY: ReadonlySet<string> = new Set(['openai', 'anthropic', 'google']);

/** Ways by which a value is one of several, or comes from where a test may stand before the call. */
const SEVERAL: ReadonlySet<Via> = new Set([
  'item', 'key', 'row', 'parameter', 'parameter-default', 'environment', 'environment-default', 'fallback', 'conditional', 'return',
]); // prettier-ignore

/** Lines that say that a client goes where it goes anyway. */
const OWN_ADDRESS = /^.*(?:api\.openai\.com|api\.anthropic\.com|generativelanguage\.googleapis\.com).*$/gm;

/** Words with which code points a client at another URL; if one is in the document, it is uncertain who answers. */
const ADDRESS = /base_?ur[li]|api_?(?:base|host|url)|end_?point|proxy|proxies|gateway/i;

/** The client that is called does not serve the model that is named. */
export const providerMismatch: Rule = {
  id: 'provider-mismatch',
  check: (reference, context) => {
    const { metadata, identity } = reference;
    if (metadata?.kind !== 'absent' || !OWN_MODELS_ONLY.has(identity.provider) || reference.use !== 'call') return null;
    // Labs come first: who knows the id first has made it.
    const [maker] = context.platformsOf(identity.lookup);
    if (maker === undefined || maker === identity.provider || !OWN_MODELS_ONLY.has(maker)) return null;
    if (isOneOfSeveral(reference) || mayGoElsewhere(reference, context)) return null;
    return {
      severity: 'warning',
      message: told`${identity.name} is served by ${placeName(maker)}, but this call goes to ${placeName(identity.provider)}; the request fails. Change the client or the id.`,
      fixes: [],
      tags: [],
    };
  },
};

/** Whether another value may reach the call as well: a test of the id often stands in front of it. */
function isOneOfSeveral({ resolution, via }: LiveReference): boolean {
  return resolution !== 'known' || via.some((step) => SEVERAL.has(step));
}

/** Whether someone other than the client's own provider may answer. Errs on the side of yes. */
function mayGoElsewhere(reference: LiveReference, context: RuleContext): boolean {
  const { site, detector, addressed, isPlainClient } = reference;
  const text = context.text(site.uri);
  if (addressed || text === null || detector.startsWith('convention/')) return true;
  // Where the client is made in sight, what other clients are given is theirs.
  return isPlainClient ? VARIABLE.test(text) : ADDRESS.test(text.replace(OWN_ADDRESS, ''));
}

/** Variables by which the clients of labs are sent elsewhere. */
const VARIABLE = /(?:OPENAI|ANTHROPIC|GEMINI)_(?:API_)?BASE|(?:OPENAI|ANTHROPIC)_BASE_URL|https?_proxy|monkeypatch/i;
