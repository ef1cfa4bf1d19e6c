import { metadataOf } from './facts-of.ts';
import type { Rule } from './rule.ts';
import { told } from '../model/told.ts';

/** The card of a model, or of one it was made from, states a more permissive licence than that of its own base. */
export const licenseConflict: Rule = {
  id: 'license-conflict',
  check: (reference) => {
    const [conflict] = metadataOf(reference)?.lineage?.conflicts ?? [];
    if (!conflict) return null;
    const { name } = reference.identity;
    const { id, license, base, baseLicense } = conflict;
    const says =
      id === name
        ? told`${name} states ${license.stated}`
        : told`${name} was made from ${id}, which states ${license.stated}`;
    const [asks] = baseLicense.restricts;
    const terms = asks === undefined ? baseLicense.stated : `${baseLicense.stated} (${asks})`;
    return {
      severity: 'warning',
      message: told`${says} but was made from ${base} under ${terms}; those terms still apply. Check them before you rely on ${license.stated}.`,
      fixes: [],
      tags: [],
    };
  },
};
