import { renameFix } from '../fixes/replace.ts';
import { metadataOf } from './facts-of.ts';
import { namedLiteral } from './fixes-for.ts';
import type { Rule } from './rule.ts';
import { told } from '../model/told.ts';

/** A Hub repository that has been renamed. */
export const renamedModel: Rule = {
  id: 'renamed-model',
  check: (reference, context) => {
    const { identity } = reference;
    const renamedTo = metadataOf(reference)?.hub?.value.renamedTo ?? null;
    if (identity.provider !== 'huggingface' || renamedTo === null) return null;
    // A one-word name (`gpt2`) is from the early days of the Hub, and no one can take it.
    if (!identity.name.includes('/') || renamedTo.toLowerCase() === identity.name.toLowerCase()) return null;
    const fix = renameFix(namedLiteral(reference, context), renamedTo);
    return {
      severity: 'info',
      message: told`${identity.name} was renamed to ${renamedTo}; the Hub still redirects there, but someone else can take the old name. Use the new name.`,
      fixes: fix ? [fix] : [],
      tags: [],
    };
  },
};
