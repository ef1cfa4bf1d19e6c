import { compactDate } from '../dates.ts';
import { plainReading, withoutPrefix } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';

/**
 * Anthropic. Snapshots end in `-YYYYMMDD`; from the 4.6 generation on the id without a date is the snapshot, which only
 * the catalog's facts tell: https://platform.claude.com/docs/en/about-claude/models/model-ids-and-versions
 */
export const anthropic: ProviderRules = {
  id: 'anthropic',
  litellm: ['anthropic', 'anthropic_text'],
  langchain: ['anthropic'],
  read: (text) => {
    const { prefix, rest } = withoutPrefix(text, ['anthropic/']);
    return { ...plainReading(rest), prefix };
  },
  snapshot: compactDate,
  neverPins: false,
};
