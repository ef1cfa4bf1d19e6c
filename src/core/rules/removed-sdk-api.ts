import { inPlace } from './ended-text.ts';
import type { ObservationRule } from './rule.ts';

/** A call or an argument that the version of the SDK in use does not have any more. */
export const removedSdkApi: ObservationRule = {
  id: 'removed-sdk-api',
  look: (observation) => {
    if (observation.kind !== 'ended' || observation.ending.kind !== 'call') return null;
    const { ending, name, version } = observation;
    const [first] = ending.packages;
    const gone = first?.range?.introduced ?? '';
    const what = ending.name.replace('{name}', name).replace(/^(\w+)\.\1\./, '$1.');
    return {
      severity: 'warning',
      message: `${what} was removed in ${first?.name ?? ''} ${gone.replace(/\.0$/, '')}; ${version ?? ''} ${version?.startsWith('every') === true ? 'comes without it' : 'does not have it'}.${inPlace(ending)}`,
      fixes: [],
      tags: ['deprecated'],
    };
  },
};
