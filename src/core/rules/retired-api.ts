import type { Severity } from '../model/finding.ts';
import type { Ending } from '../model/ending.ts';
import { daysUntil, inPlace, saidBy } from './ended-text.ts';
import { days } from './facts-of.ts';
import type { ObservationRule, RuleHit } from './rule.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

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
type OnDay = (name: string, day: string) => Told;
const MEANS: Readonly<Record<Ending['effect'], { before: OnDay; after: OnDay; ever: (name: string) => Told }>> = {
  fails: {
    before: (name, day) => told`${name} is switched off on ${day}`,
    after: (name, day) => told`${name} was switched off on ${day}`,
    ever: (name) => told`${name} was switched off`,
  },
  closes: {
    before: (name, day) => told`${name} takes nothing new on ${day}`,
    after: (name, day) => told`${name} has taken nothing new since ${day}`,
    ever: (name) => told`${name} takes nothing new`,
  },
  removed: {
    before: (name, day) => told`${name} leaves its SDK on ${day}`,
    after: (name, day) => told`${name} left its SDK on ${day}`,
    ever: (name) => told`${name} left its SDK`,
  },
  unsupported: {
    before: (name, day) => told`${name} is supported no more on ${day}`,
    after: (name, day) => told`${name} has not been supported since ${day}`,
    ever: (name) => told`${name} is supported no more`,
  },
  deprecated: {
    before: (name, day) => told`${name} is deprecated on ${day}`,
    after: (name, day) => told`${name} was deprecated on ${day}`,
    ever: (name) => told`${name} is deprecated`,
  },
};

function ahead(ending: Ending, left: number, horizonDays: number): RuleHit {
  const day = ending.ends ?? '';
  return hit(
    left <= horizonDays ? 'warning' : 'info',
    told`${MEANS[ending.effect].before(ending.name, day)}${saidBy(ending)}, in ${days(left)}.${inPlace(ending)}`,
  );
}

function past(ending: Ending): RuleHit {
  const { ends, effect, name } = ending;
  const what = ends === null ? MEANS[effect].ever(name) : MEANS[effect].after(name, ends);
  const then =
    effect === 'fails' ? told`; requests fail` : effect === 'removed' ? told`; newer releases do not have it` : '';
  return hit(
    effect === 'fails' && ending.confidence !== 'low' ? 'error' : 'warning',
    told`${what}${saidBy(ending)}${then}.${inPlace(ending)}`,
  );
}

function hit(severity: Severity, message: Told): RuleHit {
  return { severity, message, fixes: [], tags: ['deprecated'] };
}
