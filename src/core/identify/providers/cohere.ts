import { monthOfYear } from '../dates.ts';
import { plainReading } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';

/** Cohere. Versions end in `-MM-YYYY`, embedding models in `-v3.0`: https://docs.cohere.com/docs/models */
export const cohere: ProviderRules = {
  id: 'cohere',
  litellm: ['cohere', 'cohere_chat'],
  langchain: ['cohere'],
  read: (text) => plainReading(text),
  snapshot: monthOfYear,
  neverPins: false,
};
