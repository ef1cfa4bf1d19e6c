import type { ObservationRule } from './rule.ts';
import { told } from '../model/told.ts';

/** Two packages of one manifest whose major versions do not work together. */
export const incompatiblePackages: ObservationRule = {
  id: 'incompatible-packages',
  look: (observation) => {
    if (observation.kind !== 'pair') return null;
    const [one, other] = observation.versions;
    return {
      severity: 'warning',
      message: told`${one} does not work with ${other}: their interfaces are of different versions. Use ${observation.ending.instead}.`,
      fixes: [],
      tags: [],
    };
  },
};
