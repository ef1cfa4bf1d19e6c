import { yearMonth } from '../dates.ts';
import { plainReading, withoutPrefix } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';

/** Mistral. Versions end in `-YYMM`, aliases in `-latest` or in nothing: https://docs.mistral.ai/models */
export const mistral: ProviderRules = {
  id: 'mistral',
  litellm: ['mistral', 'codestral', 'text-completion-codestral'],
  langchain: ['mistralai', 'mistral'],
  read: (text) => {
    const { prefix, rest } = withoutPrefix(text, ['mistral/']);
    return { ...plainReading(rest), prefix };
  },
  snapshot: yearMonth,
  neverPins: false,
};
