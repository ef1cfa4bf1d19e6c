import { metadataOf } from './facts-of.ts';
import { licenceOf, underText } from './licence-of.ts';
import type { Rule } from './rule.ts';
import { told } from '../model/told.ts';

/** The licence of a model, or of one that it was made from, asks something of whoever uses or ships it. */
export const restrictedLicense: Rule = {
  id: 'restricted-license',
  check: (reference, context) => {
    const effective = licenceOf(reference, context);
    if (effective?.license.class !== 'restricted') return null;
    // That the card states another licence is told instead.
    if ((metadataOf(reference)?.lineage?.conflicts.length ?? 0) > 0) return null;
    const { restricts } = effective.license;
    if (restricts.length === 0) return null;
    return {
      severity: 'info',
      message: told`${underText(reference, effective)}, which says: ${restricts.join('; ')}.`,
      fixes: [],
      tags: [],
    };
  },
};
