import type { ObservationRule } from './rule.ts';

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
        ? `There is no rule ${unknown.join(', ')}, so nothing is silenced by that name.`
        : `${name === '' ? 'No rule' : name} has nothing to say here, so this comment silences nothing. Take it out.`,
      fixes:
        edit && !isWrong
          ? [
              {
                title: 'Take this comment out',
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
