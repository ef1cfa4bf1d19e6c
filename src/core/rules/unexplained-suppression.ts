import type { ObservationRule } from './rule.ts';
import { told } from '../model/told.ts';

/** A comment that silences findings and does not say why. */
export const unexplainedSuppression: ObservationRule = {
  id: 'unexplained-suppression',
  look: (observation) => {
    if (observation.kind !== 'suppression') return null;
    const what = observation.name === '' ? told`Every rule` : observation.name;
    return {
      severity: 'info',
      message: told`${what} is silenced here without a reason. Write one behind --, for whoever reads it next.`,
      fixes: [],
      tags: [],
    };
  },
};
