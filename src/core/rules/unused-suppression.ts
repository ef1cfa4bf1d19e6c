import type { ObservationRule } from './rule.ts';
import { told } from '../model/told.ts';
import { titled } from '../model/spoken.ts';

/** A comment that silences nothing: what it was for is gone, or its rule is misspelled. */
export const unusedSuppression: ObservationRule = {
  id: 'unused-suppression',
  look: (observation) => {
    if (observation.kind !== 'idle-suppression') return null;
    const { unknown, name, edit } = observation;
    const isWrong = unknown.length > 0;
    return {
      severity: 'hint',
      message: isWrong
        ? told`There is no rule ${unknown.join(', ')}, so nothing is silenced by that name.`
        : told`${name === '' ? told`No rule` : name} has nothing to say here, so this comment silences nothing. Take it out.`,
      fixes:
        edit && !isWrong
          ? [
              {
                ...titled(told`Take this comment out`),
                kind: 'suppress',
                preferred: false,
                safety: 'review',
                edits: [edit],
                expects: { kind: 'gone' },
              },
            ]
          : [],
      tags: [],
    };
  },
};
