import type { WireApi } from '../model/contract.ts';
import type { ModelMetadata } from '../model/metadata.ts';
import type { LiveReference, RuleContext } from './rule.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

/** What a model has to be asked for to answer at an endpoint. */
const KINDS: Readonly<Record<WireApi, readonly string[]>> = {
  'chat-completions': ['chat'],
  responses: ['responses', 'chat'],
  completions: ['completion'],
  messages: ['messages', 'chat'],
  'generate-content': ['chat', 'image', 'speech'],
  'cohere-chat': ['chat'],
  converse: ['chat', 'messages'],
  invoke: ['chat', 'messages', 'image', 'embedding'],
  embeddings: ['embedding'],
  images: ['image'],
  speech: ['speech'],
  transcription: ['transcription'],
  translation: ['translation'],
  realtime: ['realtime'],
};
/** Endpoints that models are asked for words at: a model of which nothing is known is taken for one that answers there. */
export const WORD_ENDPOINTS: readonly WireApi[] = [
  'chat-completions',
  'responses',
  'messages',
  'generate-content',
  'cohere-chat',
  'converse',
  'invoke',
];

/** Whether the endpoint that is called answers for another model, as far as is known: no edit leads across endpoints. */
export function isServedWhere(reference: LiveReference, id: string, context: RuleContext): boolean {
  const { parameters, identity, kind } = reference;
  const api = parameters?.api ?? null;
  const kinds = metadataAt(identity.provider, id, context)?.asked?.kinds ?? [];
  if (kind === 'embedding-model') return kinds.length === 0 || kinds.includes('embedding');
  if (api === null) return true;
  if (context.contract(identity.provider, id, api)?.isServed === false) return false;
  return kinds.length === 0 ? WORD_ENDPOINTS.includes(api) : KINDS[api].some((one) => kinds.includes(one));
}

/** What is known of an id on a platform; null where nothing is. */
export function metadataAt(provider: string, id: string, { find }: RuleContext): ModelMetadata | null {
  const found = find(provider, id);
  return found.kind === 'found' ? found.value : null;
}

/** What goes into a model and not into another one, by what is known of both: `pdf`, `audio`. */
export function lostInputs(own: ModelMetadata | null, other: ModelMetadata | null): readonly string[] {
  const after = other?.traits?.value;
  if (!after || after.input.length === 0) return [];
  // A source that calls nothing `pdf` does not say of one model that it takes none.
  const isLost = (word: string): boolean => !after.input.includes(word) && after.inputsTold.includes(word);
  return (own?.traits?.value.input ?? []).filter(isLost);
}

/** Where another model takes less at once, in words. */
export function shorter(own: ModelMetadata | null, other: ModelMetadata | null): readonly Told[] {
  const [old, now] = [own?.traits?.value.contextWindow ?? null, other?.traits?.value.contextWindow ?? null];
  return old !== null && now !== null && now < old
    ? [told`check lengths: its context is ${tokens(now)}, not ${tokens(old)}`]
    : [];
}

/** What makers call their models by size, the smallest first. */
const TIERS: readonly RegExp[] = [
  /(?:^|[-.])(?:nano|micro)(?:$|[-.])/,
  /(?:^|[-.])(?:mini|lite|haiku|small|8b)(?:$|[-.])/,
  /(?:^|[-.])(?:flash|sonnet|medium)(?:$|[-.])/,
  /(?:^|[-.])(?:pro|opus|large|max|ultra)(?:$|[-.])/,
];

/** Where the names of two models say that they are of different size, in words. */
export function otherTier(own: string, other: string): readonly Told[] {
  const [before, after] = [own, other].map((name) => TIERS.findIndex((tier) => tier.test(name)));
  const isKnown = before !== undefined && after !== undefined && before >= 0 && after >= 0;
  return isKnown && before !== after
    ? [after < before ? told`check the answers: it is a smaller model` : told`check the answers: it is a larger model`]
    : [];
}

/** `128k`, `1M`: tokens as people say them. */
export function tokens(count: number): string {
  if (count >= 1_000_000) return `${String(Math.round(count / 100_000) / 10)}M`;
  return count >= 1_000 ? `${String(Math.round(count / 1_000))}k` : String(count);
}
