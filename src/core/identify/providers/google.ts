import { monthDashDay, monthDay, monthOfYear } from '../dates.ts';
import { plainReading, withoutPrefix } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';

/**
 * Gemini API. `<model>-<generation>-<variation>-<version>` is a fixed version, previews carry a date:
 * https://ai.google.dev/gemini-api/docs/models#model-versions. `models/` is the resource name's collection.
 */
export const google: ProviderRules = {
  id: 'google',
  litellm: ['gemini', 'palm', 'googleai'],
  langchain: ['google_genai', 'google-gla', 'google'],
  read: (text) => {
    const { prefix, rest } = withoutPrefix(text, ['models/', 'googleai/', 'google/', 'gemini/']);
    return { ...plainReading(rest), prefix };
  },
  snapshot: (name) =>
    /^[a-z]+-\d+(?:\.\d+)?-[a-z0-9-]+-(0\d\d)$/.exec(name)?.[1] ??
    (/-(?:preview|exp)(?:-|$)/.test(name)
      ? (monthOfYear(name) ?? monthDashDay(name) ?? monthDay(name))
      : /^gemini-exp-/.test(name)
        ? monthDay(name)
        : null),
  neverPins: false,
};
