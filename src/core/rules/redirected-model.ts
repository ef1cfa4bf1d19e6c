import { placeName } from '../base/platform-names.ts';
import { advice, lifecycleOf, metadataOf, reported } from './facts-of.ts';
import { replacementFixes } from './fixes-for.ts';
import type { Rule } from './rule.ts';
import { told } from '../model/told.ts';

/** Requests are answered by a model other than the one named. */
export const redirectedModel: Rule = {
  id: 'redirected-model',
  check: (reference, context) => {
    const lifecycle = lifecycleOf(reference);
    if (lifecycle?.status !== 'redirected') return null;
    const replacement = metadataOf(reference)?.replacement?.value ?? null;
    const { name, provider } = reference.identity;
    const { retires: since } = lifecycle;
    const [where, next] = [placeName(provider), advice(replacement, context.today)];
    return {
      severity: 'warning',
      message:
        since === null
          ? told`${name} is redirected to another model on ${where}${reported(lifecycle)}; behaviour and price may differ.${next}`
          : told`${name} has been redirected to another model on ${where} since ${since}${reported(lifecycle)}; behaviour and price may differ.${next}`,
      fixes: replacementFixes(reference, replacement, context),
      tags: ['deprecated'],
    };
  },
};
