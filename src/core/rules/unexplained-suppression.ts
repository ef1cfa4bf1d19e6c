import type { ObservationRule } from './rule.ts';

/** A comment that silences findings and does not say why. */
export const unexplainedSuppression: ObservationRule = {
  id: 'unexplained-suppression',
  look: (observation) => {
    if (observation.kind !== 'suppression') return null;
    const what = observation.name === '' ? 'Every rule' : observation.name;
    return {
      severity: 'info',
      message: `${what} is silenced here without a reason. Write one behind --, for whoever reads it next.`,
      fixes: [],
      tags: [],
    };
  },
};
