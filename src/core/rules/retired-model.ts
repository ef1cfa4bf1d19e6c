import { providerName } from '../base/platform-names.ts';
import { advice, lifecycleOf, metadataOf, reported } from './facts-of.ts';
import { replacementFixes } from './fixes-for.ts';
import type { Rule } from './rule.ts';

/** No longer served on the platform that is called. */
export const retiredModel: Rule = {
  id: 'retired-model',
  check: (reference, context) => {
    const lifecycle = lifecycleOf(reference);
    if (lifecycle?.status !== 'retired') return null;
    const replacement = metadataOf(reference)?.replacement?.value ?? null;
    const by = providerName(reference.identity.provider);
    const when = lifecycle.retires === null ? '' : ` on ${lifecycle.retires}`;
    return {
      severity: 'error',
      message: `${reference.identity.name} was retired by ${by}${when}${reported(lifecycle)}; requests fail.${advice(replacement)}`,
      fixes: replacementFixes(reference, replacement, context),
      tags: ['deprecated'],
    };
  },
};
