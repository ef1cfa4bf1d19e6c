import { metadataOf } from './facts-of.ts';
import { isFirstOf } from './first-of.ts';
import type { Rule } from './rule.ts';
import { told } from '../model/told.ts';

/** A repository of the Hub that gives its files only to those who accepted its terms. */
export const gatedModel: Rule = {
  id: 'gated-model',
  check: (reference, context) => {
    const { identity, use } = reference;
    if (identity.provider !== 'huggingface' || use === 'config' || !isFirstOf(reference, context)) return null;
    if (metadataOf(reference)?.hub?.value.gated !== true) return null;
    return {
      severity: 'info',
      message: told`${identity.name} is gated: whoever loads it needs an account that accepted its terms, and a token of that account. Where there is none, in CI for example, the load fails.`,
      fixes: [],
      tags: [],
    };
  },
};
