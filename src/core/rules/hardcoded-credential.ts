import type { ObservationRule } from './rule.ts';
import { told } from '../model/told.ts';

/** A key of a provider stands in a file. It is never shown but for its beginning. */
export const hardcodedCredential: ObservationRule = {
  id: 'hardcoded-credential',
  look: (observation) => {
    if (observation.kind !== 'key') return null;
    const { name, shown } = observation;
    return {
      severity: 'error',
      message: /^[AEIOUx]/.test(name)
        ? told`An ${name} key stands here (${shown}); whoever can read the file can use it. Revoke it, and read another one from the environment.`
        : told`A ${name} key stands here (${shown}); whoever can read the file can use it. Revoke it, and read another one from the environment.`,
      fixes: [],
      tags: [],
    };
  },
};
