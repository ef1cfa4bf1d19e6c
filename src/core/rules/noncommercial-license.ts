import { licenceOf, underText } from './licence-of.ts';
import type { Rule } from './rule.ts';
import { told } from '../model/told.ts';

/** The licence of a model, or of one that it was made from, forbids commercial use. */
export const noncommercialLicense: Rule = {
  id: 'noncommercial-license',
  check: (reference, context) => {
    const effective = licenceOf(reference, context);
    const kind = effective?.license.class;
    if (!effective || (kind !== 'noncommercial' && kind !== 'proprietary')) return null;
    const what = kind === 'proprietary' ? told`all rights are reserved` : told`it may not be used commercially`;
    return {
      severity: 'warning',
      message: told`${underText(reference, effective)}: ${what}. Ask for another licence, or take another model, before anything is sold with it.`,
      fixes: [],
      tags: [],
    };
  },
};
