import { inPlace } from './ended-text.ts';
import type { ObservationRule } from './rule.ts';
import { told } from '../model/told.ts';

/** A call or an argument that the version of the SDK in use does not have any more. */
export const removedSdkApi: ObservationRule = {
  id: 'removed-sdk-api',
  look: (observation) => {
    if (observation.kind !== 'ended' || observation.ending.kind !== 'call') return null;
    const { ending, name, version } = observation;
    const [first] = ending.packages;
    const gone = first?.range?.introduced ?? '';
    const what = ending.name.replace('{name}', name).replace(/^(\w+)\.\1\./, '$1.');
    const since = `${first?.name ?? ''} ${gone.replace(/\.0$/, '')}`;
    const lacks =
      version?.startsWith('every') === true
        ? told`${version} comes without it`
        : told`${version ?? ''} does not have it`;
    return {
      severity: 'warning',
      message: told`${what} was removed in ${since}; ${lacks}.${inPlace(ending)}`,
      fixes: [],
      tags: ['deprecated'],
    };
  },
};
