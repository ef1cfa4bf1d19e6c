import { metadataOf } from './facts-of.ts';
import { isFirstOf } from './first-of.ts';
import type { Rule } from './rule.ts';
import { told } from '../model/told.ts';

/** The Hub was asked, and the repository states no licence: nobody may use it without asking. */
export const missingLicense: Rule = {
  id: 'missing-license',
  check: (reference, context) => {
    const { identity, metadata } = reference;
    const known = metadataOf(reference);
    // Of what is bundled, that no licence is known says nothing.
    const isAsked = metadata?.kind === 'found' && metadata.freshness !== 'bundled';
    if (identity.provider !== 'huggingface' || !known?.hub || !isAsked || !isFirstOf(reference, context)) return null;
    const [own] = known.lineage?.nodes ?? [];
    if (known.hub.value.license !== null || (own && own.license !== null)) return null;
    return {
      severity: 'info',
      message: told`${identity.name} states no licence; without one, all rights are reserved. Ask its publisher before you ship it.`,
      fixes: [],
      tags: [],
    };
  },
};
