import { plainReading } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';

/** DeepSeek. Its own API offers moving names only: https://api-docs.deepseek.com/updates */
export const deepseek: ProviderRules = {
  id: 'deepseek',
  litellm: ['deepseek'],
  langchain: ['deepseek'],
  read: (text) => plainReading(text),
  snapshot: () => null,
  neverPins: true,
};
