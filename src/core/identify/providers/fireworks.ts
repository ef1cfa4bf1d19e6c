import { anyDate } from '../dates.ts';
import { plainReading } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';

/** Fireworks: `accounts/ACCOUNT/models/NAME` is the native id: https://docs.fireworks.ai/getting-started/concepts */
export const fireworks: ProviderRules = {
  id: 'fireworks',
  litellm: ['fireworks_ai'],
  langchain: ['fireworks'],
  read: (text) => {
    const at = text.indexOf('#');
    const name = at < 0 ? text : text.slice(0, at);
    return { ...plainReading(name), suffix: text.slice(name.length) };
  },
  snapshot: anyDate,
  neverPins: true,
};
