import type { Severity } from '../model/finding.ts';
import type { Ending } from '../model/ending.ts';
import { daysUntil, inPlace, told } from './ended-text.ts';
import { days } from './facts-of.ts';
import type { ObservationRule, RuleHit } from './rule.ts';

/** An API, a host or a platform that is switched off, or will be. */
export const retiredApi: ObservationRule = {
  id: 'retired-api',
  look: (observation, { today, horizonDays }) => {
    if (observation.kind !== 'ended' || observation.ending.kind !== 'api') return null;
    const { ending } = observation;
    const left = daysUntil(ending, today);
    return left !== null && left > 0 ? ahead(ending, left, horizonDays) : past(ending);
  },
};

/** What an end means for what is written here. */
const MEANS: Readonly<Record<Ending['effect'], readonly [before: string, after: string]>> = {
  fails: ['is switched off', 'was switched off'],
  closes: ['takes nothing new', 'has taken nothing new since'],
  removed: ['leaves its SDK', 'left its SDK'],
  unsupported: ['is supported no more', 'has not been supported since'],
  deprecated: ['is deprecated', 'was deprecated'],
};

function ahead(ending: Ending, left: number, horizonDays: number): RuleHit {
  const day = ending.ends ?? '';
  return hit(
    left <= horizonDays ? 'warning' : 'info',
    `${ending.name} ${MEANS[ending.effect][0]} on ${day}${told(ending)}, in ${days(left)}.${inPlace(ending)}`,
  );
}

function past(ending: Ending): RuleHit {
  const { ends, effect, name } = ending;
  const verb = MEANS[effect][1];
  const when = ends === null ? '' : verb.endsWith('since') ? ` ${ends}` : ` on ${ends}`;
  const then = { fails: '; requests fail', removed: '; newer releases do not have it' }[effect as string] ?? '';
  return hit(
    effect === 'fails' && ending.confidence !== 'low' ? 'error' : 'warning',
    `${name} ${verb}${when}${told(ending)}${then}.${inPlace(ending)}`,
  );
}

function hit(severity: Severity, message: string): RuleHit {
  return { severity, message, fixes: [], tags: ['deprecated'] };
}
