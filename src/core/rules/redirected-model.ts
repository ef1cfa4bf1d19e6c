import { placeName } from '../base/platform-names.ts';
import { advice, lifecycleOf, metadataOf, reported } from './facts-of.ts';
import { replacementFixes } from './fixes-for.ts';
import type { Rule } from './rule.ts';

/** Requests are answered by a model other than the one named. */
export const redirectedModel: Rule = {
  id: 'redirected-model',
  check: (reference, context) => {
    const lifecycle = lifecycleOf(reference);
    if (lifecycle?.status !== 'redirected') return null;
    const replacement = metadataOf(reference)?.replacement?.value ?? null;
    const since = lifecycle.retires === null ? '' : ` since ${lifecycle.retires}`;
    return {
      severity: 'warning',
      message: `${reference.identity.name} ${since === '' ? 'is' : 'has been'} redirected to another model on ${placeName(reference.identity.provider)}${since}${reported(lifecycle)}; behaviour and price may differ.${advice(replacement, context.today)}`,
      fixes: replacementFixes(reference, replacement, context),
      tags: ['deprecated'],
    };
  },
};
