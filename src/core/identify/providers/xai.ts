import { monthDay } from '../dates.ts';
import { plainReading } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';

/** xAI. `-MMDD` is a release, the name alone and `-latest` move: https://docs.x.ai/docs/models */
export const xai: ProviderRules = {
  id: 'xai',
  litellm: ['xai'],
  langchain: ['xai'],
  read: (text) => plainReading(text),
  snapshot: monthDay,
  neverPins: false,
};
