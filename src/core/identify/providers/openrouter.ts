import { anyDate } from '../dates.ts';
import { plainReading } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';

/**
 * OpenRouter: `lab/model`, kept as the native id, with an optional variant behind a colon:
 * https://openrouter.ai/docs/features/model-routing
 */
export const openrouter: ProviderRules = {
  id: 'openrouter',
  litellm: ['openrouter'],
  langchain: ['openrouter'],
  read: (text) => {
    const prefix = /^openrouter\/(?=[^/]+\/)/.exec(text)?.[0] ?? '';
    const rest = text.slice(prefix.length);
    const suffix = /:[a-z][a-z-]*$/.exec(rest)?.[0] ?? '';
    return { ...plainReading(rest.slice(0, rest.length - suffix.length)), prefix, suffix };
  },
  snapshot: anyDate,
  neverPins: false,
};
